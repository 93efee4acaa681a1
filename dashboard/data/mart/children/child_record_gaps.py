"""What is missing in a child's record: not done, or not recorded. Each is a column of the contract.

Of the latest course of the record, and of its days alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.data.mart.children.child_record_answers import ChildRecord


class GapKind(StrEnum):
    ACADEMIC_GOAL = "academic_goal"  # none is open on the last day (two_sided_goals)
    OTHER_GOAL = "other_goal"
    INTERVIEW = "interview"  # assessment.child_interviewed
    INVOLVEMENT = "involvement"  # meeting.child_involvement
    GOAL_VOICE = "goal_voice"  # goal.child_voice
    PLAN_LINK = "plan_link"  # goal.plan_link
    CASEWORKER = "caseworker"  # meeting.caseworker_present: at no meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Of so many meetings, goals or assessments: how many lack it, and of how many it is not recorded."""

    kind: GapKind
    missing: int
    unknown: int
    of: int


def gaps(record: ChildRecord) -> tuple[Gap, ...]:
    """What is missing, in the order of GapKind; nothing where there is no course, or nothing is missing."""
    if not record.courses:
        return ()
    course = record.courses[-1].course
    completed = [a.child_interviewed for a in record.assessments if a.course == course and a.seen_on == a.completed_on]
    met = [meeting for meeting in record.meetings if meeting.course == course and meeting.is_contact]
    goals = [goal for goal in record.goals if goal.course == course]
    sides = record.sides
    found = [
        *(_side(GapKind.ACADEMIC_GOAL, sides.academic_open) if sides else ()),
        *(_side(GapKind.OTHER_GOAL, sides.other_open) if sides else ()),
        _gap(GapKind.INTERVIEW, completed),
        _gap(GapKind.INVOLVEMENT, (_was_involved(meeting.child_involvement) for meeting in met)),
        _gap(GapKind.GOAL_VOICE, (goal.child_voice for goal in goals)),
        _gap(GapKind.PLAN_LINK, (goal.plan_link for goal in goals)),
        _never(_gap(GapKind.CASEWORKER, (meeting.caseworker_present for meeting in met))),
    ]
    return tuple(gap for gap in found if gap.missing or gap.unknown)


def _was_involved(how: str | None) -> bool | None:
    return None if how is None else how != "none"


def _side(kind: GapKind, is_open: bool) -> tuple[Gap, ...]:
    return (Gap(kind=kind, missing=int(not is_open), unknown=0, of=1),)


def _gap(kind: GapKind, values: Iterable[bool | None]) -> Gap:
    told = list(values)
    return Gap(kind=kind, missing=told.count(False), unknown=told.count(None), of=len(told))


def _never(gap: Gap) -> Gap:
    """Nobody has to be at every meeting: missing only where it is none at all that they are known to have been at."""
    was_there = gap.of - gap.missing - gap.unknown
    return Gap(kind=gap.kind, missing=0 if was_there else gap.missing, unknown=gap.unknown, of=gap.of)
