"""Whether a database's clock agrees with this machine's: sessions, throttling and the log are told by it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from dashboard.auth.sessions import CLOCKS_DIFFER
from dashboard.checks.check import Finding, SetUp, fault, note

_MEASURED_WITHIN: Final = timedelta(seconds=30)


def clock_findings(set_up: SetUp, clock: datetime | None) -> Iterator[Finding]:
    """A fault where sessions would end by it, a note where times in the log would be hard to compare."""
    if clock is None:
        return
    apart = abs(clock - set_up.now)
    if apart < _MEASURED_WITHIN:
        return
    words = set_up.words
    told = words("Its clock and this machine's are {seconds} seconds apart.", seconds=round(apart.total_seconds()))
    mend = words("Let both follow the same time server (NTP).")
    yield fault(told, mend) if apart >= CLOCKS_DIFFER else note(told, mend)
