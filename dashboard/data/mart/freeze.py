"""States of the figures that are kept: the mart of the day a meeting was closed, to compare the next one with.

They lie in a folder beside the mart, named by their day and by when they were built. They hold what the mart holds of
children, so only so many are kept, and none for longer than is said.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from dashboard.data.mart.store import read_moments

MOST_KEPT: Final = 12  # of a steering group that meets each quarter: three years
LONGEST_KEPT: Final = timedelta(days=3 * 366)

_NAME: Final = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True, order=True)
class FrozenState:
    """A kept mart, which `open_mart` opens. Sorts by day, and of a day by when it was built."""

    as_of: date
    built_at: datetime
    path: Path


def freeze(mart: Path, of: Path | None = None) -> FrozenState:
    """Keep the mart that now stands at a path; the same one a second time is the one that is kept already.

    `of`: another mart, which is kept beside it.

    A refresh replaces a mart and never writes into it, so a second name of the file is a copy that takes no room.
    Raises MartUnavailableError where there is no mart, OSError where the folder cannot be written.
    """
    source = of or mart
    read_moments(source)  # nothing is made beside what is no mart
    folder = _folder(mart)
    folder.mkdir(exist_ok=True)
    aside = folder / f"next-{os.getpid()}"
    aside.unlink(missing_ok=True)
    try:
        try:
            aside.hardlink_to(source)
        except OSError:  # a file system without second names
            shutil.copy2(source, aside)
        # Of what is kept, and not of what may have replaced it since.
        as_of, built_at = read_moments(aside)
        kept = folder / f"{as_of.isoformat()}_{built_at.astimezone(UTC):{_NAME}}.duckdb"
        aside.replace(kept)
    finally:
        aside.unlink(missing_ok=True)  # also where both are names of one file, which are not renamed
    prune(mart, today=built_at.astimezone(UTC).date())
    return FrozenState(as_of, built_at.astimezone(UTC), kept)


def frozen(mart: Path) -> tuple[FrozenState, ...]:
    """The kept states beside a mart, the newest first."""
    return tuple(sorted(_found(_folder(mart)), reverse=True))


def prune(mart: Path, *, today: date, most: int = MOST_KEPT, longest: timedelta = LONGEST_KEPT) -> int:
    """Delete the oldest states beyond the most, and those built too long ago; how many."""
    kept = frozen(mart)
    gone = [state for place, state in enumerate(kept) if place >= most or state.built_at.date() < today - longest]
    for state in gone:
        state.path.unlink(missing_ok=True)
    return len(gone)


def _folder(mart: Path) -> Path:
    return mart.with_name(f"{mart.stem}-states")


def _found(folder: Path) -> Iterator[FrozenState]:
    for path in folder.glob("*.duckdb"):
        day, _, moment = path.stem.partition("_")
        with suppress(ValueError):  # a file that somebody else put there
            built_at = datetime.strptime(moment, _NAME).replace(tzinfo=UTC)
            yield FrozenState(date.fromisoformat(day), built_at, path)
