"""After a refresh: what the figures that decisions are judged by are now, while it can change the judgement."""

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import decisions_to_note
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings


def note_new_readings(database: AppDatabase, settings: Settings) -> None:
    """Opens the new figures only where a decision asks for them. Raises MartUnavailableError, AppDatabaseError."""
    if not decisions_to_note(database):
        return
    # Imported here: a refresh after which nothing is to be noted needs nothing of what asks the figures.
    from dashboard.auth.decision_figures import note_readings
    from dashboard.data.mart.store import Marts

    marts = Marts(settings.mart, indicators=list(all_indicators().values()))
    try:
        note_readings(database, marts.current(), settings)
    finally:
        marts.close()
