"""The record of one child, as far as it is the reader's: plain values, oldest first.

A date that is None is not there, or on a day that is not the reader's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.data.mart.answers import ObligationState
from dashboard.vocabulary.period import Period


@dataclass(frozen=True, slots=True)
class Within:
    """The days of a record, in order; planned days after the data are within where the last day of the data is."""

    spans: tuple[Period, ...]
    as_of: date

    def holds(self, day: date | None) -> bool:
        if day is None:
            return False
        return any(span.start <= min(day, self.as_of) <= span.end for span in self.spans)

    def last(self, start: date, end: date) -> date | None:
        """The last of these days from a day to a day."""
        ends = [min(end, span.end) for span in self.spans if span.start <= end and start <= span.end]
        return max(ends, default=None)

    def own(self, day: date | None) -> date | None:
        """The day, where it is one of these."""
        return day if self.holds(day) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days of a record on which nothing changed. `is_open`: it holds on the last day of the data."""

    from_on: date
    to_on: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSpell(Spell):
    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSpell(Spell):
    school: str
    grade: int | None
    class_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSpell(Spell):
    course: str
    model: str | None
    coordinator: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A follow-up that was due (indicators.md 2, follow_up_on_time), on the day on which it is counted."""

    opened_on: date | None
    due_on: date
    last_good_on: date
    counted_on: date
    state: ObligationState


class MeetingState(StrEnum):
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    course: str
    kind: str | None
    state: MeetingState
    day: date
    child_involvement: str | None
    caseworker_present: bool | None

    @property
    def is_contact(self) -> bool:
        """Whether it is one of the meetings that the child and the caseworker are looked for at (indicators.md 3)."""
        return self.state is MeetingState.HELD and self.kind in ("goal_setting", "follow_up")


class GoalState(StrEnum):
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    DROPPED = "dropped"
    NOT_EVALUATED = "not_evaluated"  # its day and the grace have passed
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal as it stood on `seen_on`, the last of its days that is the reader's."""

    course: str
    domain: str | None
    set_on: date | None
    due_on: date
    closed_on: date | None
    seen_on: date
    state: GoalState
    child_voice: bool | None
    plan_link: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`sides` (academic, cognitive, social, wellbeing) and the talk are told of a completed one alone."""

    course: str
    requested_on: date | None
    completed_on: date | None
    seen_on: date
    sides: tuple[str, ...]
    child_interviewed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Sparring that the child's home or school received on a day when the child was in a course there."""

    unit_kind: str
    day: date
    about_this_child: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentMonth:
    """School days of a month (`2026-03`): those possible, and those missed by their three types."""

    month: str
    possible: float
    illness: float
    permitted: float
    unauthorised: float

    @property
    def absent(self) -> float:
        return self.illness + self.permitted + self.unauthorised


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """On which sides a goal is open on the last day of the record (indicators.md 3, two_sided_goals)."""

    academic_open: bool
    other_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRecord:
    child: str
    name: str | None  # for readers who may see it
    within: Within
    homes: tuple[HomeSpell, ...]
    schools: tuple[SchoolSpell, ...]
    courses: tuple[CourseSpell, ...]
    dues: tuple[Due, ...]
    meetings: tuple[Meeting, ...]
    goals: tuple[Goal, ...]
    assessments: tuple[Assessment, ...]
    talks: tuple[Talk, ...]
    absence: tuple[AbsentMonth, ...]
    sides: Sides | None  # None: no course then, or no goal-setting meeting of it yet

    @property
    def is_whole(self) -> bool:
        """Whether every day of the child is the reader's."""
        return self.within.spans == (Period(date.min, self.within.as_of),)

    @property
    def first_on(self) -> date | None:
        """The first day on which anything of it is known."""
        spells: Iterable[Spell] = (*self.homes, *self.schools, *self.courses)
        months = [date.fromisoformat(f"{month.month}-01") for month in self.absence]
        return min([*(spell.from_on for spell in spells), *months], default=None)
