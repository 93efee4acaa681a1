"""How long to wait after failed sign-ins: longer each time, at most a quarter of an hour, never for good.

Counted are the person (a user name, whether it exists or not) and the address. Failures from an address from
which the person has signed in lately are counted apart: else whoever knows a chief's user name could keep the
chief out from anywhere, by failing again whenever a wait is over.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Final

from dashboard.auth.context import AuthContext
from dashboard.auth.keyed_hash import keyed_hash
from dashboard.data.app_database.people import folded
from dashboard.data.app_database.sessions import forget_sessions, has_signed_in_from
from dashboard.data.app_database.sign_in_attempts import attempt_succeeded, forget_attempts, reserve_attempt

FREE_FAILURES_PERSON: Final = 5
# A whole town hall may come from one address.
FREE_FAILURES_ADDRESS: Final = 20
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=24)
KNOWN_FOR: Final = timedelta(days=90)
_ADDRESS: Final = "address:"


class Attempt:
    """One attempt to sign in, as the throttle sees it."""

    def __init__(self, context: AuthContext, username: str, address: str) -> None:
        self._context = context
        name, place = folded(username), network(address)
        known = has_signed_in_from(context.database, name, place, context.clock() - KNOWN_FOR)
        here = keyed_hash(context.settings, "known", f"{name}\0{place}")
        anywhere = keyed_hash(context.settings, "person", name)
        self._person = f"known:{here}" if known else f"person:{anywhere}"
        self._address = f"{_ADDRESS}{keyed_hash(context.settings, 'address', place)}"
        self._wait_if_wrong = timedelta()

    def begin(self) -> timedelta | None:
        """Counts the attempt as failed and returns None; or returns how long to wait, and counts nothing."""
        now = self._context.clock()
        subjects = (self._person, self._address)

        def open_again(subject: str, failures: int, last_at: datetime) -> datetime:
            free = FREE_FAILURES_ADDRESS if subject.startswith(_ADDRESS) else FREE_FAILURES_PERSON
            self._wait_if_wrong = max(self._wait_if_wrong, wait_after(failures + 1, free))
            # A failure from far ahead was counted while a clock was wrong: nobody waits for it to come.
            return now if last_at > now + LONGEST_WAIT else last_at + wait_after(failures, free)

        forget_attempts(self._context.database, now - FORGOTTEN_AFTER)
        moment = reserve_attempt(self._context.database, subjects, open_again, now)
        return None if moment is None else moment - now

    @property
    def consequence(self) -> str:
        """For the log: how long the person or the address is locked out because of this attempt, if it is."""
        seconds = int(self._wait_if_wrong.total_seconds())
        return f"locked out for {seconds} s" if seconds else ""

    def succeed(self) -> None:
        """Takes the count back, and forgets what is old."""
        attempt_succeeded(self._context.database, cleared=self._person, spared=self._address)
        forget_sessions(self._context.database, self._context.clock() - KNOWN_FOR)


def wait_after(failures: int, free: int) -> timedelta:
    """Nothing for the free failures, then 30 s, 1, 2, 4, 8 and at most 15 minutes."""
    if failures < free:
        return timedelta()
    # Five doublings are past the longest already; more would only overflow.
    doublings = min(failures - free, 5)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def network(address: str) -> str:
    """An IPv4 address as it is; of an IPv6 address its /64, which is one customer's."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(IPv6Address(int(parsed) >> 64 << 64))
