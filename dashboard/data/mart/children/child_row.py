"""One child of the list of children, as it is drawn: plain values that have passed the reader's scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from dashboard.data.mart.answers import ChildFollowUp
from dashboard.vocabulary.period import Period


class Band(IntEnum):
    """Where a child stands, the most urgent first."""

    OVERDUE = 0
    SOON = 1  # to be followed up by the day that the reader asks about
    IN_TIME = 2


class GoalState(StrEnum):
    """The goals of one side: open while one is, else the outcome of the one closed last."""

    OPEN = "open"
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    DROPPED = "dropped"
    NONE = "none"


class Lack(StrEnum):
    """Who or what a child is without on the as-of date (definitions.md, "No owner")."""

    ADVISOR = "advisor"  # a learning advisor at the school
    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"  # at the first goal-setting meeting
    CASEWORKER_UNKNOWN = "caseworker_unknown"
    MEETING = "meeting"  # a follow-up that is booked


class Sort(StrEnum):
    """What the children can be put in order by."""

    CHILD = "child"  # the name, and the key for who may see no names
    HOME = "home"
    SCHOOL = "school"
    GRADE = "grade"
    MODEL = "model"
    LAST = "last_on"
    DUE = "next_due_on"
    LATEST = "latest_on"
    OVER = "overdue_days"
    PLANNED = "planned_on"
    ACADEMIC = "academic"
    WELLBEING = "wellbeing"
    ABSENCE = "absence"
    ABSENCE_BEFORE = "absence_before"
    HOME_SPARRING = "home_sparring_on"
    SCHOOL_SPARRING = "school_sparring_on"
    COORDINATOR = "coordinator"
    BOOKED = "booked_on"  # the first meeting, in a forecast
    NEEDED = "needed"  # meetings, by the day of a forecast
    ON_THE_DAY = "on_the_day"  # how far over the limit on the day of a forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestion:
    """What is asked of the list. `soon`: the last day of the second band. `band` None: all three.

    `lack`: only who is without that.

    `search` is found in the child's key, home and school, and in its name for who may see it. Within a band the rows
    are sorted; rows without a value stand last. `size`: the rows of a page, None: all on one.
    """

    soon: date
    search: str = ""
    band: Band | None = None
    lack: Lack | None = None
    sort: Sort = Sort.LATEST
    descending: bool = False
    page: int = 1
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """School days, of which absent."""

    possible: float
    absent: float

    @property
    def share(self) -> float:
        return self.absent / self.possible


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRow:
    """A child with a course in force on the as-of date. `absence` None: no possible school day is recorded."""

    follow_up: ChildFollowUp
    band: Band
    academic: GoalState
    wellbeing: GoalState
    absence: Absence | None
    absence_before: Absence | None
    home_sparring_on: date | None  # the latest at the child's home, about any child or none
    school_sparring_on: date | None

    @property
    def child(self) -> str:
        return self.follow_up.child


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildList:
    """The rows of a page, how many the search finds in each band, and how many children there are without it.

    A page after the last is read as the last. `latest`, `before`: the days of the 12 school weeks; None where there
    are too few.
    """

    rows: tuple[ChildRow, ...]
    page: int
    pages: int
    listed: int  # on all pages together
    found: Mapping[Band, int]
    children: int
    latest: Period | None
    before: Period | None
