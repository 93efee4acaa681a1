"""What the dashboard's user may do in its own database, and what time it is there: for who sets it up."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from dashboard.data.app_database.audit_tables import audit_anchor, audit_children, audit_entry
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import METADATA


@dataclass(frozen=True, slots=True, kw_only=True)
class AppFacts:
    """`unreadable`: our tables that the user may not read. `log_is_open`: the user could change the audit log.

    `clock`: the server's. On SQLite, where a file has neither rights nor a clock: nothing, False and None.
    """

    unreadable: tuple[str, ...] = ()
    log_is_open: bool = False
    clock: datetime | None = None


def inspect_app_database(database: AppDatabase) -> AppFacts:
    """Raises AppDatabaseError where the database is away or its tables are not there."""
    with database.reading() as connection:
        if connection.dialect.name != "postgresql":
            return AppFacts()
        may = sa.text("SELECT has_table_privilege(:name, :privileges)")

        def is_allowed(name: str, privileges: str) -> bool:
            return bool(connection.scalar(may, {"name": name, "privileges": privileges}))

        log = (audit_entry.name, audit_children.name, audit_anchor.name)
        return AppFacts(
            unreadable=tuple(name for name in METADATA.tables if not is_allowed(name, "SELECT")),
            log_is_open=any(is_allowed(name, "UPDATE, DELETE, TRUNCATE") for name in log),
            clock=connection.scalar(sa.text("SELECT clock_timestamp()")),
        )
