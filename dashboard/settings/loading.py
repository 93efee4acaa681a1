"""Reads the settings from the environment, and words what is missing, wrong, misspelt or not fit for production."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from dashboard.settings.errors import SettingsError
from dashboard.settings.explanations import EXPLANATIONS
from dashboard.settings.oidc import oidc_problems
from dashboard.settings.production import production_problems
from dashboard.settings.settings import PREFIX, Settings
from dashboard.vocabulary.text import Text

# What two fields say against each other has no field of its own.
_TOGETHER: Final = frozenset({"session_idle_minutes", "session_hours"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What could be read: `faulty` fields have a stand-in that means nothing; `problems` has a sentence for each."""

    settings: Settings
    faulty: frozenset[str]
    problems: tuple[Text, ...]


def load_settings(**given: object) -> Settings:
    """The settings from the environment; a value given here wins over it (a command's option).

    Raises SettingsError with a sentence for each variable that is missing, wrong, misspelt or not for production.
    """
    found = look_at_settings(**given)
    if found.problems:
        raise SettingsError(found.problems)
    return found.settings


def look_at_settings(**given: object) -> Found:
    """The settings as far as they can be read, for who wants to know all that is wrong at once."""
    problems = [_unknown(name) for name in sorted(os.environ) if _is_unknown(name)]
    faulty: set[str] = set()
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        for wrong in error.errors():
            field = str(wrong["loc"][0]) if wrong["loc"] else ""
            faulty |= {field} if field else _TOGETHER
            problems.append(_in_words(field, wrong["type"]))
        settings = Settings(**{**given, **{field: _stand_in(field) for field in faulty}})
    problems += oidc_problems(settings, faulty)
    if settings.environment == "production":
        problems += production_problems(settings, os.environ, faulty)
    return Found(settings=settings, faulty=frozenset(faulty), problems=tuple(problems))


def _stand_in(field: str) -> Any:
    needed: Mapping[str, object] = {
        "case_db": "sqlite://",
        "app_db": "sqlite://",
        "mart": Path(os.devnull),
        "municipality": "?",
        "secret_key": secrets.token_urlsafe(48),
        "trusted_hosts": ("localhost",),
    }
    return needed[field] if field in needed else Settings.model_fields[field].default


def _is_unknown(name: str) -> bool:
    return name.startswith(PREFIX) and name.removeprefix(PREFIX).lower() not in Settings.model_fields


def _unknown(name: str) -> Text:
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    close = get_close_matches(name, known, n=1, cutoff=0)[0]
    return Text(
        da=f"{name} er ikke en indstilling. Fjern den, eller ret den; den ligner {close}.",
        en=f"{name} is not a setting. Remove or correct it; it resembles {close}.",
    )


def _in_words(field: str, kind: str) -> Text:
    if not field:
        return Text(
            da=f"{PREFIX}SESSION_IDLE_MINUTES er længere end {PREFIX}SESSION_HOURS. Gør den kortere.",
            en=f"{PREFIX}SESSION_IDLE_MINUTES is longer than {PREFIX}SESSION_HOURS. Make it shorter.",
        )
    name, explanation = PREFIX + field.upper(), EXPLANATIONS[field]
    if kind == "missing":
        return Text(
            da=f"{name} mangler. Sæt den til {explanation.da}.",
            en=f"{name} is missing. Set it to {explanation.en}.",
        )
    return Text(
        da=f"{name} kan ikke bruges. Sæt den til {explanation.da}.",
        en=f"{name} cannot be used. Set it to {explanation.en}.",
    )
