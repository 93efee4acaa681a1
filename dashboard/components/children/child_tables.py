"""A child's follow-ups and goals as tables, the latest first: few enough for a page of paper."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.charts.child_timeline_words import goal_domain, goal_state
from dashboard.charts.regularity_words import OBLIGATION_STATES
from dashboard.charts.wording import DASH
from dashboard.components import elements as html
from dashboard.components.table import plain_table
from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record_answers import ChildRecord, MeetingState
from dashboard.i18n.words import Words

MOST_ROWS: Final = 6


def dues_table(record: ChildRecord, words: Words) -> Component:
    """The obligations of follow-up: kept, broken, pending; and the next meeting that is planned."""
    planned = min(
        (m.day for m in record.meetings if m.state is MeetingState.PLANNED and m.kind == "follow_up"), default=None
    )
    rows = [
        (
            words.day(due.due_on),
            words.day(due.last_good_on),
            words.day(due.counted_on) if due.state is ObligationState.KEPT else DASH,
            words(OBLIGATION_STATES[due.state]),
        )
        for due in reversed(record.dues)
    ]
    booked = (
        words("Next meeting planned {day}.", day=words.day(planned)) if planned else words("No meeting is planned.")
    )
    head = (words("Due"), words("Last good day"), words("Held"), words("State"))
    return _section(
        "opfoelgning", words("Follow-up"), head, rows, words("No follow-up has been due."), words, note=booked
    )


def goals_table(record: ChildRecord, words: Words) -> Component:
    """Goals with their outcome, and whether they were set with the child and are linked to the plan."""
    rows = [
        (
            goal_domain(goal, words),
            words.day(goal.due_on),
            goal_state(goal, words),
            _answer(goal.child_voice, words),
            _answer(goal.plan_link, words),
        )
        for goal in reversed(record.goals)
    ]
    head = (words("Goal"), words("Due"), words("State"), words("With the child"), words("In the plan"))
    return _section("maal", words("Goals"), head, rows, words("No goal has been set."), words)


def _answer(value: bool | None, words: Words) -> str:
    if value is None:
        return words("not recorded")
    return words("yes") if value else words("no")


def _section(
    key: str,
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    nothing: str,
    words: Words,
    note: str = "",
) -> Component:
    heading = html.H2(title, id=key)
    shown = rows[:MOST_ROWS]
    parts: list[Component | None] = [
        heading,
        html.P(note) if note else None,
        plain_table(title, head, shown) if rows else html.P(nothing),
        html.P(
            words("The latest {n} of {all}; the others are in the table of the time line.", n=MOST_ROWS, all=len(rows))
        )
        if len(rows) > MOST_ROWS
        else None,
    ]
    return html.Section([part for part in parts if part is not None])
