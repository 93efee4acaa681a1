"""Writing the audit log: entry by entry, in one chain, whoever writes at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dashboard.data.app_database.audit_chain import FIRST, SealKey, entry_hash, packed
from dashboard.data.app_database.audit_entry import AuditEntry
from dashboard.data.app_database.audit_tables import audit_anchor, audit_children, audit_entry
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError

# Any number that nobody else locks by.
_CHAIN_LOCK: Final = 0xDA5B0B


@dataclass(frozen=True, slots=True)
class AuditLog:
    """The audit log of an app database. Raises AppDatabaseError where an entry cannot be written."""

    database: AppDatabase
    seal_key: SealKey

    def record(self, entry: AuditEntry) -> int:
        """Writes the entry and returns its number in the chain."""
        with self.database.writing() as connection:
            return append(connection, self.seal_key, entry)

    def is_there(self) -> bool:
        """Whether the log's tables answer."""
        try:
            with self.database.reading() as connection:
                newest(connection)
        except AppDatabaseError:
            return False
        return True

    @contextmanager
    def together(self, entry: AuditEntry) -> Iterator[AppDatabase]:
        """The database for a change that is kept only with its entry: both are written, or neither."""
        with self.database.together() as database:
            yield database
            with database.writing() as connection:
                append(connection, self.seal_key, entry)


def append(connection: sa.Connection, seal_key: SealKey, entry: AuditEntry) -> int:
    """Adds the entry to the chain inside the caller's transaction, which must be a writing one."""
    lock_chain(connection)
    sequence, previous_hash = newest(connection)
    children_hash = _keep_children(connection, entry.children) if entry.children else None
    row: dict[str, Any] = {
        "sequence": sequence + 1,
        "at": entry.at,
        "actor_key": entry.actor.key,
        "actor_name": entry.actor.name,
        "address": entry.actor.address,
        "kind": entry.kind.value,
        "outcome": entry.outcome.value,
        "what": entry.what,
        "detail": entry.detail,
        "children_hash": children_hash,
        "children_count": len(entry.children),
        "previous_hash": previous_hash,
    }
    row["entry_hash"] = entry_hash(row)
    row["key_id"], row["seal"] = seal_key.key_id, seal_key.seal(row["entry_hash"])
    connection.execute(_INSERT, row)
    return sequence + 1


def lock_chain(connection: sa.Connection) -> None:
    """Others wait for the end of the transaction. SQLite has locked all writing when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK)


def newest(connection: sa.Connection) -> tuple[int, str]:
    """The number and the hash that the next entry goes on from."""
    row = connection.execute(_NEWEST).one_or_none() or connection.execute(_ANCHOR).one_or_none()
    return (row[0], row[1]) if row is not None else (0, FIRST)


def _keep_children(connection: sa.Connection, children: frozenset[str]) -> str:
    children_hash, key_list = packed(children)
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = {"children_hash": children_hash, "key_list": key_list}
    connection.execute(insert(audit_children).values(row).on_conflict_do_nothing())
    return children_hash


_INSERT: Final = sa.insert(audit_entry)
_LOCK: Final = sa.select(sa.func.pg_advisory_xact_lock(_CHAIN_LOCK))
_NEWEST: Final = (
    sa.select(audit_entry.c.sequence, audit_entry.c.entry_hash).order_by(audit_entry.c.sequence.desc()).limit(1)
)
_ANCHOR: Final = (
    sa.select(audit_anchor.c.pruned_to, audit_anchor.c.last_hash).order_by(audit_anchor.c.pruned_to.desc()).limit(1)
)
