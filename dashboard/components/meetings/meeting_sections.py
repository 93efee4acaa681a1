"""What stands on a meeting's page, one section after the other: each is made by a component of its own."""

from collections.abc import Callable
from typing import Final

from dash.development.base_component import Component

from dashboard.components.decisions.decision_section import earlier_decisions, meeting_decisions
from dashboard.components.ledger.signal_notes import signal_notes
from dashboard.components.meetings.agenda_section import agenda_section
from dashboard.components.meetings.meeting_ways import meeting_ways
from dashboard.components.since.since_last_section import since_section
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting

Section = Callable[[Visit, Meeting], Component | None]  # None where there is nothing to say

# The ways into the room; then what is to be answered for, what has happened, and what is to be talked about.
SECTIONS: Final[tuple[Section, ...]] = (
    meeting_ways,
    earlier_decisions,
    since_section,
    signal_notes,
    agenda_section,
    meeting_decisions,
)
