"""What commands on the app database begin with: the settings, and tables that are up to date."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.auth.app_database import prepare_app_database
from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError, open_app_database
from dashboard.settings import Settings, SettingsError, load_settings


def settings_or_fail(**given: object) -> Settings:
    """The settings, where an option that was not given (None) leaves the environment's; or the command ends."""
    try:
        return load_settings(**{name: value for name, value in given.items() if value is not None})
    except SettingsError as error:
        fail(error.in_language(terminal_words().language))


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
