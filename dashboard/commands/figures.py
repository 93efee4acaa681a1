"""The figures as commands see them: built where they are missing, of another day or of another version, and read."""

from datetime import date

from dashboard.commands.rebuild import rebuild
from dashboard.data.mart.answers import Register
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings


def up_to_date_register(settings: Settings, *, as_of: date) -> Register:
    """The names of units in the figures as of a day, which are built unless there are some of this version and day."""
    marts = Marts(settings.mart, indicators=list(all_indicators().values()))
    try:
        current = marts.current()
        if current.meta.as_of == as_of:
            return current.register
    except MartUnavailableError:
        pass
    rebuild(settings, as_of=as_of)
    return marts.current().register
