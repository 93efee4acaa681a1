"""Searching the log: by who, when, what and exactly which child."""

from datetime import timedelta

import pytest

from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_search import Criteria, actors, children_of, find

from .conftest import ANNE, BO, START, entry


@pytest.fixture
def log(log: AuditLog) -> AuditLog:
    """Six entries of two people."""
    for written in (
        entry(1, children=frozenset({"B1", "B2"})),
        entry(2, children=frozenset({"B10", "B2"}), actor=BO),
        entry(3, children=frozenset(), kind=Kind.EXPORT, what="/eksport/hjem.csv"),
        entry(4, children=frozenset({"B1", "B2"}), kind=Kind.PRINT, actor=BO),
        entry(5, children=frozenset(), outcome=Outcome.REFUSED),
        entry(6, children=frozenset({"B1"}), kind=Kind.LOG_READ, actor=BO),
    ):
        log.record(written)
    return log


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (Criteria(), [6, 5, 4, 3, 2, 1]),
        (Criteria(since=START + timedelta(minutes=3)), [6, 5, 4, 3]),
        (Criteria(until=START + timedelta(minutes=3)), [2, 1]),
        (Criteria(actor="p-bo"), [6, 4, 2]),
        (Criteria(kinds=[Kind.PRINT, Kind.EXPORT]), [4, 3]),
        (Criteria(outcome=Outcome.REFUSED), [5]),
        (Criteria(child="B1"), [6, 4, 1]),
        (Criteria(child="B10"), [2]),
        (Criteria(child="B"), []),
        (Criteria(child="B1\nB2"), []),
        (Criteria(child="' OR 1 = 1 --"), []),
        (Criteria(child="B1", actor="p-bo", kinds=[Kind.PRINT]), [4]),
        (Criteria(kinds=[]), []),
    ],
)
def test_a_search_finds_exactly_what_is_meant(log: AuditLog, criteria: Criteria, expected: list[int]) -> None:
    found = find(log.database, criteria, most=99)
    assert ([entry.sequence for entry in found.entries], found.total) == (expected, len(expected))


def test_a_page_of_a_search_is_a_part_of_it(log: AuditLog) -> None:
    found = find(log.database, Criteria(), most=2, skip=3)
    assert ([entry.sequence for entry in found.entries], found.total) == ([3, 2], 6)


def test_the_children_of_entries_are_told_by_entry(log: AuditLog) -> None:
    found = find(log.database, Criteria(), most=99).entries
    assert children_of(log.database, found) == {
        1: ("B1", "B2"),
        2: ("B10", "B2"),
        3: (),
        4: ("B1", "B2"),
        5: (),
        6: ("B1",),
    }
    assert children_of(log.database, []) == {}


def test_somebody_goes_by_the_latest_name(log: AuditLog) -> None:
    log.record(entry(7, actor=type(ANNE)(key=ANNE.key, name="Anne Holm")))
    assert actors(log.database) == {"p-anne": "Anne Holm", "p-bo": "Bo Åstrup"}
