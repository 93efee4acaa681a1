"""The year's wheel of meetings, laid out flat: a line a year, four quarters, each meeting by its mark and in words."""

from collections.abc import Sequence
from datetime import date

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.asked_meetings import opened
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState
from dashboard.data.app_database.steering_groups import SteeringGroup
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period, add_months, last_of_month

_QUARTER = 3  # months


def meeting_year(
    visit: Visit, group: SteeringGroup, shown: Period, meetings: Sequence[Meeting], today: date
) -> Component:
    """The quarters of the years that the period touches; those outside it are left empty."""
    words = visit.words
    years = range(shown.start.year, shown.end.year + 1)

    def cell(year: int, number: int) -> Component:
        start = date(year, (number - 1) * _QUARTER + 1, 1)
        quarter = Period(start, last_of_month(add_months(start, _QUARTER - 1)))
        if quarter.end < shown.start or quarter.start > shown.end:
            return html.Td(className="beyond")
        within = [meeting for meeting in meetings if quarter.start <= meeting.day <= quarter.end]
        is_now = quarter.start <= today <= quarter.end
        parts = [
            html.Small(words("now")) if is_now else None,
            html.Ul([html.Li(_mark(visit, meeting, today)) for meeting in within]) if within else None,
            _missing(quarter, group, today, words) if all(_is_cancelled(meeting) for meeting in within) else None,
        ]
        return html.Td([part for part in parts if part is not None], className="now" if is_now else "")

    caption = words("The meetings of {group} by year and quarter", group=group.name)
    head = [words("Year"), *(words("Quarter {n}", n=n) for n in (1, 2, 3, 4))]
    rows = [html.Tr([html.Th(str(year), scope="row"), *(cell(year, n) for n in (1, 2, 3, 4))]) for year in years]
    return html.Table(
        [
            html.Caption(caption, className="sr"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in head])),
            html.Tbody(rows),
        ],
        className="meeting-year",
    )


def _mark(visit: Visit, meeting: Meeting, today: date) -> Component:
    """`● 1. apr. holdt`: a link for who may open the meeting's page."""
    kind, told = _state(meeting, today, visit.words)
    day = visit.words.day(meeting.day).rpartition(" ")[0]  # the year stands in front of the line
    named_day = opened(visit, meeting.steering_group, meeting.meeting_id, day)
    return html.Span(
        [
            html.Span(className=f"met-mark met-mark-{kind}", **named(aria_hidden="true")),
            named_day,
            " ",
            html.Span(told),
        ],
        className="met",
    )


def _state(meeting: Meeting, today: date, words: Words) -> tuple[str, str]:
    if meeting.state is MeetingState.PLANNED and meeting.day < today:
        return "open", words("not closed")
    told = {
        MeetingState.PLANNED: words("planned"),
        MeetingState.HELD: words("held"),
        MeetingState.CANCELLED: words("cancelled"),
    }[meeting.state]
    is_moved = meeting.moved_from is not None
    return meeting.state.value, words("{state}, moved", state=told) if is_moved else told


def _missing(quarter: Period, group: SteeringGroup, today: date, words: Words) -> Component:
    """That there is none; with weight where the group's rhythm has asked for one by now."""
    told = words("none was held") if quarter.end < today else words("none planned")
    is_asked = group.rhythm_months <= _QUARTER and quarter.start <= today
    return html.Strong(told) if is_asked else html.Span(told, className="unasked")


def _is_cancelled(meeting: Meeting) -> bool:
    return meeting.state is MeetingState.CANCELLED
