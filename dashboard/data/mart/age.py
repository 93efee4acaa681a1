"""How old figures may be before somebody should be told."""

from datetime import timedelta
from typing import Final

_MISSED: Final = 3  # refreshes: one may meet a database that is away, and the next one too
_LEAST: Final = timedelta(hours=1)
_BY_ANOTHER_SCHEDULE: Final = timedelta(days=2)  # ours is switched off: a refresh a night may fail once


def oldest_allowed(refresh_every_minutes: int) -> timedelta:
    """By the setting of the schedule; 0 minutes: another one builds the figures."""
    if not refresh_every_minutes:
        return _BY_ANOTHER_SCHEDULE
    return max(_MISSED * timedelta(minutes=refresh_every_minutes), _LEAST)
