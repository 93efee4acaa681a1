"""A meeting pack made in a process of its own: no request waits, and its memory goes with it."""

import logging
import subprocess
import sys
from typing import Final

_LOG: Final = logging.getLogger(__name__)
_LONGEST_SECONDS: Final = 120  # a town's takes about three


def make_aside(meeting_id: str, language: str) -> None:
    """Run `dashboard pack` until it is over, or has taken too long. The environment's settings are this process's own.

    What became of it the maker notes where the page looks (shelf.py); of one that was ended the lock tells.
    """
    command = ["pack", f"--meeting={meeting_id}", f"--language={language}", "--shelf"]
    try:
        finished = subprocess.run(  # noqa: S603  a key that stands in the database, and no shell
            [sys.executable, "-m", "dashboard", *command],
            check=False,
            capture_output=True,
            text=True,
            timeout=_LONGEST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        _LOG.warning("a meeting pack took more than %s seconds, and was ended", _LONGEST_SECONDS)
        return
    if finished.returncode not in (0, 3):
        _LOG.warning("a meeting pack failed: %s", finished.stderr.strip())
