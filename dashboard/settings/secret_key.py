"""The key that sessions are hashed with: refused when it could be guessed, made afresh for a demo."""

import contextlib
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

LEAST_CHARACTERS: Final = 32
_LEAST_DIFFERENT: Final = 10
# Words of examples and tutorials: a key with one of these in it was copied, not made.
_COPIED: Final = (
    "changeme",
    "change-me",
    "change_me",
    "secret",
    "password",
    "example",
    "insecure",
    "development",
)
# SHA-256 of keys that look made and are known: two of this repository's own tests, once, and Flask's tutorial's.
_KNOWN: Final = frozenset(
    {
        "297e6a526d91bf39ddaaa1c08c03a2b88ca95171c92c3519b84780a57cb63161",
        "694f7aab44436dbb25d08bedb0ca9133d9842311d7e6924684759071b47419b1",
        "2598f7d6adc142d88161630f3db12ab2bd3403521c281811e5e1ce60d4ac5d76",
    }
)
_OF_A_DEMO: Final = "demo-"


def is_weak(key: str) -> bool:
    """Whether a key is too short, has too few different characters, or stands in an example or a test somewhere."""
    text = key.strip()
    return (
        len(text) < LEAST_CHARACTERS
        or len(set(text)) < _LEAST_DIFFERENT
        or any(word in text.lower() for word in _COPIED)
        or sha256(text.encode()).hexdigest() in _KNOWN
    )


def is_of_a_demo(key: str) -> bool:
    """Whether `kept_key` made it: it lies in a folder that whoever tries the demo may copy about."""
    return key.strip().startswith(_OF_A_DEMO)


def kept_key(path: Path) -> str:
    """The key in a file only its owner can read, made on the first call; two processes get the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole under another name first: a file that exists is complete.
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(_OF_A_DEMO + secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text(encoding="ascii")
