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


def start(settings: Settings, is_ready: Callable[[], bool]) -> None:
    """Begin to look, each minute, whether it is time. With 0 minutes between refreshes: never.

    `is_ready`: whether there are figures that this version can read; after an upgrade there may be none. Every web
    process looks; the refresh's own lock and the time of the latest attempt see to it that one acts.
    """
    if settings.refresh_every_minutes:
        threading.Thread(target=_look, args=(settings, is_ready), name="refresh", daemon=True).start()


def _look(settings: Settings, is_ready: Callable[[], bool]) -> None:
    while True:
        if is_due(settings, time.time(), is_ready=is_ready()):
            refresh_aside()
        time.sleep(_LOOK_EVERY_SECONDS)


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
