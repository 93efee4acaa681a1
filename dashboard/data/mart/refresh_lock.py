"""The lock that one refresh at a time holds; whether one does can be asked from any process."""

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

# Who asks holds the lock for a moment: a refresh that begins just then waits for so long.
LOOK_SECONDS: Final = 0.5


def refresh_lock(mart: Path) -> FileLock:
    return FileLock(mart.with_name(f"{mart.name}.lock"))


def is_refreshing(mart: Path) -> bool:
    """Whether a refresh is under way; where no lock can be made, none is."""
    try:
        with refresh_lock(mart).acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False
