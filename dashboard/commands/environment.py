"""The settings that a command runs by, or the command's end."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.auth.oidc.mapping_file import load_mapping
from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.settings import Settings, SettingsError, load_settings
from dashboard.settings.oidc import oidc_settings


def settings_or_fail(**given: object) -> Settings:
    """The settings, where an option that was not given (None) leaves the environment's; or the command ends."""
    with _faults_told():
        return load_settings(**{name: value for name, value in given.items() if value is not None})


def mapping_or_fail(settings: Settings) -> None:
    """Ends the command where people sign in at a provider, and the mapping of its claims cannot be used."""
    oidc = oidc_settings(settings)
    if oidc is not None:
        with _faults_told():
            load_mapping(oidc.mapping, settings.municipality)


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except SettingsError as error:
        fail(error.in_language(terminal_words().language))
