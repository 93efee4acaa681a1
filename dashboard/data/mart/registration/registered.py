"""What stands behind a number of the registration: which number is meant, and its lines one by one, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Literal

from dashboard.data.mart.members.members import Received, Side
from dashboard.data.mart.registration.registration import Value
from dashboard.data.mart.registration.registration_reach import Backdated
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope

# What is told of a home or school: two numbers of how soon, the marks, and the values that may be unknown.
Measure = Literal["within", "median", "mark"] | Value


class Kind(IntEnum):
    """What a line is."""

    MEETING = 0  # held
    GOAL = 1
    TALK = 2
    PLANNED = 3  # a meeting, by the day it was planned for
    PLACEMENT = 4  # of a child in a course, on the as-of date
    POST = 5  # a learning advisor's appointment, in force on the as-of date


class Sort(StrEnum):
    """What lines can be put in order by; posts only by staff, school, day and whether they are counted."""

    CHILD = "child"  # the name, and the key for who may see no names
    KIND = "kind"
    HOME = "home"
    SCHOOL = "school"
    DAY = "day"
    RECORDED = "recorded"
    DELAY = "delay"
    COUNTED = "counted"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredFigure:
    """A number of a home or school, or of all together (`key` None). `mark`: the one that is meant."""

    unit: Unit
    key: str | None
    measure: Measure
    mark: Backdated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredQuestion:
    """`side` None: as the number is usually read. `size`: of a page, None: all on one."""

    side: Side | None = None
    sort: Sort = Sort.DAY
    descending: bool = True
    page: int = 1
    size: int | None = None
    most_received: int | None = None  # children told of a talk


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredLine:
    """`children`: the first of those that the line is about, `received`: how many there are.

    `is_counted`: in the numerator. `staff`: of a post. `delay`: days, None where it is not known.
    """

    kind: Kind
    is_counted: bool
    children: tuple[Received, ...] = ()
    received: int = 0
    home: str | None = None
    school: str | None = None
    staff: str | None = None
    day: date | None = None
    recorded_on: date | None = None
    delay: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredList:
    """The lines of a page of one side, and how many each side has."""

    rows: tuple[RegisteredLine, ...]
    side: Side
    sides: Mapping[Side, int]
    page: int
    pages: int

    @property
    def listed(self) -> int:
        return self.sides[self.side]


def has_list(scope: Scope, unit: Unit, key: str | None) -> bool:
    """Whether all that is told of a home or school (None: of all together) is of the reader's own children."""
    if scope.own.is_empty:
        return False
    return scope.sees_all_unsuppressed if key is None else scope.owns_unit(unit, key)
