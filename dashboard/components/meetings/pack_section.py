"""The way from a meeting's page to its pack."""

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.pack_state import pack_path
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState


def pack_section(visit: Visit, meeting: Meeting) -> Component | None:
    """A link to the page where the pack is made; none of a meeting that is cancelled."""
    words = visit.words
    if meeting.state is MeetingState.CANCELLED:
        return None
    # The page is the server's own, not one that is drawn here.
    link = html.A(words("The meeting pack as PDF and slides"), href=pack_path(meeting.meeting_id), rel="external")
    return html.Section([html.H2(words("Meeting pack"), id="pakke"), html.P(link)], **named(aria_labelledby="pakke"))
