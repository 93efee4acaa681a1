"""Counts of failed sign-ins by subject (a keyed hash of a user name or an address), for throttling."""

from collections.abc import Callable, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import sign_in_attempt as attempt


def reserve_attempt(
    database: AppDatabase,
    subjects: Sequence[str],
    open_again: Callable[[str, int, datetime], datetime],
    now: datetime,
) -> datetime | None:
    """Counts an attempt as failed before it is tried, so that many at once cannot slip through together.

    `open_again` says from a subject, its failures and the moment of the last when the next try may be made.
    Returns None when the attempt may go on; else the moment to wait for, and then nothing is counted: refused
    attempts do not make a wait longer.
    """
    with database.writing() as connection:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        ordered = sorted(subjects)  # the same order in all, so that two never wait for each other
        rows = [{"subject": subject, "failures": 0, "last_at": now} for subject in ordered]
        connection.execute(insert(attempt).on_conflict_do_nothing(), rows)
        found = connection.execute(
            sa.select(attempt).where(attempt.c.subject.in_(ordered)).order_by(attempt.c.subject).with_for_update()
        ).all()
        latest = max(open_again(row.subject, row.failures, row.last_at) for row in found)
        if latest > now:
            # No trace of names made up while an address waits: the table stays small.
            connection.execute(sa.delete(attempt).where(attempt.c.subject.in_(ordered), attempt.c.failures == 0))
            return latest
        connection.execute(
            sa.update(attempt)
            .where(attempt.c.subject.in_(ordered))
            .values(failures=attempt.c.failures + 1, last_at=now)
        )
    return None


def attempt_succeeded(database: AppDatabase, *, cleared: str, spared: str) -> None:
    """Forgets all failures of one subject (the person); of the other (the address) only this attempt.

    Who has a password of their own must not be able to clear an address that they try others' passwords from.
    """
    with database.writing() as connection:
        connection.execute(sa.delete(attempt).where(attempt.c.subject == cleared))
        connection.execute(
            sa.update(attempt)
            .where(attempt.c.subject == spared, attempt.c.failures > 0)
            .values(failures=attempt.c.failures - 1)
        )


def forget_attempts(database: AppDatabase, before: datetime) -> None:
    """Deletes counts without a failure since then: the table holds no more than a day's subjects."""
    with database.writing() as connection:
        connection.execute(sa.delete(attempt).where(attempt.c.last_at < before))
