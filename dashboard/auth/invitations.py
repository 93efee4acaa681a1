"""The token of a link with which a person chooses the own password: made, looked up, used up."""

import secrets
from datetime import timedelta
from typing import Final

from dashboard.auth.keyed_hash import keyed_hash
from dashboard.settings import Settings

GOOD_FOR: Final = timedelta(days=7)
CHOOSE: Final = "/adgangskode"


def new_token() -> str:
    """256 random bits, kept nowhere: whoever has it may choose the password, once."""
    return secrets.token_urlsafe(32)


def token_hash(settings: Settings, token: str) -> str:
    """What of a token is kept in the database."""
    return keyed_hash(settings, "invitation", token)


def path_of(token: str) -> str:
    """The page that the token opens."""
    return f"{CHOOSE}/{token}"


def address_of(settings: Settings, token: str) -> str:
    """The whole link, as far as the settings tell where readers come in: for who has no browser to tell it."""
    host = settings.trusted_hosts[0]
    if settings.tls or settings.behind_proxy:
        return f"{'https' if settings.tls else 'http'}://{host}{path_of(token)}"
    return f"http://{host}:{settings.port}{path_of(token)}"
