"""The figures are built anew on a schedule, in a process of their own: no request waits, its memory goes with it."""

import logging
import subprocess
import sys
import threading
import time
from typing import Final

from dashboard.data.mart.attempts import latest_attempt
from dashboard.settings import Settings

_LOG: Final = logging.getLogger(__name__)
_LOOK_EVERY_SECONDS: Final = 60


def start(settings: Settings) -> None:
    """Begin to look, each minute, whether it is time. With 0 minutes between refreshes: never.

    Every web process looks; the refresh's own lock and the time of the latest attempt see to it that one acts.
    """
    if settings.refresh_every_minutes:
        threading.Thread(target=_look, args=(settings,), name="refresh", daemon=True).start()


def _look(settings: Settings) -> None:
    while True:
        time.sleep(_LOOK_EVERY_SECONDS)
        if is_due(settings, time.time()):
            refresh_aside()


def is_due(settings: Settings, now: float) -> bool:
    """Whether the latest attempt, or else the mart itself, is older than the setting allows; `now` in seconds."""
    attempt = latest_attempt(settings.mart)
    if attempt is not None:
        last = attempt.at.timestamp()
    else:
        last = settings.mart.stat().st_mtime if settings.mart.exists() else 0.0
    return now - last >= settings.refresh_every_minutes * 60


def refresh_aside() -> int:
    """Run `dashboard refresh`; its exit code. The environment's settings are this process's own."""
    finished = subprocess.run(
        [sys.executable, "-m", "dashboard", "refresh", "--quiet"], check=False, capture_output=True, text=True
    )
    if finished.returncode not in (0, 3):
        _LOG.warning("the refresh failed: %s", finished.stderr.strip())
    return finished.returncode
