"""Retention: whole months go, from the old end, and what is left still hangs together."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_prune import Pruned, kept_since, prune
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.audit_tables import audit_children
from dashboard.data.app_database.audit_verify import verify

from .conftest import OTHER_KEY, entry

NOW = datetime(2027, 4, 10, 8, 0, tzinfo=UTC)  # with 13 months everything from 1 March 2026 on is kept


def day(month: int, number: int = 1, year: int = 2026) -> datetime:
    return datetime(year, month, number, 12, 0, tzinfo=UTC)


def logged_on(log: AuditLog, *days: datetime) -> None:
    for number, at in enumerate(days):
        log.record(entry(number, at=at))


def left(log: AuditLog) -> list[int]:
    """The numbers of the entries that are there, without those about pruning."""
    found = find(log.database, Criteria(), most=99).entries
    return sorted(entry.sequence for entry in found if entry.kind is not Kind.LOG_PRUNE)


@pytest.mark.parametrize(
    ("now", "months", "expected"),
    [
        (NOW, 13, datetime(2026, 3, 1, tzinfo=UTC)),
        (datetime(2027, 4, 1, 0, 0, tzinfo=UTC), 13, datetime(2026, 3, 1, tzinfo=UTC)),
        (datetime(2027, 3, 31, 23, 59, tzinfo=UTC), 13, datetime(2026, 2, 1, tzinfo=UTC)),
        (datetime(2026, 8, 31, 12, 0, tzinfo=UTC), 7, datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_whole_months_are_kept(now: datetime, months: int, expected: datetime) -> None:
    assert kept_since(now, months) == expected


def test_old_months_go_and_the_chain_goes_on(log: AuditLog) -> None:
    logged_on(log, day(1), day(2), day(2, 28), day(3), day(4))
    assert prune(log, now=NOW, months=13) == Pruned(3)
    assert left(log) == [4, 5]
    verdict = verify(log)
    assert (verdict.findings, verdict.first, verdict.head) == ((), 4, 6)
    with log.database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(audit_children)) == 2
    log.record(entry(9, at=NOW))
    assert verify(log).findings == ()


def test_nothing_old_is_nothing_done(log: AuditLog) -> None:
    assert prune(log, now=NOW, months=13) == Pruned(0)
    logged_on(log, day(3))
    assert prune(log, now=NOW, months=13) == Pruned(0)
    assert verify(log).head == 1


def test_it_is_done_again_month_by_month_and_under_a_new_key(log: AuditLog) -> None:
    logged_on(log, *(day(month) for month in range(1, 7)))
    assert prune(log, now=NOW, months=13) == Pruned(2)
    renewed = AuditLog(log.database, OTHER_KEY)
    assert prune(renewed, now=NOW + timedelta(days=60), months=13) == Pruned(2)
    assert left(log) == [5, 6]
    assert verify(renewed).findings == ()


def test_an_entry_from_a_clock_that_was_ahead_keeps_no_other(log: AuditLog) -> None:
    logged_on(log, day(1), day(1, year=2099), day(2), day(3))
    assert prune(log, now=NOW, months=13) == Pruned(3)
    assert verify(log).findings == ()


def test_an_entry_from_a_clock_that_was_back_takes_no_other_along(log: AuditLog) -> None:
    logged_on(log, day(1), day(3), day(1, year=2020), day(4))
    assert prune(log, now=NOW, months=13) == Pruned(1)
    assert left(log) == [2, 3, 4]


def test_a_clock_that_jumps_ahead_deletes_nothing_until_somebody_says_so(log: AuditLog) -> None:
    logged_on(log, day(1), day(2), day(3))
    far = day(3, year=2099)
    log.record(entry(9, at=far))
    assert prune(log, now=far, months=13) == Pruned(0, far - day(3))
    assert left(log) == [1, 2, 3, 4]
    assert prune(log, now=far, months=13, over_gap=True) == Pruned(3)
    assert verify(log).findings == ()


def test_all_may_go_and_the_chain_still_goes_on(log: AuditLog) -> None:
    logged_on(log, day(1), day(2))
    assert prune(log, now=NOW, months=13, over_gap=True) == Pruned(2)
    log.record(entry(9, at=NOW))
    assert (verify(log).findings, left(log)) == ((), [4])
