"""What can be done with a meeting, on its page: closing, moving and cancelling it, or opening it again."""

from datetime import date

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.meeting_forms import cancel_form, hold_form, move_form, reopen_form
from dashboard.components.post_form import post_form
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState


def meeting_changing(visit: Visit, meeting: Meeting) -> Component | None:
    """None for who plans no meetings."""
    if not visit.may(Permission.MEETINGS):
        return None
    words = visit.words
    today = visit.audit.clock().astimezone().date()
    is_planned = meeting.state is MeetingState.PLANNED
    return html.Section(
        [
            html.H2(words("Change the meeting"), id="ret"),
            *(_of_planned(visit, meeting, today) if is_planned else _of_closed(visit, meeting)),
        ],
        className="changing-meeting",
        **named(aria_labelledby="ret"),
    )


def _of_planned(visit: Visit, meeting: Meeting, today: date) -> list[Component]:
    words = visit.words
    hold = (
        html.Details([html.Summary(words("Close the meeting as held")), post_form(hold_form(meeting, words))])
        if meeting.day <= today
        else html.P(words("It can be closed as held when the day has come."))
    )
    return [
        hold,
        html.Details([html.Summary(words("Move the meeting")), post_form(move_form(meeting, words))]),
        html.Details([html.Summary(words("Cancel the meeting")), post_form(cancel_form(meeting, words))]),
    ]


def _of_closed(visit: Visit, meeting: Meeting) -> list[Component]:
    words = visit.words
    told = words(
        "Was it closed or cancelled by mistake? Opened again it is a planned meeting: the figures that were fixed are "
        "let go, and others are fixed when it is closed again. Agenda and minutes stay."
    )
    reopen = post_form(reopen_form(meeting, words))
    return [html.Details([html.Summary(words("Open the meeting again")), html.P(told), reopen])]
