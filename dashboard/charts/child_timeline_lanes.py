"""The lanes of one child's timeline: what stands in each, as it is drawn and as it is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from dashboard.charts import theme
from dashboard.charts.child_timeline_words import (
    BLUE_DIAMOND,
    BLUE_DOT,
    assessment_told,
    goal_told,
    lane_key,
    meeting_told,
    talk_told,
)
from dashboard.charts.marks import FULL, HOLLOW, MET, Dot
from dashboard.charts.regularity_words import OBLIGATION_STATES
from dashboard.charts.wording import DASH
from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record_answers import ChildRecord, Due, Goal, GoalState, MeetingState, Spell
from dashboard.i18n.words import Words

OfSpell = TypeVar("OfSpell", bound=Spell)
# What a home, school, class type, model or person is called: `named("home", "H1")`.
Named = Callable[[str, str | None], str]

_CANCELLED: Final = Dot(theme.STRONG, "x-thin", 8)
_PARTLY: Final = Dot(theme.PALE_BLUE, "diamond", 10)
_NOT_EVALUATED: Final = Dot(theme.STRONG, "square-open", 9)
_GOAL_LOOKS: Final = {
    GoalState.MET: MET,
    GoalState.PARTLY_MET: _PARTLY,
    GoalState.NOT_MET: HOLLOW,
    GoalState.DROPPED: _CANCELLED,
    GoalState.NOT_EVALUATED: _NOT_EVALUATED,
}
_MEETING_LOOKS: Final = {
    MeetingState.HELD: MET,
    MeetingState.MISSED: HOLLOW,
    MeetingState.CANCELLED: _CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing from a day to a day, or on a day.

    Its mark stands on `mark_on`; `label` is written into its bar, which is paler from `grace_from` on. `until` is the
    last day as it is told; None where it is not there or not known yet.
    """

    start: date
    end: date
    what: str
    since: date | None
    until: date | None
    state: str = DASH
    label: str = ""
    grace_from: date | None = None
    look: Dot | None = None
    mark_on: date | None = None
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """`key` says what the marks mean. `is_spell`: one bar after the other, with what it is written in it."""

    name: str
    key: str
    items: tuple[Item, ...]
    is_spell: bool = False


def lanes(record: ChildRecord, named: Named, words: Words) -> tuple[Lane, ...]:
    """All lanes but that of absence, from top to bottom; a lane of nothing has no items."""
    # A line of the narrowest screen holds no more than four marks.
    held = lane_key(words, (BLUE_DOT, "held"), ("○", "not held"), ("×", "cancelled"), ("⚑", "planned"))
    met = lane_key(words, (BLUE_DOT, "met"), (BLUE_DIAMOND, "partly met"), ("○", "not met"))
    not_decided = lane_key(words, ("□", "not evaluated"), ("×", "dropped"))
    about = lane_key(words, ("●", "about the child"), ("○", "about the group"))
    in_time = lane_key(words, (BLUE_DOT, "held in time"), ("○", "overdue"))
    academic = [goal for goal in record.goals if goal.domain == "academic"]
    others = [goal for goal in record.goals if goal.domain != "academic"]
    return (
        Lane(words("Home"), "", _spells(record.homes, lambda spell: named("home", spell.home)), is_spell=True),
        Lane(
            words("School"),
            "",
            _spells(record.schools, lambda spell: _school(named, spell.school, spell.grade, spell.class_type, words)),
            is_spell=True,
        ),
        Lane(
            words("Course"),
            "",
            _spells(
                record.courses, lambda spell: f"{named('model', spell.model)}, {named('staff', spell.coordinator)}"
            ),
            is_spell=True,
        ),
        Lane(words("Deadlines"), in_time, tuple(_due(due, record, words) for due in record.dues)),
        Lane(words("Meetings"), held, _meetings(record, words)),
        Lane(words("Assessments"), "", _assessments(record, words)),
        Lane(words("Academic goals"), met, tuple(_goal(goal, record, words) for goal in academic)),
        Lane(words("Well-being and social goals"), not_decided, tuple(_goal(goal, record, words) for goal in others)),
        *(
            Lane(words(title), about if kind == "home" else "", _talks(record, kind, words))
            for kind, title in (("home", "Sparring to the home"), ("school", "Sparring to the school"))
        ),
    )


def _school(named: Named, school: str, grade: int | None, class_type: str | None, words: Words) -> str:
    parts = [] if grade is None else [words("grade {n}", n=grade)]
    parts.append(named("school", school))
    if class_type is not None:
        parts.append(named("class_type", class_type))
    return ", ".join(parts)


def _spells(spells: Iterable[OfSpell], what: Callable[[OfSpell], str]) -> tuple[Item, ...]:
    return tuple(
        Item(
            start=spell.from_on,
            end=spell.to_on,
            what=what(spell),
            since=spell.from_on,
            until=None if spell.is_open else spell.to_on,
            label=what(spell),
        )
        for spell in spells
    )


def _start(record: ChildRecord, day: date) -> date:
    """The first day of those days of the record that hold the day: where what began before them is drawn from."""
    return next((span.start for span in reversed(record.within.spans) if span.start <= day), day)


def _due(due: Due, record: ChildRecord, words: Words) -> Item:
    is_over = due.state in (ObligationState.KEPT, ObligationState.LAPSED)
    end = due.counted_on if is_over else due.last_good_on
    looks = {ObligationState.KEPT: MET, ObligationState.BROKEN: HOLLOW}
    return Item(
        start=due.opened_on or _start(record, due.counted_on),
        end=end,
        what=words("Due {day}, at the latest {last}", day=words.day(due.due_on), last=words.day(due.last_good_on)),
        since=due.opened_on,
        until=due.counted_on if is_over else None,
        state=words(OBLIGATION_STATES[due.state]),
        grace_from=min(due.due_on, end),
        look=looks.get(due.state),
        mark_on=end,
    )


def _on(day: date, what: str, state: str, look: Dot | None, *, is_planned: bool = False) -> Item:
    return Item(
        start=day,
        end=day,
        what=what,
        since=day,
        until=None,
        state=state,
        look=look,
        mark_on=day,
        is_planned=is_planned,
    )


def _meetings(record: ChildRecord, words: Words) -> tuple[Item, ...]:
    return tuple(
        _on(
            meeting.day,
            *meeting_told(meeting, words),
            _MEETING_LOOKS.get(meeting.state),
            is_planned=meeting.state is MeetingState.PLANNED,
        )
        for meeting in record.meetings
    )


def _assessments(record: ChildRecord, words: Words) -> tuple[Item, ...]:
    items = []
    for assessment in record.assessments:
        what, state = assessment_told(assessment, words)
        items.append(
            Item(
                start=assessment.requested_on or _start(record, assessment.seen_on),
                end=assessment.seen_on,
                what=what,
                since=assessment.requested_on,
                until=assessment.completed_on,
                state=state,
                look=MET if assessment.completed_on is not None else None,
                mark_on=assessment.completed_on,
            )
        )
    return tuple(items)


def _goal(goal: Goal, record: ChildRecord, words: Words) -> Item:
    what, state = goal_told(goal, words)
    is_ahead = goal.state is GoalState.OPEN and record.within.as_of == goal.seen_on < goal.due_on
    return Item(
        start=goal.set_on or _start(record, goal.seen_on),
        end=goal.due_on if is_ahead else goal.seen_on,
        what=what,
        since=goal.set_on,
        until=goal.closed_on,
        state=state,
        grace_from=goal.seen_on if is_ahead else None,
        look=_GOAL_LOOKS.get(goal.state),
        mark_on=goal.seen_on,
    )


def _talks(record: ChildRecord, kind: str, words: Words) -> tuple[Item, ...]:
    return tuple(
        _on(talk.day, talk_told(talk, words), DASH, FULL if talk.about_this_child else HOLLOW)
        for talk in record.talks
        if talk.unit_kind == kind
    )


def tracks(items: Sequence[Item], most: int) -> tuple[int, ...]:
    """On which track of its lane each item is drawn, so that bars do not cover each other; at most so many tracks."""
    ends: list[date] = []
    found = []
    for item in items:
        free = next((place for place, end in enumerate(ends) if end <= item.start), len(ends))
        track = min(free, most - 1)
        if track == len(ends):
            ends.append(item.end)
        else:
            ends[track] = max(ends[track], item.end)
        found.append(track)
    return tuple(found)
