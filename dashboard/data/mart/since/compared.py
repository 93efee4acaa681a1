"""Comparisons of states that are kept beside the mart: made aside once, since they take seconds, and read at once.

A file is named by when both states were built, and by all else that its numbers hang on: the program's text, whose
figures they are and the least number of children. So what is read is never of other states or another rule.
"""

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from dashboard.data.mart.freeze import frozen
from dashboard.data.mart.since.shown import since_shown
from dashboard.data.mart.since.written import NotWrittenHereError, read_since, write_since
from dashboard.data.mart.store import Mart, MartUnavailableError, open_mart, read_moments
from dashboard.data.mart.version import mart_version
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.since import Since

# With its two marts open, a nation's comparison stays below a refresh.
_MEMORY: Final[Mapping[str, Any]] = {"memory_limit": "500MB", "threads": 2}
_NAME: Final = "%Y%m%dT%H%M%S%fZ"

States = tuple[datetime, datetime]  # when the earlier and the later mart were built


class ComparisonsRunningError(Exception):
    """Others are being made; nothing was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparisons:
    """Those beside one mart, of these indicators under this scope."""

    mart: Path
    indicators: Sequence[Indicator]
    scope: Scope

    def find(self, states: States) -> Mapping[str, Since] | None:
        """What became of each indicator's figure, by key; None where it is not there, or not whole."""
        try:
            text = self._path(states).read_text(encoding="utf-8")
            return read_since(text, {one.key: one for one in self.indicators})
        except (OSError, NotWrittenHereError):
            return None

    def state(self, built_at: datetime) -> Path | None:
        """The mart that was built then, kept or current; None where it is gone."""
        kept = next((state.path for state in frozen(self.mart) if state.built_at == built_at), None)
        if kept is not None:
            return kept
        try:
            return self.mart if read_moments(self.mart)[1] == built_at else None
        except MartUnavailableError:
            return None

    def is_kept(self, built_at: datetime) -> bool:
        """Whether the mart that was built then is kept, so that a refresh does not take it away."""
        return any(state.built_at == built_at for state in frozen(self.mart))

    def is_other_version(self, version: str) -> bool:
        """Whether a mart of this version is not this program's."""
        return version != mart_version(self.indicators)

    def make(self, wanted: Collection[States]) -> int:
        """Make what is wanted and not there, where both states still are; all others are forgotten. How many were made.

        A state of another version of the program is left out. Raises ComparisonsRunningError, OSError (disk).
        """
        self._folder.mkdir(exist_ok=True)
        try:
            with self._lock().acquire(timeout=0):
                names = {self._path(states).name for states in wanted}
                for path in self._folder.glob("*.json"):
                    if path.name not in names:
                        path.unlink(missing_ok=True)
                missing = [states for states in sorted(wanted, reverse=True) if self.find(states) is None]
                return sum(self._make(states) for states in missing)
        except Timeout as error:
            raise ComparisonsRunningError from error

    def is_making(self) -> bool:
        """Whether comparisons are being made just now."""
        if not self._folder.is_dir():
            return False
        try:
            with self._lock().acquire(timeout=0):
                return False
        except Timeout:
            return True
        except OSError:
            return False

    def _make(self, states: States) -> bool:
        try:
            before, after = (self._opened(built_at) for built_at in states)
        except MartUnavailableError:
            return False
        try:
            text = write_since(since_shown((before, after), self.indicators, self.scope))
        finally:
            before.connection.close()
            after.connection.close()
        path = self._path(states)
        aside = path.with_name(f"next-{os.getpid()}")
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        return True

    def _opened(self, built_at: datetime) -> Mart:
        """Raises MartUnavailableError: gone, of another version, or replaced just now."""
        path = self.state(built_at)
        if path is None:
            raise MartUnavailableError("missing", f"no mart that was built {built_at} is kept")
        mart = open_mart(path, indicators=self.indicators, config=dict(_MEMORY))
        if mart.meta.built_at != built_at:
            mart.connection.close()
            raise MartUnavailableError("missing", f"the mart that was built {built_at} was replaced")
        return mart

    @property
    def _folder(self) -> Path:
        return self.mart.with_name(f"{self.mart.stem}-since")

    def _lock(self) -> FileLock:
        return FileLock(self._folder / "lock")

    def _path(self, states: States) -> Path:
        before, after = (f"{moment.astimezone(UTC):{_NAME}}" for moment in states)
        rest = (mart_version(self.indicators), _makers(), self.scope)
        return self._folder / f"{before}_{after}_{hashlib.sha256(repr(rest).encode()).hexdigest()[:16]}.json"


@cache
def _makers() -> str:
    """What decides which numbers and parts a comparison tells: one that was made by other text is made anew."""
    texts = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"".join(texts)).hexdigest()
