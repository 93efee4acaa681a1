"""How entries of the audit log hang together: each one's hash holds the hash before it, and a seal holds the hash.

The hash is SHA-256 without a key, so that the chain can be walked by anybody, at any time. Alone it would stop nobody
who can write to the database: all hashes after a change can be computed anew. So each hash is sealed with a key that
is derived from the secret key and is not in the database. A new secret key makes new seals; as a seal holds the whole
chain before it, the entries under older keys are then held by the first seal of the new one.
"""

import hmac
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

# What is hashed of an entry besides the hash before it; all but what the hash itself makes.
HASHED: Final = (
    "sequence",
    "at",
    "actor_key",
    "actor_name",
    "address",
    "kind",
    "outcome",
    "what",
    "detail",
    "children_hash",
    "children_count",
    "previous_hash",
)
FIRST: Final = "0" * 64  # the hash before the first entry
_LINE: Final = b"\n"


@dataclass(frozen=True, slots=True)
class SealKey:
    """The key that seals are made with, and the name that entries know it by."""

    key_id: str
    key: bytes

    def seal(self, entry_hash: str) -> str:
        return hmac.digest(self.key, entry_hash.encode("ascii"), "sha256").hex()

    def holds(self, entry_hash: str, seal: str) -> bool:
        return hmac.compare_digest(self.seal(entry_hash), seal)


def entry_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 of the row's HASHED columns as canonical JSON, in hexadecimal."""
    values = {name: _plain(row[name]) for name in HASHED}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def packed(children: Iterable[str]) -> tuple[str, bytes]:
    """The hash of a list of children's keys, and the list as it is kept: a key a line, in order, compressed."""
    lines = _LINE.join(sorted(key.encode() for key in children))
    return sha256(lines).hexdigest(), zlib.compress(lines)


def unpacked(key_list: bytes) -> tuple[str, ...]:
    """The keys of children, in order. Raises ValueError for what `packed` did not make."""
    try:
        return tuple(line.decode() for line in zlib.decompress(key_list).split(_LINE))
    except zlib.error as error:
        raise ValueError(str(error)) from error


def hash_of_packed(key_list: bytes) -> str:
    """The hash that a packed list has. Raises ValueError."""
    return packed(unpacked(key_list))[0]


def _plain(value: object) -> object:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
