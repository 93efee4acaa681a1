"""The figures are built anew on a schedule, in a process of their own: no request waits, its memory goes with it."""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

from dashboard.data.mart.attempts import latest_attempt
from dashboard.settings import Settings

_LOG: Final = logging.getLogger(__name__)
_LOOK_EVERY_SECONDS: Final = 60
_WITHOUT_FIGURES: Final = 5  # minutes between attempts while there is nothing to show


def start(settings: Settings, is_ready: Callable[[], bool]) -> Callable[[], None]:
    """Begin to look, each minute, whether it is time; what ends it. With 0 minutes between refreshes: never.

    `is_ready`: whether there are figures that this version can read; after an upgrade there may be none. Every web
    process looks; the refresh's own lock and the time of the latest attempt see to it that one acts.
    """
    lookout = _Lookout(settings, is_ready)
    if settings.refresh_every_minutes:
        threading.Thread(target=lookout.watch, name="refresh", daemon=True).start()
    return lookout.end


class _Lookout:
    """A thread's work, which ends with its process: a refresh under way, a process of its own, goes on without it."""

    def __init__(self, settings: Settings, is_ready: Callable[[], bool]) -> None:
        self._settings = settings
        self._is_ready = is_ready
        self._looking = threading.Lock()
        self._ended = threading.Event()

    def watch(self) -> None:
        while not self._ended.is_set():
            if self._is_time():
                refresh_aside()
            self._ended.wait(_LOOK_EVERY_SECONDS)

    def end(self) -> None:
        self._ended.set()
        with self._looking:
            pass  # a process that ends while one of its threads is inside DuckDB is aborted, and says so

    def _is_time(self) -> bool:
        with self._looking:
            return not self._ended.is_set() and is_due(self._settings, time.time(), is_ready=self._is_ready())


def is_due(settings: Settings, now: float, *, is_ready: bool) -> bool:
    """Whether the latest attempt, or else the mart itself, is older than may be; `now` in seconds.

    Without figures to show it is tried again sooner, but not at every look: a database that is away is left in peace.
    """
    attempt = latest_attempt(settings.mart)
    if attempt is None and not is_ready:
        return True
    if attempt is not None:
        last = attempt.at.timestamp()
    else:
        last = settings.mart.stat().st_mtime if settings.mart.exists() else 0.0
    minutes = settings.refresh_every_minutes if is_ready else min(settings.refresh_every_minutes, _WITHOUT_FIGURES)
    return now - last >= minutes * 60


def refresh_aside() -> int:
    """Run `dashboard refresh`; its exit code. The environment's settings are this process's own."""
    finished = subprocess.run(
        [sys.executable, "-m", "dashboard", "refresh", "--quiet"], check=False, capture_output=True, text=True
    )
    if finished.returncode not in (0, 3):
        _LOG.warning("the refresh failed: %s", finished.stderr.strip())
    return finished.returncode
