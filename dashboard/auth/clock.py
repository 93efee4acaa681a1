"""What gives the moment, with its time zone."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, in UTC: the clock of a running server."""
    return datetime.now(UTC)
