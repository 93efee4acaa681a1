"""What is asked for when a meeting is to be shown."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import Meeting
from dashboard.data.mart.store import Mart
from dashboard.i18n.words import Words
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The slides of which meeting, in whose words. `mart` None: there are no figures. `now` has its time zone."""

    meeting: Meeting
    mart: Mart | None
    database: AppDatabase
    settings: Settings
    words: Words
    now: datetime
