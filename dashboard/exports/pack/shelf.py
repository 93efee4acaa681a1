"""Where made packs lie until they are fetched: a private folder beside the figures.

There is a place for each meeting, language and least number of children.

A place holds the latest pack, and how far the making of the next one is. Who makes one holds the place's lock, so that
any process can see whether somebody still does: one that was killed leaves no lock.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

MOST_AT_ONCE: Final = 2
MOST_KEPT: Final = 24  # places
LONGEST_KEPT: Final = timedelta(days=60)
# From when a maker is asked for until it holds the lock.
_STARTING: Final = timedelta(seconds=20)
_PRIVATE_FOLDER: Final = 0o700
_PRIVATE_FILE: Final = 0o600


class Failure(StrEnum):
    """Why a pack was not made; nothing half made is left."""

    NO_FIGURES = "no_figures"
    DISK = "disk"
    BUSY = "busy"  # MOST_AT_ONCE are being made
    ENDED = "ended"  # whoever made it was ended before it was done
    FAILED = "failed"


class BusyError(Exception):
    """The pack is being made already, or MOST_AT_ONCE others are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A pack that lies there. `identity`: of what it was made (identity.py); `files`: file by kind, `pdf` or `pptx`."""

    identity: str
    stem: str
    made_at: datetime
    as_of: date
    files: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, and which step of how many it is."""

    step: int
    steps: int
    doing: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one meeting's packs in one language."""

    folder: Path

    @property
    def made(self) -> Made | None:
        """The latest pack, where all its files are there."""
        found = _read(self.folder / "made.json")
        try:
            files = {kind: self.folder / name for kind, name in found["files"].items()}
            made = Made(
                identity=found["identity"],
                stem=found["stem"],
                made_at=datetime.fromisoformat(found["made_at"]),
                as_of=date.fromisoformat(found["as_of"]),
                files=files,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        return made if files and all(file.is_file() for file in files.values()) else None

    def progress(self, now: datetime) -> Progress | Failure | None:
        """How far the making is, or why the latest one failed; None where nothing is being made and nothing failed."""
        found = _read(self.folder / "progress.json")
        try:
            begun_at = datetime.fromisoformat(found["begun_at"])
            progress = Progress(int(found["step"]), int(found["steps"]), str(found["doing"]))
            outcome = found["outcome"]
        except (KeyError, TypeError, ValueError):
            return None
        if outcome is not None:
            return Failure(outcome) if outcome in set(Failure) else None
        if self.is_held() or (progress.step == 0 and now - begun_at < _STARTING):
            return progress
        return Failure.ENDED

    def is_held(self) -> bool:
        """Whether somebody makes a pack here."""
        return _is_held(self._lock())

    def begin(self, now: datetime) -> None:
        """Note that a maker is asked for. Raises OSError."""
        _make_private(self.folder)
        self.note(Progress(0, 1, ""), now)

    def note(self, progress: Progress, begun_at: datetime, outcome: str | None = None) -> None:
        """Note how far it is; `outcome`: a Failure, or `done`. Raises OSError."""
        _write(self.folder / "progress.json", {"begun_at": begun_at, **asdict(progress), "outcome": outcome})

    def put(self, contents: Mapping[str, bytes], *, identity: str, stem: str, made_at: datetime, as_of: date) -> None:
        """Put a pack there in place of the one before, whole or not at all. Raises OSError."""
        files = {kind: f"{identity[:16]}.{kind}" for kind in contents}
        try:
            for kind, content in contents.items():
                write_private(self.folder / files[kind], content)
            about = {"identity": identity, "stem": stem, "made_at": made_at, "as_of": as_of, "files": files}
            _write(self.folder / "made.json", about)
        finally:
            self._tidy()

    def _tidy(self) -> None:
        """Delete all files but those that belong to the pack that lies there."""
        made = self.made
        kept = set(made.files.values()) if made is not None else set()
        for file in self.folder.glob("*.p*"):
            if file.suffix in (".pdf", ".pptx", ".part") and file not in kept:
                file.unlink(missing_ok=True)

    def _lock(self) -> FileLock:
        return FileLock(self.folder / "lock", mode=_PRIVATE_FILE)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All places, in a folder beside the mart."""

    folder: Path

    @classmethod
    def beside(cls, mart: Path) -> "Shelf":
        return cls(mart.with_name(f"{mart.stem}-packs"))

    def place(self, meeting_id: str, language: str, least_children: int) -> Place:
        """The place of a meeting, whatever its key looks like.

        What was made while fewer children were enough to be told of is not found once more are asked for.
        """
        return Place(self.folder / sha256(f"{language} {least_children} {meeting_id}".encode()).hexdigest()[:32])

    def is_busy(self) -> bool:
        """Whether as many packs are being made as may be at once."""
        return all(_is_held(self._slot(number)) for number in range(MOST_AT_ONCE))

    @contextmanager
    def making(self, place: Place | None = None) -> Iterator[None]:
        """Hold one of MOST_AT_ONCE, and the place where one is given. Raises BusyError, OSError."""
        _make_private(self.folder)
        with ExitStack() as held:
            if not any(_take(held, self._slot(number)) for number in range(MOST_AT_ONCE)):
                raise BusyError
            if place is not None:
                _make_private(place.folder)
                if not _take(held, place._lock()):  # noqa: SLF001  of this file
                    raise BusyError
            yield

    def prune(self, now: datetime) -> int:
        """Delete the places beyond MOST_KEPT and those nobody touched for LONGEST_KEPT, but none in use; how many."""
        places = sorted(
            (place for place in self.folder.iterdir() if place.is_dir()), key=lambda place: -place.stat().st_mtime
        )
        oldest = (now - LONGEST_KEPT).timestamp()
        gone = [
            place
            for number, place in enumerate(places)
            if (number >= MOST_KEPT or place.stat().st_mtime < oldest) and not Place(place).is_held()
        ]
        for folder in gone:
            shutil.rmtree(folder, ignore_errors=True)
        return len(gone)

    def _slot(self, number: int) -> FileLock:
        return FileLock(self.folder / f"making-{number}.lock", mode=_PRIVATE_FILE)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all. Raises OSError."""
    aside = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE), "wb") as file:
            file.write(content)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def _take(held: ExitStack, lock: FileLock) -> bool:
    try:
        held.enter_context(lock.acquire(timeout=0))
    except Timeout:
        return False
    return True


def _is_held(lock: FileLock) -> bool:
    """Whether somebody holds a lock; where none can be made, nobody does."""
    try:
        with lock.acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def _write(path: Path, content: Mapping[str, Any]) -> None:
    write_private(path, json.dumps(content, default=lambda moment: moment.isoformat()).encode())


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
