"""Counting failed sign-ins, many at once too."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.sign_in_attempts import attempt_succeeded, forget_attempts, reserve_attempt

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def open_again(_: str, failures: int, last_at: datetime) -> datetime:
    """Three failures are free; then a minute."""
    return last_at + (MINUTE if failures >= 3 else timedelta())


def reserve(database: AppDatabase, *subjects: str, now: datetime = NOW) -> datetime | None:
    return reserve_attempt(database, subjects, open_again, now)


def counts(database: AppDatabase) -> dict[str, int]:
    with database.reading() as connection:
        rows = connection.execute(sa.text("SELECT subject, failures FROM sign_in_attempt")).all()
    return {row.subject: row.failures for row in rows}


def test_attempts_are_counted_until_one_must_wait(database: AppDatabase) -> None:
    assert [reserve(database, "p", "a") for _ in range(5)] == [None, None, None, NOW + MINUTE, NOW + MINUTE]
    assert counts(database) == {"p": 3, "a": 3}


def test_one_subject_that_waits_is_enough_and_leaves_no_trace_of_the_other(database: AppDatabase) -> None:
    for _ in range(3):
        reserve(database, "p", "a")
    assert reserve(database, "q", "a") == NOW + MINUTE
    assert counts(database) == {"p": 3, "a": 3}


def test_after_the_wait_it_goes_on(database: AppDatabase) -> None:
    for _ in range(3):
        reserve(database, "p")
    assert reserve(database, "p", now=NOW + MINUTE) is None
    assert counts(database) == {"p": 4}


def test_a_success_clears_the_person_and_spares_the_address(database: AppDatabase) -> None:
    reserve(database, "p", "a")
    reserve(database, "p", "a")
    attempt_succeeded(database, cleared="p", spared="a")
    assert counts(database) == {"a": 1}


def test_old_counts_are_forgotten(database: AppDatabase) -> None:
    reserve(database, "old")
    reserve(database, "new", now=NOW + MINUTE)
    forget_attempts(database, NOW + MINUTE)
    assert counts(database) == {"new": 1}


def test_of_many_at_once_no_more_get_through_than_one_after_the_other(database: AppDatabase) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: reserve(database, "a", "p"), range(24)))
    assert found.count(None) == 3
