"""The ways from a meeting's page to what is taken into the room: its slides, and its pack."""

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.meetings.meetings import show_path
from dashboard.components.meetings.pack_state import pack_path
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState


def meeting_ways(visit: Visit, meeting: Meeting) -> Component | None:
    """Two links; none of a meeting that is cancelled."""
    words = visit.words
    if meeting.state is MeetingState.CANCELLED:
        return None
    # Both pages are the server's own, not drawn here.
    show = html.A(words("Show on a screen"), href=show_path(meeting.meeting_id), rel="external", className="action")
    pack = html.A(words("The meeting pack as PDF and slides"), href=pack_path(meeting.meeting_id), rel="external")
    return html.P([show, pack], className="ways")
