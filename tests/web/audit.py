"""What the audit log of the served demo says, entry by entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dashboard.auth.audit_log import audit_log
from dashboard.data.app_database.audit_search import Criteria, LoggedEntry, children_of, find
from dashboard.data.app_database.audit_verify import verify
from dashboard.data.app_database.database import open_app_database
from dashboard.settings import Settings


@dataclass
class Logged:
    """The entries written in the meantime, oldest first, and their children."""

    entries: list[LoggedEntry] = field(default_factory=list)
    children: list[frozenset[str]] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[str, str, str, str]]:
        """Kind, outcome, what and detail of each."""
        return [(entry.kind.value, entry.outcome.value, entry.what, entry.detail) for entry in self.entries]


@contextmanager
def logging(settings: Settings) -> Iterator[Logged]:
    """Fills in, at the end, what was logged in between; and the chain is in order."""
    database = open_app_database(settings.app_db)
    before = find(database, Criteria(), most=1).entries
    logged = Logged()
    yield logged
    found = find(database, Criteria(), most=1000).entries
    newer = sorted(
        (entry for entry in found if not before or entry.sequence > before[0].sequence),
        key=lambda entry: entry.sequence,
    )
    keys = children_of(database, newer)
    logged.entries = newer
    logged.children = [frozenset(keys[entry.sequence]) for entry in newer]
    assert verify(audit_log(settings, database)).findings == ()
    database.close()


def typed(settings: Settings) -> str:
    """What readers typed into addresses and searches, as the log keeps it."""
    database = open_app_database(settings.app_db)
    found = find(database, Criteria(), most=1000).entries
    database.close()
    return "\n".join(f"{entry.what} {entry.detail}" for entry in found)
