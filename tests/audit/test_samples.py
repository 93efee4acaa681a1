"""Random samples: each entry as likely as another, drawn again alike, and what was checked is kept."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_prune import prune
from dashboard.data.app_database.audit_samples import (
    CheckResult,
    NothingToDrawError,
    NotInSampleError,
    draw_sample,
    drawn,
    find_sample,
    first_logged,
    record_check,
    samples,
)
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.vocabulary.half_year import HalfYear

from .conftest import ANNE, BO, START, entry

SPRING = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))


def draw(log: AuditLog, seed: str = "a", size: int = 3) -> str:
    return draw_sample(
        log,
        half_year="2026-1",
        since=SPRING[0],
        until=SPRING[1],
        seed=seed,
        size=size,
        entry=entry(90, kind=Kind.LOG_CHECK, children=frozenset()),
    )


def check(log: AuditLog, sample: str, sequence: int, result: CheckResult, remark: str = "") -> None:
    record_check(
        log,
        sample_id=sample,
        sequence=sequence,
        result=result,
        remark=remark,
        entry=entry(99, actor=BO, kind=Kind.LOG_CHECK, children=frozenset()),
    )


def test_the_seed_says_what_is_drawn() -> None:
    # By hand: of 1 to 6 the three with the least SHA-256 of "a:1" … "a:6", as sha256sum gives them.
    assert drawn(range(1, 7), seed="a", size=3) == [1, 3, 6]
    assert drawn(reversed(range(1, 7)), seed="a", size=3) == [1, 3, 6]
    assert drawn(range(1, 7), seed="a", size=9) == [1, 2, 3, 4, 5, 6]
    assert drawn([], seed="a", size=3) == []


def test_each_entry_is_as_likely_as_another() -> None:
    times = Counter(number for seed in range(3000) for number in drawn(range(10), seed=str(seed), size=3))
    # 900 are expected of each, with a standard deviation of 25.
    assert all(780 < times[number] < 1020 for number in range(10))


def test_a_sample_is_of_those_who_saw_children_in_the_half_year(log: AuditLog) -> None:
    log.record(entry(1, at=datetime(2025, 12, 31, 23, 59, tzinfo=UTC)))
    for number, kind in enumerate([Kind.LOOK_UP, Kind.SIGN_IN, Kind.PRINT, Kind.EXPORT, Kind.ROLE, Kind.LOG_READ], 2):
        log.record(entry(number, kind=kind))
    log.record(entry(9, at=SPRING[1]))
    found = find_sample(log.database, draw(log, size=50))
    assert found is not None
    sample, checks = found
    assert [check.sequence for check in checks] == [2, 4, 5]
    assert (sample.half_year, sample.seed, sample.entries, sample.checked) == ("2026-1", "a", 3, 0)
    assert (sample.drawn_by, sample.is_done) == (ANNE.name, False)


def test_an_empty_half_year_gives_no_sample_and_no_entry(log: AuditLog) -> None:
    with pytest.raises(NothingToDrawError):
        draw(log)
    assert samples(log.database) == ()
    assert find(log.database, Criteria(), most=9).total == 0


def test_a_check_is_kept_with_who_and_when_and_logged(filled: AuditLog) -> None:
    sample = draw(filled, size=2)
    found = find_sample(filled.database, sample)
    assert found is not None
    first, second = (check.sequence for check in found[1])
    check(filled, sample, first, CheckResult.FOLLOW_UP, "Hvorfor søndag?")
    check(filled, sample, second, CheckResult.IN_ORDER)
    check(filled, sample, second, CheckResult.IN_ORDER, "Set igen")
    found = find_sample(filled.database, sample)
    assert found is not None
    assert [(row.result, row.remark, row.checked_by) for row in found[1]] == [
        (CheckResult.FOLLOW_UP, "Hvorfor søndag?", "Bo Åstrup"),
        (CheckResult.IN_ORDER, "Set igen", "Bo Åstrup"),
    ]
    assert found[1][0].checked_at == START + timedelta(minutes=99)
    assert (found[0].checked, found[0].to_follow_up, found[0].is_done) == (2, 1, True)
    assert find(filled.database, Criteria(kinds=[Kind.LOG_CHECK]), most=9).total == 4


def test_what_was_not_drawn_cannot_be_checked(filled: AuditLog) -> None:
    sample = draw(filled, size=1)
    for sample_id, sequence in (("nothing", 1), (sample, 999)):
        with pytest.raises(NotInSampleError):
            check(filled, sample_id, sequence, CheckResult.IN_ORDER)
    assert find_sample(filled.database, "nothing") is None
    assert find(filled.database, Criteria(kinds=[Kind.LOG_CHECK]), most=9).total == 1


def test_a_check_stays_when_its_entry_has_gone(filled: AuditLog) -> None:
    sample = draw(filled, size=5)
    check(filled, sample, 1, CheckResult.IN_ORDER)
    prune(filled, now=START + timedelta(days=800), months=13, over_gap=True)
    found = find_sample(filled.database, sample)
    assert found is not None
    assert [(row.entry, row.result) for row in found[1]][:2] == [(None, CheckResult.IN_ORDER), (None, None)]


def test_the_latest_sample_comes_first(filled: AuditLog) -> None:
    draw(filled, "a")
    draw_sample(
        filled,
        half_year="2026-1",
        since=SPRING[0],
        until=SPRING[1],
        seed="b",
        size=1,
        entry=entry(91, kind=Kind.LOG_CHECK, children=frozenset()),
    )
    assert [sample.seed for sample in samples(filled.database)] == ["b", "a"]


def test_the_first_moment_logged(log: AuditLog) -> None:
    assert first_logged(log.database) is None
    log.record(entry(1))
    assert first_logged(log.database) == START + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("day", "key", "start", "following"),
    [
        (date(2026, 1, 1), "2026-1", date(2026, 1, 1), "2026-2"),
        (date(2026, 6, 30), "2026-1", date(2026, 1, 1), "2026-2"),
        (date(2026, 7, 1), "2026-2", date(2026, 7, 1), "2027-1"),
        (date(2026, 12, 31), "2026-2", date(2026, 7, 1), "2027-1"),
    ],
)
def test_half_years(day: date, key: str, start: date, following: str) -> None:
    half = HalfYear.of(day)
    assert (half.key, half.start, half.next.key, HalfYear.parse(key)) == (key, start, following, half)


@pytest.mark.parametrize("key", ["", "2026", "2026-3", "0000-1", "2026-1x", "26-1"])
def test_what_is_no_half_year(key: str) -> None:
    assert HalfYear.parse(key) is None
