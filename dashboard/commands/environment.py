"""The settings that a command runs by, or the command's end."""

from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.settings import Settings, SettingsError, load_settings


def settings_or_fail(**given: object) -> Settings:
    """The settings, where an option that was not given (None) leaves the environment's; or the command ends."""
    try:
        return load_settings(**{name: value for name, value in given.items() if value is not None})
    except SettingsError as error:
        fail(error.in_language(terminal_words().language))
