"""What a pack is made of, as one word: two packs with the same say the same, so the second need not be made."""

from collections.abc import Sequence
from hashlib import sha256

from dashboard.components.pack.asked import Asked, PackSection


def identity_of(asked: Asked, sections: Sequence[PackSection]) -> str:
    """Changes with the meeting, the figures, the language, the day, and all that a section reads besides."""
    meta = asked.mart.meta
    parts = (
        asked.meeting,
        asked.group,
        asked.words.language,
        asked.scope,
        asked.municipality,
        asked.now.astimezone().date(),
        (meta.version, meta.as_of, meta.built_at),
        *((section.key, section.reads(asked)) for section in sections),
    )
    return sha256(repr(parts).encode()).hexdigest()
