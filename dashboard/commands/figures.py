"""The figures as commands see them: built where they are missing or of another version, and read."""

from datetime import date

from dashboard.commands.rebuild import rebuild
from dashboard.data.mart.answers import Register
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings


def rebuild_if_needed(settings: Settings, *, as_of: date) -> None:
    """Build the figures unless there are some of this version and day."""
    try:
        if _marts(settings).current().meta.as_of == as_of:
            return
    except MartUnavailableError:
        pass
    rebuild(settings, as_of=as_of)


def current_register(settings: Settings) -> Register:
    """The names of units. Raises MartUnavailableError."""
    return _marts(settings).current().register


def _marts(settings: Settings) -> Marts:
    return Marts(settings.mart, indicators=list(all_indicators().values()))
