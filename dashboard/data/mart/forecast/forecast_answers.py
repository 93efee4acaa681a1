"""A forecast to a date as it is drawn: plain values that have passed the reader's scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dashboard.data.mart.children.child_row import ChildList, ListQuestion

NOBODY: Final = ""  # in the place of an advisor: children without any


class Pick(StrEnum):
    """The numbers of a forecast, each of which is a list of children."""

    OVER_NOW = "over_now"
    OVER_IF_ALL_HELD = "over_if_all_held"  # on the day, if every booked meeting is held
    OVER_IF_NONE_HELD = "over_if_none_held"  # on the day, if no meeting is held from now on
    NOTHING_BOOKED = "nothing_booked"
    ENDED = "ended"  # the course ends before the day
    NEEDED = "needed"  # who needs a meeting by the day
    LATE = "late"  # of these, who is over the limit already
    BOOKED = "booked"  # who has a meeting booked by the day


@dataclass(frozen=True, slots=True)
class ForecastQuestion:
    """`day`: after the as-of date. `pick` None: all children. `rows`: how the list is arranged, its `soon` the day.

    `advisor`: only those at whose home or school this one is; NOBODY: those without any; None: all.
    """

    day: date
    pick: Pick | None
    rows: ListQuestion
    advisor: str | None = None


@dataclass(frozen=True, slots=True)
class ChildForecast:
    """What is known of one child.

    `latest_on`: the last good day as it stands on the day asked about, if all booked meetings up to it are held; None
    where the course has ended by then. `ends_on`: the last day of the child's course, None while it is not known.
    `needed`: the meetings that it takes by the day; `by_then`: those booked by the day.
    """

    booked: tuple[date, ...]
    latest_on: date | None
    ends_on: date | None
    needed: int
    by_then: int


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """How many children are over the limit on a day."""

    day: date
    if_all_held: int
    if_none_held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The meetings of some children from the day after T to the day asked about.

    `staff` None: children without the one in question. `late`: how many of the needed ones are the first of children
    who are over the limit already. `hours`: a week; None where they are not known, all or in part. `is_whole`: whether
    these are all the children that the hours are for.
    """

    staff: str | None
    children: int
    needed: int
    late: int
    booked: int
    hours: float | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The meetings it takes to keep everyone in time, in all and for each who has a part in them, by key."""

    together: Load
    coordinators: tuple[Load, ...]
    advisors: tuple[Load, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """`children`: those of the rows, by key; `listed_meetings`: of all that are listed, on any page.

    `counts`: of all the reader's children that match the slice.

    `days`: from T to the day asked about, a week apart; the last step may be shorter.
    """

    listed: ChildList
    listed_meetings: Load
    children: Mapping[str, ChildForecast]
    counts: Mapping[Pick, int]
    days: tuple[ForecastDay, ...]
    demand: Demand
