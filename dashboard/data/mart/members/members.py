"""What stands behind one number: which number is meant, and its members one by one, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, last_of_month
from dashboard.vocabulary.slice import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a result: its indicator, or a part of it (""); of all together (`by` None), or of one group."""

    indicator: Indicator
    period: Period
    where: Slice
    part: str = ""
    by: str | None = None
    group: str | None = None

    @property
    def alone(self) -> tuple[Period, Slice]:
        """The period and the slice of which this is all there is."""
        if self.by is None:
            return self.period, self.where
        if self.by == "month":
            first = date.fromisoformat(f"{self.group}-01")
            month = Period(first, last_of_month(first))
            if month.end < self.period.start:
                # A period after the data: what is counted on its last day is told on the as-of date, in that month.
                return month, self.where
            return Period(max(first, self.period.start), min(month.end, self.period.end)), self.where
        # A second condition beside those that there are, and not in their place: both hold.
        return self.period, replace(self.where, allowed=(*self.where.allowed, (self.by, (self.group,))))


class Side(StrEnum):
    """Whose members are listed."""

    DENOMINATOR = "denominator"
    NUMERATOR = "numerator"
    REST = "rest"  # what of the denominator is not in the numerator, wholly or in part


class Sort(StrEnum):
    """What members can be put in order by."""

    CHILD = "child"  # the name, and the key for who may see no names
    HOME = "home"
    SCHOOL = "school"
    UNIT = "unit"
    DAY = "day"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


class Line(StrEnum):
    """What a line of the list is."""

    EVENT = "event"
    CHILD = "child"  # with its days from the first to the last
    MONTHS = "months"  # a child with its school days, whose reports run over several days: told by month
    TALK = "talk"
    UNIT = "unit"


_OF_CHILDREN: Final = (Sort.CHILD, Sort.HOME, Sort.SCHOOL, Sort.DAY, Sort.NUMERATOR, Sort.DENOMINATOR)
# By what each sort of lines can be put in order.
SORTS: Final[Mapping[Line, tuple[Sort, ...]]] = {
    Line.EVENT: _OF_CHILDREN,
    Line.CHILD: _OF_CHILDREN,
    Line.MONTHS: _OF_CHILDREN,
    Line.TALK: (Sort.DAY, Sort.UNIT, Sort.CHILD),
    Line.UNIT: (Sort.UNIT, Sort.NUMERATOR, Sort.DENOMINATOR),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberQuestion:
    """`sort` None, or one that the lines have not: as they are usually read. `size`: of a page, None: all on one."""

    side: Side | None = None  # None: the denominator, where the number has one
    sort: Sort | None = None
    descending: bool = False
    page: int = 1
    size: int | None = None
    most_received: int | None = None  # children told of a unit


@dataclass(frozen=True, slots=True)
class Received:
    """A child whom a unit receives."""

    child: str
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A line. `child` None: a talk about nobody in particular, or a unit, with the first of those it `receives`."""

    numerator: float
    denominator: float
    child: str | None = None
    name: str | None = None
    home: str | None = None
    school: str | None = None
    unit: str | None = None
    first_on: date | None = None
    last_on: date | None = None
    receives: tuple[Received, ...] = ()
    received: int = 0  # how many it receives in all


@dataclass(frozen=True, slots=True)
class Extent:
    """Of a side: what a line of it is, and how many there are."""

    line: Line
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """The lines of a page, and what all of them come to.

    `numerator`, `denominator`: the number's own; None where it is a count without a whole. `added`: what the lines of
    this side add to each. `unit`: "home" or "school" where units are counted.
    """

    rows: tuple[Member, ...]
    side: Side
    sides: Mapping[Side, Extent]
    unit: str | None
    sort: Sort
    added: tuple[float, float]
    numerator: float
    denominator: float | None
    page: int
    pages: int

    @property
    def line(self) -> Line:
        return self.sides[self.side].line

    @property
    def listed(self) -> int:
        """Lines on all pages."""
        return self.sides[self.side].count
