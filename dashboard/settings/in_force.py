"""The settings in force, to be shown: each with where it comes from, and without what is secret."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import SecretStr

from dashboard.settings.explanations import EXPLANATIONS
from dashboard.settings.settings import PREFIX, Settings
from dashboard.vocabulary.text import Text

Source = Literal["environment", "default", "demo", "command"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingInForce:
    """`value` None: nothing is set, or all of it is secret. `has_secret`: something of it is set and not shown."""

    variable: str
    explanation: Text
    value: str | None
    has_secret: bool
    source: Source


def settings_in_force(settings: Settings, environment: Mapping[str, str]) -> tuple[SettingInForce, ...]:
    """Every setting, in the order of their declaration; `environment` is the process's."""
    names = {name.upper() for name in environment}
    return tuple(_in_force(settings, field, names) for field in Settings.model_fields)


def _in_force(settings: Settings, field: str, names: set[str]) -> SettingInForce:
    value = getattr(settings, field)
    shown, has_secret = _shown(value)
    variable = PREFIX + field.upper()
    if variable in names:
        source: Source = "environment"
    elif value == Settings.model_fields[field].default:
        source = "default"
    else:
        source = "demo" if settings.environment == "demo" else "command"
    return SettingInForce(
        variable=variable, explanation=EXPLANATIONS[field], value=shown, has_secret=has_secret, source=source
    )


def _shown(value: object) -> tuple[str | None, bool]:
    """The value as text, and whether something of it is kept back."""
    if value is None:
        return None, False
    if isinstance(value, SecretStr):
        return None, True
    if isinstance(value, bool):
        return str(value).lower(), False
    if isinstance(value, tuple):
        return ", ".join(value), False
    return _without_secrets(str(value))


def _without_secrets(text: str) -> tuple[str, bool]:
    """An address without password and query, where a password can stand too; any other text as it is."""
    scheme, is_address, rest = text.partition("://")
    if not is_address:
        return text, False
    # A password may hold any sign but @: after the last one stands the host, and before the first colon the user.
    credentials, at, place = rest.rpartition("@")
    user, has_password, _ = credentials.partition(":")
    if "?" in user or "/" in user:  # then the @ stands in a path or a query
        user, at, has_password, place = "", "", "", rest
    place, has_query, _ = place.partition("?")
    return f"{scheme}://{user}{at}{place}", bool(has_password or has_query)
