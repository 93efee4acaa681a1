"""The settings of signing in at an OpenID Connect provider: all of them or none, and never over plain HTTP."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import SecretStr

from dashboard.settings.explanations import EXPLANATIONS
from dashboard.settings.settings import PREFIX, Settings
from dashboard.vocabulary.text import Text

_NEEDED: Final = ("oidc_issuer", "oidc_client_id", "oidc_client_secret", "oidc_mapping")
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcSettings:
    """A provider, and what it knows the dashboard by."""

    issuer: str
    client_id: str
    client_secret: SecretStr
    scopes: str
    mapping: Path


def oidc_settings(settings: Settings) -> OidcSettings | None:
    """The provider of a set-up, or None where people sign in here only."""
    issuer, client_id = settings.oidc_issuer, settings.oidc_client_id
    client_secret, mapping = settings.oidc_client_secret, settings.oidc_mapping
    if issuer is None or client_id is None or client_secret is None or mapping is None:
        return None
    return OidcSettings(
        issuer=issuer,
        client_id=client_id,
        client_secret=client_secret,
        scopes=settings.oidc_scopes,
        mapping=mapping,
    )


def oidc_problems(settings: Settings, faulty: Collection[str]) -> Iterator[Text]:
    """A sentence for each thing that does not go together; `faulty` settings are told of already."""
    missing = [name for name in _NEEDED if getattr(settings, name) is None and name not in faulty]
    given = [name for name in _NEEDED if name not in missing]
    for name in missing if given else ():
        yield Text(
            da=f"{PREFIX}{name.upper()} mangler, da {PREFIX}{given[0].upper()} er sat. "
            f"Sæt den til {EXPLANATIONS[name].da}.",
            en=f"{PREFIX}{name.upper()} is missing, as {PREFIX}{given[0].upper()} is set. "
            f"Set it to {EXPLANATIONS[name].en}.",
        )
    if settings.oidc_issuer is not None and not is_confidential(settings.oidc_issuer, settings):
        yield Text(
            da=f"{PREFIX}OIDC_ISSUER begynder ikke med https://, og så kan andre lytte med. Sæt den til udbyderens "
            "adresse med https.",
            en=f"{PREFIX}OIDC_ISSUER does not begin with https://, so others can listen in. Set it to the provider's "
            "address with https.",
        )
    if not settings.password_sign_in and not given:
        yield Text(
            da=f"{PREFIX}PASSWORD_SIGN_IN er false, og ingen udbyder er sat op: ingen kan logge ind. Sæt "
            f"{PREFIX}OIDC_ISSUER, eller fjern {PREFIX}PASSWORD_SIGN_IN.",
            en=f"{PREFIX}PASSWORD_SIGN_IN is false and no provider is set up: nobody can sign in. Set "
            f"{PREFIX}OIDC_ISSUER, or remove {PREFIX}PASSWORD_SIGN_IN.",
        )


def is_confidential(address: str, settings: Settings) -> bool:
    """Whether nobody on the way can read what is sent there: https, or in demo and tests this very machine."""
    parts = urlsplit(address)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and parts.hostname in _LOOPBACK and settings.environment != "production"
