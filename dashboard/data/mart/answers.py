"""What the mart tells besides figures: plain values that pages draw. They have passed the scope already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from dashboard.vocabulary.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """When and from what the mart was built."""

    version: str
    as_of: date  # the last complete day of the data (indicators.md 1: T)
    first_on: date  # the first day on which a child has a placement, enrolment or course
    built_at: datetime
    source: str  # the case database, without password
    rules: Rules
    faults: int  # rows of the case database that could not be counted, and are listed
    fictional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    key: str
    name: str
    kind: str
    municipality: str
    places: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    key: str
    name: str
    kind: str
    municipality: str
    district: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Names of keys: no child in it. `coordinators` are the staff who coordinate a course."""

    homes: Mapping[str, Home]
    schools: Mapping[str, School]
    staff: Mapping[str, Person]
    municipalities: Mapping[str, str]
    coordinators: tuple[str, ...]


NO_REGISTER: Final = Register(homes={}, schools={}, staff={}, municipalities={}, coordinators=())


class FollowUpStatus(StrEnum):
    """Where a child stands on the as-of date (indicators.md 2, "For lists")."""

    IN_TIME = "in_time"
    WITHIN_GRACE = "within_grace"
    OVERDUE = "overdue"
    NEVER_HELD_OVERDUE = "never_held_overdue"
    NEW = "new"

    @property
    def is_overdue(self) -> bool:
        return self in (FollowUpStatus.OVERDUE, FollowUpStatus.NEVER_HELD_OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFollowUp:
    """One child with a course in force on the as-of date. `name` is None for readers who may not see it."""

    child: str
    name: str | None
    home: str | None
    school: str | None
    grade: int | None
    model: str | None
    coordinator: str | None
    started_on: date
    last_on: date
    ever_held: bool
    next_due_on: date
    latest_on: date
    overdue_days: int
    planned_on: date | None
    status: FollowUpStatus


class ObligationState(StrEnum):
    KEPT = "kept"
    BROKEN = "broken"
    PENDING = "pending"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One follow-up that was due: from `opened_on` to the last good day; met on a day, or not."""

    opened_on: date
    due_on: date
    last_good_on: date
    met_on: date | None
    state: ObligationState


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildTimeline:
    """One child's course as obligations and contacts, oldest first, for the chart of meetings against deadlines."""

    child: str
    name: str | None
    started_on: date
    ended_on: date | None
    obligations: tuple[Obligation, ...]
    contacts: tuple[date, ...]
    planned_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A home and a school that share children on the as-of date; `unit` is the other side's key.

    `is_listed`: as in JointMeeting.
    """

    unit: str | None
    children: int
    last_meeting_on: date | None
    is_listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JointMeeting:
    """A home and a school with children in a course in common on the as-of date.

    `last_on`: the latest goal-setting or follow-up meeting about a child that was in both on the day; None: never yet.
    `is_listed`: whether the list of children has all of them: whose limit is not known is not on it.
    """

    home: str
    school: str
    children: int
    last_on: date | None
    is_listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisor:
    staff: str
    role: str
    weekly_hours: float | None
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SparringTalk:
    held_on: date
    staff: str | None
    method: str | None
    minutes: int | None
    about_one_child: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDetail:
    """What stands behind one home's or school's figures, for those with a work need for its children."""

    timelines: tuple[ChildTimeline, ...]
    pairs: tuple[Pair, ...]
    advisors: tuple[Advisor, ...]
    sparring: tuple[SparringTalk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAttention:
    """How many children of a unit are overdue on the as-of date; numbers pass the gate: None is suppressed."""

    unit: str
    overdue: int | None
    children: int | None
