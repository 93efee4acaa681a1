"""How many meetings it takes to keep everyone in time, for each coordinator and advisor, against their hours.

Defined in definitions.md, "Forecast to a date".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.data.mart.columns import Flags, Ints, Wide, day_number
from dashboard.data.mart.forecast.forecast_answers import NOBODY, Demand, Load
from dashboard.data.mart.forecast.forecast_columns import ForecastColumns
from dashboard.data.mart.store import Mart
from dashboard.data.mart.units_within import is_wholly_own
from dashboard.statistics.follow_up_forecast import meetings_needed
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope

_UNITS: Final[tuple[Unit, ...]] = ("home", "school")
_ADVISORS: Final = ("learning_advisor", "school_advisor")


@dataclass(frozen=True, slots=True)
class _Post:
    """An appointment in force on the as-of date. `hours` a week, None where they are not known."""

    staff: str
    role: str
    unit: Unit
    key: str
    hours: float | None


@dataclass(frozen=True, slots=True)
class Meetings:
    """What each child of `Columns.follow_ups` needs and has booked; `late` where the first is over the limit."""

    needed: Wide
    late: Wide
    booked: Wide

    def load(
        self, children: Wide, staff: str | None = None, hours: float | None = None, *, whole: bool = False
    ) -> Load:
        """That of some children, given as places."""
        needed, late, booked = (int(column[children].sum()) for column in (self.needed, self.late, self.booked))
        return Load(
            staff=staff,
            children=len(children),
            needed=needed,
            late=late,
            booked=booked,
            hours=hours,
            is_whole=whole and hours is not None,
        )


def demand(mart: Mart, meetings: Meetings, chosen: Flags, *, scope: Scope, is_all: bool) -> Demand:
    """Of the chosen children. `is_all`: no filter has left any of the reader's children out."""
    return Demand(
        together=meetings.load(np.flatnonzero(chosen)),
        coordinators=tuple(_coordinators(mart, meetings, chosen, scope=scope, is_all=is_all)),
        advisors=tuple(_advisors(mart, meetings, chosen, scope=scope, is_all=is_all)),
    )


def meetings_of(mart: Mart, columns: ForecastColumns, until: int) -> Meetings:
    """Of every child, from the as-of date up to a day."""
    needed = columns.added(meetings_needed(columns.courses, day_number(mart.meta.as_of), until))
    by_then = np.bincount(columns.booked.course[columns.booked.day <= until], minlength=len(columns.place))
    late = np.where(mart.columns.follow_ups.is_overdue, np.minimum(needed, 1), 0)
    return Meetings(needed, late, columns.added(by_then))


def _coordinators(mart: Mart, meetings: Meetings, chosen: Flags, *, scope: Scope, is_all: bool) -> Iterator[Load]:
    """Hours are known only of coordinators who are appointed to homes or schools."""
    coded = mart.columns.follow_ups.attributes["coordinator"]
    hours = _hours(post for post in _posts(mart) if scope.owns_unit(post.unit, post.key))
    # A leader sees a part of a coordinator's children, and is not told whether it is all of them.
    may_be_whole = is_all and not (scope.own.homes or scope.own.schools)
    for code, children in _grouped(coded.codes, chosen):
        staff = coded.values[code]
        whole = may_be_whole and int((coded.codes == code).sum()) == len(children)
        yield meetings.load(children, staff, hours.get(staff or ""), whole=whole)


def _advisors(mart: Mart, meetings: Meetings, chosen: Flags, *, scope: Scope, is_all: bool) -> Iterator[Load]:
    for staff, children, own in _of_advisors(mart, chosen, scope):
        if staff is None:
            yield meetings.load(children)
            continue
        whole = is_all and all(is_wholly_own(mart, post.unit, post.key, scope.own) for post in own)
        yield meetings.load(children, staff, _hours(own).get(staff), whole=whole)


def advised(mart: Mart, chosen: Flags, advisor: str, scope: Scope) -> Flags:
    """Which of the chosen children are an advisor's (NOBODY: are nobody's); none for one who is not told of."""
    found = np.zeros(len(chosen), np.bool_)
    for staff, children, _ in _of_advisors(mart, chosen, scope):
        if (staff if staff is not None else NOBODY) == advisor:
            found[children] = True
    return found


def _of_advisors(mart: Mart, chosen: Flags, scope: Scope) -> Iterator[tuple[str | None, Wide, Sequence[_Post]]]:
    """The children of each advisor, as places, and the appointments there; last the children without any, of None.

    A child counts for every advisor of its home and of its school. Advisors of homes and schools that are not the
    reader's own are not told of.
    """
    attributes = mart.columns.follow_ups.attributes
    present = {
        (unit, attributes[unit].values[code]): children
        for unit in _UNITS
        for code, children in _grouped(attributes[unit].codes, chosen)
    }
    without = chosen.copy()
    by_staff: dict[str, list[_Post]] = defaultdict(list)
    for post in _posts(mart):
        if post.role in _ADVISORS and (post.unit, post.key) in present:
            without[present[post.unit, post.key]] = False
            if scope.owns_unit(post.unit, post.key):
                by_staff[post.staff].append(post)
    for staff, own in by_staff.items():
        yield staff, np.unique(np.concatenate([present[post.unit, post.key] for post in own])), own
    if without.any():
        yield None, np.flatnonzero(without), ()


def _grouped(codes: Ints, chosen: Flags) -> Iterator[tuple[int, Wide]]:
    """The places of the chosen children of each code."""
    places = np.flatnonzero(chosen)
    order = places[np.argsort(codes[places], kind="stable")]
    found, starts = np.unique(codes[order], return_index=True)
    for code, start, end in zip(found.tolist(), starts, [*starts[1:], len(order)], strict=False):
        yield code, order[start:end]


def _hours(posts: Iterable[_Post]) -> Mapping[str, float | None]:
    """Hours a week of everybody; None where one appointment's are not known."""
    found: dict[str, float | None] = {}
    for post in posts:
        before = found.get(post.staff, 0.0)
        found[post.staff] = None if before is None or post.hours is None else before + post.hours
    return found


def _posts(mart: Mart) -> Sequence[_Post]:
    found: Sequence[_Post] = mart.kept.get("posts", lambda: _read(mart))
    return found


def _read(mart: Mart) -> Sequence[_Post]:
    rows = mart.ask("SELECT staff_id, role, home_id, school_id, weekly_hours::DOUBLE FROM mart.advisor ORDER BY ALL")
    return tuple(
        _Post(staff, role, unit, key, hours)
        for staff, role, home, school, hours in rows
        for unit, key in zip(_UNITS, (home, school), strict=True)
        if key is not None
    )
