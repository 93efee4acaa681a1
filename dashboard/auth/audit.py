"""The audit log as the web and the commands write it: who asks is taken from the reader, when from the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dashboard.auth.clock import Clock
from dashboard.auth.reader import Reader
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import Actor, AuditEntry, Kind, Outcome
from dashboard.data.app_database.database import AppDatabase


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit log of a running server or command. Writing raises AppDatabaseError: then nothing is to be shown."""

    log: AuditLog
    clock: Clock

    def record(self, by: Reader | Actor, kind: Kind, what: str, **more: Any) -> None:
        """Logs what was done or refused; `more` as of `entry`."""
        self.log.record(self.entry(by, kind, what, **more))

    @contextmanager
    def together(self, by: Reader | Actor, kind: Kind, what: str, detail: str = "") -> Iterator[AppDatabase]:
        """The database to make a change in: the change and its entry are kept together, or neither is.

        `with audit.together(reader, Kind.ROLE, "/administration", "anne: chief 999") as database:
        set_roles(database, …)`. What a function raises there must be let through.
        """
        with self.log.together(self.entry(by, kind, what, detail=detail)) as database:
            yield database

    @contextmanager
    def changing(
        self, by: Reader | Actor, kind: Kind, what: str, detail: str, *, refusals: tuple[type[Exception], ...]
    ) -> Iterator[AppDatabase]:
        """As `together`; a change that is refused with one of the errors is logged as refused, and the error raised."""
        try:
            with self.together(by, kind, what, detail) as database:
                yield database
        except refusals:
            self.record(by, kind, what, detail=detail, outcome=Outcome.REFUSED)
            raise

    def entry(
        self,
        by: Reader | Actor,
        kind: Kind,
        what: str,
        *,
        detail: str = "",
        outcome: Outcome = Outcome.DONE,
        children: frozenset[str] = frozenset(),
    ) -> AuditEntry:
        """An entry of this moment. `what`: a page's path or a command; `detail`: its search, or what was changed."""
        return AuditEntry(
            at=self.clock(),
            actor=by if isinstance(by, Actor) else actor_of(by),
            kind=kind,
            what=what,
            detail=detail,
            outcome=outcome,
            children=children,
        )


def actor_of(reader: Reader) -> Actor:
    """The reader as the log keeps them: the name of today stays when the person is gone."""
    return Actor(key=reader.person_id, name=reader.display_name, address=reader.address)
