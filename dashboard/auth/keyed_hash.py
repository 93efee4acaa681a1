"""Hashes that only who holds the secret key can make: a stolen database does not help to sign in."""

import hmac
from typing import Final, Literal

from dashboard.settings import Settings

Purpose = Literal["session", "person", "address", "known", "audit", "invitation", "oidc", "search"]
_ENCODING: Final = "utf-8"


def keyed_hash(settings: Settings, purpose: Purpose, text: str) -> str:
    """The hash for one purpose, in hexadecimal. A new secret key ends all sessions."""
    key = settings.secret_key.get_secret_value().encode(_ENCODING)
    return hmac.digest(key, f"{purpose}\0{text}".encode(_ENCODING, "surrogatepass"), "sha256").hex()
