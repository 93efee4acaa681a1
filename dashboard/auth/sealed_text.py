"""What a reader typed, sealed for the address: a child's name stands in no address, history or log.

Only the server reads it, and only for who typed it: a link that is passed on tells nobody the name.
"""

from typing import Final

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from dashboard.auth.keyed_hash import keyed_hash
from dashboard.settings import Settings

_HEADER: Final = {"alg": "dir", "enc": "A256GCM"}


def seal(settings: Settings, person_id: str, text: str) -> str:
    """The text for the address, other characters every time."""
    return jwe.encrypt_compact(_HEADER, text.encode(), _key(settings, person_id))


def unseal(settings: Settings, person_id: str, sealed: str) -> str | None:
    """What the person typed; None for what this server did not seal for them."""
    try:
        found = jwe.decrypt_compact(sealed, _key(settings, person_id), algorithms=list(_HEADER.values()))
    except (JoseError, ValueError):
        return None
    return found.plaintext.decode() if found.plaintext is not None else None


def _key(settings: Settings, person_id: str) -> OctKey:
    return OctKey.import_key(bytes.fromhex(keyed_hash(settings, "search", person_id)))
