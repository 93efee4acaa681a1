"""The app database as commands open it: with tables that are up to date."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.auth.app_database import prepare_app_database
from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError, open_app_database
from dashboard.settings import Settings


@contextmanager
def app_database(settings: Settings) -> Iterator[AppDatabase]:
    """The app database with its tables up to date; ends the command when it is away."""
    try:
        prepare_app_database(settings.app_db)
        database = open_app_database(settings.app_db)
        try:
            yield database
        finally:
            database.close()
    except AppDatabaseError as error:
        fail(terminal_words().text(error.text), code=1)
