"""The way from a meeting's page to its slides."""

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.meetings import show_path
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState


def meeting_mode_section(visit: Visit, meeting: Meeting) -> Component | None:
    """A link to the slides; none of a meeting that is cancelled."""
    words = visit.words
    if meeting.state is MeetingState.CANCELLED:
        return None
    # The page is the server's own, not one that is drawn here.
    link = html.A(words("Show on a screen"), href=show_path(meeting.meeting_id), rel="external", className="action")
    said = words(
        "Agenda, figures and topics as slides for the room, in big type. Works without network once it is open."
    )
    return html.Section(
        [html.H2(words("The meeting on a screen"), id="paa-skaerm"), html.P(said), html.P(link)],
        **named(aria_labelledby="paa-skaerm"),
    )
