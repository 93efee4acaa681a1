"""Møder: a steering group's meetings over the past year and the coming one, and planning them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.meetings.asked_meetings import (
    YEAR_KEY,
    AskedMeetings,
    asked_meetings,
    day_link,
    group_links,
    group_part,
    left_open_notice,
    other_years,
)
from dashboard.components.meetings.groups import GROUP_KEY, rhythm_words
from dashboard.components.meetings.meeting_planning import meeting_planning
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meeting_year import meeting_year
from dashboard.components.meetings.meetings import (
    CALENDAR_PATH,
    MEETINGS_PATH,
    MEETINGS_TITLE,
    quarter_words,
    quarters,
    shown_days,
    state_words,
)
from dashboard.components.query import address
from dashboard.components.shell import page_head
from dashboard.components.table import Cell, plain_table
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState, meetings_between
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.text import Text

_TOLD: Final[Mapping[str, Text]] = {
    "planlagt": Text(da="Mødet er planlagt.", en="The meeting is planned."),
    "noteret": Text(da="Mødet er noteret som holdt.", en="The meeting is noted as held."),
}


def _build(visit: Visit) -> Sequence[Component | None]:
    words, asked = visit.words, asked_meetings(visit)
    group, shown = asked.group, asked.shown
    meetings = meetings_between(visit.audit.log.database, group.group_id, shown.start, shown.end)
    title = words("The year's meetings")
    head = (words("Quarter"), words("Day"), words("Place"), words("Status"))
    rows = [row for quarter in quarters(shown) for row in _rows(visit, quarter, meetings, asked.today)]
    as_list = html.Summary(words("The same as a list, with places"))
    calendar = address(CALENDAR_PATH, group_part(group))
    return [
        page_head(words.text(MEETINGS_TITLE), _lead(visit, asked)),
        meeting_links(visit),
        group_links(visit, asked),
        told_of(visit, _TOLD),
        left_open_notice(visit, asked),
        html.Section(
            [
                html.H2(title),
                meeting_year(visit, group, shown, meetings, asked.today),
                html.Details([as_list, plain_table(title, head, rows, stacks=True)]),
                other_years(visit, asked),
                html.P(html.A(words("The meetings as a calendar file (.ics)"), href=calendar)),
            ]
        ),
        meeting_planning(visit, asked) if visit.may(Permission.MEETINGS) else None,
    ]


def _lead(visit: Visit, asked: AskedMeetings) -> str:
    words, group = visit.words, asked.group
    rhythm = rhythm_words(group.rhythm_months, words)
    end = shown_days(asked.today).end
    found = meetings_between(visit.audit.log.database, group.group_id, asked.today, end)
    ahead = [meeting.day for meeting in found if meeting.state is MeetingState.PLANNED]
    told = words("The next one is on {day}.", day=words.day(ahead[0])) if ahead else words("None is planned.")
    return f"{words('The rhythm of {group} is {rhythm}.', group=group.name, rhythm=rhythm)} {told}"


def _rows(visit: Visit, quarter: Period, meetings: Sequence[Meeting], today: date) -> list[Sequence[Cell]]:
    """The quarter's meetings; one that had none, besides cancelled ones, says so."""
    words, name = visit.words, quarter_words(quarter, visit.words)
    within = [meeting for meeting in meetings if quarter.start <= meeting.day <= quarter.end]
    rows: list[Sequence[Cell]] = [
        (name, day_link(visit, meeting), meeting.place or "–", state_words(meeting, today, words)) for meeting in within
    ]
    if all(meeting.state is MeetingState.CANCELLED for meeting in within):
        is_over = quarter.end < today
        none = words("no meeting is recorded") if is_over else words("no meeting is planned")
        rows.append((name, "–", "–", html.Strong(none)))
    return rows


PAGE = Page(
    path=MEETINGS_PATH, title=MEETINGS_TITLE, build=_build, keys=(TOLD_KEY, GROUP_KEY, YEAR_KEY), letter="m"
)  # fmt: skip
