"""What the dashboard's user may do in its own database, and what time it is there: for who sets it up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.all_tables import METADATA
from dashboard.data.app_database.audit_tables import audit_anchor, audit_children, audit_entry
from dashboard.data.app_database.database import AppDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class AppFacts:
    """`unreadable`: our tables that the user may not read. `log_is_open`: the user could change the audit log.

    `oldest_entry`: of the log. `clock`: the server's. A file of SQLite has neither rights nor a clock: there nothing is
    unreadable, the log is not said to be open, and the clock is None.
    """

    oldest_entry: datetime | None
    unreadable: tuple[str, ...] = ()
    log_is_open: bool = False
    clock: datetime | None = None


def inspect_app_database(database: AppDatabase) -> AppFacts:
    """Raises AppDatabaseError where the database is away or its tables are not there."""
    with database.reading() as connection:
        if connection.dialect.name != "postgresql":
            return AppFacts(oldest_entry=connection.scalar(_OLDEST))
        unreadable = tuple(name for name in METADATA.tables if not _is_allowed(connection, name, "SELECT"))
        log = (audit_entry.name, audit_children.name, audit_anchor.name)
        return AppFacts(
            oldest_entry=connection.scalar(_OLDEST) if audit_entry.name not in unreadable else None,
            unreadable=unreadable,
            log_is_open=any(_is_allowed(connection, name, "UPDATE, DELETE, TRUNCATE") for name in log),
            clock=connection.scalar(sa.text("SELECT clock_timestamp()")),
        )


def may_prune(database: AppDatabase) -> bool:
    """Whether the user may delete old months of the log; else that is its owner's to do. Raises AppDatabaseError."""
    with database.reading() as connection:
        return connection.dialect.name != "postgresql" or _is_allowed(connection, audit_entry.name, "DELETE")


def _is_allowed(connection: sa.Connection, name: str, privileges: str) -> bool:
    """Whether the user has any of the privileges on the table."""
    may = sa.text("SELECT has_table_privilege(:name, :privileges)")
    return bool(connection.scalar(may, {"name": name, "privileges": privileges}))


_OLDEST: Final = sa.select(sa.func.min(audit_entry.c.at, type_=audit_entry.c.at.type))
