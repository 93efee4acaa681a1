"""The only way from a page to the audit log: that it was read is itself logged, with the child that was asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from dashboard.components.viewed import Viewed
from dashboard.data.app_database import audit_samples, audit_search
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_samples import Check, Sample
from dashboard.data.app_database.audit_search import USES, Criteria, Found, LoggedEntry
from dashboard.data.app_database.database import AppDatabase


@dataclass(frozen=True, slots=True)
class LogDoor:
    """The log for one view."""

    database: AppDatabase
    viewed: Viewed

    def find(self, criteria: Criteria, *, most: int, skip: int = 0) -> Found:
        self._read(*filter(None, [criteria.child]))
        return audit_search.find(self.database, criteria, most=most, skip=skip)

    def children_of(self, entries: Collection[LoggedEntry], *, most: int) -> Mapping[int, tuple[str, ...]]:
        """Of each entry, by its number, the first keys of its children: they too are seen here."""
        found = audit_search.children_of(self.database, entries)
        shown = {sequence: keys[:most] for sequence, keys in found.items()}
        self._read(*(key for keys in shown.values() for key in keys))
        return shown

    def actors(self) -> Mapping[str, str]:
        self._read()
        return audit_search.actors(self.database)

    def uses_of(self, child: str, since: datetime | None, until: datetime | None, *, most: int) -> Found:
        """When somebody saw the child: without refusals, and without what the log controller read."""
        return self.find(Criteria(since=since, until=until, kinds=USES, outcome=Outcome.DONE, child=child), most=most)

    def samples(self) -> tuple[Sample, ...]:
        self._read()
        return audit_samples.samples(self.database)

    def sample(self, sample_id: str) -> tuple[Sample, tuple[Check, ...]] | None:
        self._read()
        return audit_samples.find_sample(self.database, sample_id)

    def first_logged(self) -> datetime | None:
        self._read()
        return audit_samples.first_logged(self.database)

    def _read(self, *children: str) -> None:
        self.viewed.see(Kind.LOG_READ, children)


def midnight(day: date) -> datetime:
    """When a day begins where the server stands: days of the log are those of who reads it."""
    return datetime.combine(day, time()).astimezone()
