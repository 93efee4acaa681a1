"""Møder: the steering group's meetings over the past year and the coming one, and planning them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meeting_forms import CANCEL, HOLD, MOVE, cancel_form, hold_form, move_form, plan_form
from dashboard.components.meeting_views import meeting_links
from dashboard.components.meetings import (
    CALENDAR_PATH,
    MEETINGS_PATH,
    MEETINGS_TITLE,
    page_of,
    quarter_words,
    quarters,
    shown_days,
    state_words,
)
from dashboard.components.post_form import post_form
from dashboard.components.shell import page_head
from dashboard.components.table import Cell, plain_table
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.meetings import MAIN_GROUP, Meeting, MeetingState, meetings_between
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.text import Text

_TOLD: Final[Mapping[str, Text]] = {
    "planlagt": Text(da="Mødet er planlagt.", en="The meeting is planned."),
    MOVE: Text(da="Mødet er flyttet.", en="The meeting is moved."),
    HOLD: Text(da="Mødet er afsluttet som holdt.", en="The meeting is closed as held."),
    CANCEL: Text(da="Mødet er aflyst.", en="The meeting is cancelled."),
}


def _build(visit: Visit) -> Sequence[Component | None]:
    words, today = visit.words, visit.audit.clock().astimezone().date()
    shown = shown_days(today)
    meetings = meetings_between(visit.audit.log.database, MAIN_GROUP, shown.start, shown.end)
    title = words("The year's meetings")
    head = (words("Quarter"), words("Day"), words("Place"), words("Status"))
    rows = [row for quarter in quarters(shown) for row in _rows(visit, quarter, meetings, today)]
    return [
        page_head(words.text(MEETINGS_TITLE), _lead(visit, meetings, today)),
        meeting_links(visit),
        told_of(visit, _TOLD),
        html.Section(
            [
                html.H2(title),
                plain_table(title, head, rows, stacks=True),
                html.P(html.A(words("The meetings as a calendar file (.ics)"), href=CALENDAR_PATH)),
            ]
        ),
        *(_changing(visit, meetings, today) if visit.may(Permission.MEETINGS) else ()),
    ]


def _lead(visit: Visit, meetings: Sequence[Meeting], today: date) -> str:
    words = visit.words
    rhythm = words("The steering group's rhythm is a meeting each quarter.")
    ahead = [meeting.day for meeting in meetings if meeting.state is MeetingState.PLANNED and meeting.day >= today]
    coming = words("The next one is on {day}.", day=words.day(ahead[0])) if ahead else words("None is planned.")
    return f"{rhythm} {coming}"


def _rows(visit: Visit, quarter: Period, meetings: Sequence[Meeting], today: date) -> list[Sequence[Cell]]:
    """The quarter's meetings; one that had none, besides cancelled ones, says so."""
    words, name = visit.words, quarter_words(quarter, visit.words)
    within = [meeting for meeting in meetings if quarter.start <= meeting.day <= quarter.end]
    rows: list[Sequence[Cell]] = [
        (name, _day(visit, meeting), meeting.place or "–", state_words(meeting, today, words)) for meeting in within
    ]
    if all(meeting.state is MeetingState.CANCELLED for meeting in within):
        is_over = quarter.end < today
        none = words("no meeting is recorded") if is_over else words("no meeting is planned")
        rows.append((name, "–", "–", html.Strong(none)))
    return rows


def _day(visit: Visit, meeting: Meeting) -> Cell:
    """The day, as a link for who may open the meeting's own page."""
    day = visit.words.day(meeting.day)
    may_open = visit.reader.reads_minutes_of(meeting.steering_group)
    return html.A(day, href=page_of(meeting.meeting_id)) if may_open else day


def _changing(visit: Visit, meetings: Sequence[Meeting], today: date) -> Sequence[Component]:
    """Planning a meeting, and changing each that is planned."""
    words = visit.words
    planned = [meeting for meeting in meetings if meeting.state is MeetingState.PLANNED]
    return [
        html.Section(
            [html.H2(words("Plan a meeting"), id="planlaeg"), post_form(plan_form(words))],
            **named(aria_labelledby="planlaeg"),
        ),
        html.Section(
            [
                html.H2(words("Change a planned meeting"), id="ret"),
                *([_change(visit, meeting, today) for meeting in planned] or [html.P(words("None is planned."))]),
            ],
            **named(aria_labelledby="ret"),
        ),
    ]


def _change(visit: Visit, meeting: Meeting, today: date) -> Component:
    words = visit.words
    forms = [move_form(meeting, words), cancel_form(meeting, words)]
    if meeting.day <= today:
        forms.insert(0, hold_form(meeting, words))
    final = words("A meeting that is closed or cancelled cannot be changed any more.")
    return html.Details(
        [
            html.Summary(" · ".join(filter(None, (words.day(meeting.day), meeting.place)))),
            *map(post_form, forms),
            html.P(final, className="extent"),
        ],
        id=f"meeting-{meeting.meeting_id}",
    )


PAGE = Page(path=MEETINGS_PATH, title=MEETINGS_TITLE, build=_build, keys=(TOLD_KEY,), letter="m")
