"""Argon2id hashes of passwords, and a check that takes as long for somebody who does not exist."""

import secrets
from typing import Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_CHARACTERS: Final = 12
MOST_CHARACTERS: Final = 256  # hashing must not be a way to keep the machine busy


class Passwords:
    """Hashes and checks. 32 MiB and three passes: above OWASP's least, and eight at once fit any server."""

    def __init__(self, *, passes: int = 3, memory_kib: int = 32 * 1024) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1, type=Type.ID)
        self._nobodys = self._hasher.hash(secrets.token_urlsafe())

    def hash(self, password: str) -> str:
        """A salted hash. Raises ValueError for a password that may not be chosen."""
        if not LEAST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
            message = f"a password has {LEAST_CHARACTERS} to {MOST_CHARACTERS} characters"
            raise ValueError(message)
        return self._hasher.hash(password)

    def is_right(self, password_hash: str | None, password: str) -> bool:
        """Whether the password is the hash's. Without a hash nobody's is checked, and the answer is no."""
        try:
            right = self._hasher.verify(password_hash or self._nobodys, password[: MOST_CHARACTERS + 1])
        except (VerificationError, InvalidHashError):
            return False
        return right and password_hash is not None

    def is_outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with other costs than today's."""
        return self._hasher.check_needs_rehash(password_hash)
