"""Who last changed a person, out of the audit log: what is told to whoever wanted to change them at the same time."""

from datetime import datetime

import sqlalchemy as sa

from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_search import LoggedEntry, logged
from dashboard.data.app_database.audit_tables import audit_entry
from dashboard.data.app_database.database import AppDatabase


def latest_change(database: AppDatabase, username: str, since: datetime) -> LoggedEntry | None:
    """The newest change of the person since then. Entries about people begin with the user name and a colon."""
    entry = audit_entry.c
    query = (
        sa.select(*(entry[name] for name in LoggedEntry.__slots__))
        .where(
            entry.at >= since,
            entry.kind.in_([Kind.PERSON.value, Kind.ROLE.value]),
            entry.outcome == Outcome.DONE.value,
            entry.detail.startswith(f"{username}: ", autoescape=True),
        )
        .order_by(entry.sequence.desc())
        .limit(1)
    )
    with database.reading() as connection:
        row = connection.execute(query).one_or_none()
    return logged(row) if row is not None else None
