"""From a meeting's key to what its pack is asked of; refused in words where there can be none."""

from datetime import datetime

from dashboard.auth.scope_of import steering_group_scope
from dashboard.components.pack.asked import Asked
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import Meeting, MeetingState
from dashboard.data.app_database.steering_groups import steering_group_for
from dashboard.data.mart.store import Mart
from dashboard.i18n.words import Words
from dashboard.settings import Settings


class CancelledMeetingError(Exception):
    """A meeting that is cancelled has no pack."""


def ask_for_pack(
    meeting: Meeting, *, mart: Mart, database: AppDatabase, settings: Settings, words: Words, now: datetime
) -> Asked:
    """What the pack is asked of: always by what the steering group may see. Raises CancelledMeetingError."""
    if meeting.state is MeetingState.CANCELLED:
        raise CancelledMeetingError
    return Asked(
        meeting=meeting,
        group=steering_group_for(database, meeting.steering_group),
        mart=mart,
        database=database,
        settings=settings,
        scope=steering_group_scope(settings),
        words=words,
        municipality=mart.register.municipalities.get(settings.municipality, ""),
        now=now,
    )
