"""After a refresh: the figures of now compared with those of the steering groups' last meetings, to be at hand."""

from dashboard.auth.meeting_comparisons import comparisons, wanted_states
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError
from dashboard.data.mart.since.compared import ComparisonsRunningError
from dashboard.data.mart.store import read_moments
from dashboard.settings import Settings


def compare_meetings(settings: Settings, database: AppDatabase) -> str | None:
    """Make what is missing; why it could not be made, None where it could. The figures stand either way."""
    try:
        _, current = read_moments(settings.mart)
        comparisons(settings).make(wanted_states(database, current))
    except ComparisonsRunningError:
        return None  # whoever makes them makes these too, or the next refresh does
    except AppDatabaseError as error:
        return error.text.en
    except Exception as error:  # whatever it is, the figures were refreshed
        return (str(error) or type(error).__name__).splitlines()[0]
    return None
