"""The key that sessions are hashed with: refused when it could be guessed, made afresh for a demo."""

import contextlib
import os
import secrets
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


def is_weak(key: str) -> bool:
    """Whether a key is too short, has too few different characters, or stands in an example somewhere."""
    text = key.strip()
    return (
        len(text) < LEAST_CHARACTERS
        or len(set(text)) < _LEAST_DIFFERENT
        or any(word in text.lower() for word in _COPIED)
    )


def kept_key(path: Path) -> str:
    """The key in a file only its owner can read, made on the first call; two processes get the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole under another name first: a file that exists is complete.
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text(encoding="ascii")
