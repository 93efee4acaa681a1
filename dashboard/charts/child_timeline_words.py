"""The words of one child's timeline: what each thing is called, and how it went."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.charts.theme import BLUE, PALE_BLUE
from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record_answers import (
    AbsentMonth,
    Assessment,
    ChildRecord,
    Goal,
    GoalState,
    Meeting,
    MeetingState,
    Talk,
)
from dashboard.i18n.words import Words

BLUE_DOT: Final = f'<span style="color:{BLUE}">●</span>'
BLUE_DIAMOND: Final = f'<span style="color:{PALE_BLUE}">◆</span>'
HEADER: Final = ("Lane", "What", "From", "To", "How it went")

_MEETING_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"goal_setting": "Goal-setting meeting", "follow_up": "Follow-up meeting", "progress": "Progress meeting"}
)
_MEETING_STATES: Final[Mapping[MeetingState, str]] = MappingProxyType(
    {
        MeetingState.HELD: "Held on the day",
        MeetingState.MISSED: "Planned, not held",
        MeetingState.CANCELLED: "Cancelled",
        MeetingState.PLANNED: "Planned",
    }
)
_INVOLVEMENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "attended": "the child took part",
        "consulted": "the child was asked beforehand",
        "none": "without the child",
    }
)
_SIDES: Final[Mapping[str, str]] = MappingProxyType(
    {"academic": "academic", "cognitive": "cognitive", "social": "social", "wellbeing": "well-being"}
)
_DOMAINS: Final[Mapping[str, str]] = MappingProxyType(
    {"academic": "Academic goal", "wellbeing": "Well-being goal", "social": "Social goal"}
)
_GOAL_STATES: Final[Mapping[GoalState, str]] = MappingProxyType(
    {
        GoalState.MET: "Met",
        GoalState.PARTLY_MET: "Partly met",
        GoalState.NOT_MET: "Not met",
        GoalState.DROPPED: "Dropped",
        GoalState.NOT_EVALUATED: "Not evaluated, the day has passed",
        GoalState.OPEN: "Open",
    }
)


def lane_key(words: Words, *marks: tuple[str, str]) -> str:
    """What the marks of a lane mean: `● holdt  ○ ikke holdt`."""
    return "  ".join(f"{mark} {words(text)}" for mark, text in marks)


def meeting_kind(kind: str | None, words: Words) -> str:
    return words(_MEETING_KINDS.get(kind or "", "Meeting of unknown kind"))


def meeting_told(meeting: Meeting, words: Words) -> tuple[str, str]:
    """The kind of meeting; and whether it was held, and who was there as far as it is recorded."""
    parts = [words(_MEETING_STATES[meeting.state])]
    if meeting.state is MeetingState.HELD:
        if meeting.child_involvement is not None:
            parts.append(words(_INVOLVEMENT[meeting.child_involvement]))
        if meeting.caseworker_present is not None:
            parts.append(
                words("with the caseworker") if meeting.caseworker_present else words("without the caseworker")
            )
    return meeting_kind(meeting.kind, words), ", ".join(parts)


def assessment_told(assessment: Assessment, words: Words) -> tuple[str, str]:
    """What it covers; and whether it is completed, with or without a talk with the child."""
    sides = words.listed([words(_SIDES[side]) for side in assessment.sides])
    what = words("Assessment: {sides}", sides=sides) if sides else words("Assessment")
    if assessment.completed_on is None:
        return what, words("Not completed")
    if assessment.child_interviewed is None:
        return what, words("Completed")
    if assessment.child_interviewed:
        return what, words("Completed, the child was interviewed")
    return what, words("Completed, the child was not interviewed")


def goal_state(goal: Goal, words: Words) -> str:
    return words(_GOAL_STATES[goal.state])


def goal_domain(goal: Goal, words: Words) -> str:
    return words(_DOMAINS.get(goal.domain or "", "Goal of unknown side"))


def goal_told(goal: Goal, words: Words) -> tuple[str, str]:
    """Its side and day; and how it went."""
    due = words("due {day}", day=words.day(goal.due_on))
    return f"{goal_domain(goal, words)}, {due}", goal_state(goal, words)


def talk_told(talk: Talk, words: Words) -> str:
    return words("Sparring about the child") if talk.about_this_child else words("Sparring about the group")


def absence_told(month: AbsentMonth, words: Words) -> str:
    """`3 af 20 dage (15 %): 2 sygdom, 1 med tilladelse, 0 uden tilladelse`."""

    def days(number: float) -> str:
        return words.number(number, 0 if float(number).is_integer() else 1)

    return words(
        "{absent} of {possible} days ({share}): illness {illness}, permitted {permitted}, unauthorised {unauthorised}",
        absent=days(month.absent),
        possible=days(month.possible),
        share=words.percent(month.absent / month.possible),
        illness=days(month.illness),
        permitted=days(month.permitted),
        unauthorised=days(month.unauthorised),
    )


def summary(record: ChildRecord, words: Words) -> str:
    """One sentence each: follow-up, goals, absence."""
    counted = [due.state for due in record.dues]
    kept, broken = counted.count(ObligationState.KEPT), counted.count(ObligationState.BROKEN)
    decided = [goal.state for goal in record.goals if goal.state not in (GoalState.OPEN, GoalState.DROPPED)]
    possible = sum(month.possible for month in record.absence)
    told = [
        words(
            "{kept} of {n} follow-ups that were due were held in time.",
            kept=words.number(kept),
            n=words.number(kept + broken),
        ),
        words(
            "{met} of {n} goals that were to be evaluated are met.",
            met=words.number(decided.count(GoalState.MET)),
            n=words.number(len(decided)),
        ),
    ]
    if possible:
        absent = sum(month.absent for month in record.absence)
        told.append(
            words(
                "Absence is {share} of {possible} school days.",
                share=words.percent(absent / possible),
                possible=words.number(possible),
            )
        )
    return " ".join(told)
