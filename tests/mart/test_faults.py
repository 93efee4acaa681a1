"""The list of faults that a data steward reads, and whether a refresh is under way."""

from pathlib import Path

import pytest

from dashboard.data.mart import faults as module
from dashboard.data.mart.faults import Fault, faults
from dashboard.data.mart.refresh_lock import is_refreshing, refresh_lock

from .test_values import mart_after


def test_faults_are_told_with_keys_those_of_most_rows_first(tmp_path: Path) -> None:
    changes = (
        "UPDATE child SET municipality_code = 'gone' WHERE child_id = 'h1-2'",
        "UPDATE enrolment SET class_type = 'Special'",
        "UPDATE course SET coordinator_id = 'gone' WHERE course_id = 'h1-1'",
    )
    with mart_after(tmp_path, *changes) as mart:
        assert [(f.table, f.column, f.problem, f.rows, f.keys, f.children) for f in faults(mart)] == [
            ("enrolment", "class_type", "not a listed code", 2, ("h1-1", "h1-2"), ()),
            ("child", "municipality_code", "no such municipality", 1, ("h1-2",), ("h1-2",)),
            ("course", "coordinator_id", "no such staff", 1, ("h1-1",), ()),
        ]


def test_a_list_of_keys_has_an_end_and_its_number_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEYS", 1)
    with mart_after(tmp_path, "UPDATE enrolment SET class_type = 'Special'") as mart:
        assert faults(mart) == (
            Fault(table="enrolment", column="class_type", problem="not a listed code", rows=2, keys=("h1-1",)),
        )


def test_without_a_fault_there_is_none(tmp_path: Path) -> None:
    with mart_after(tmp_path) as mart:
        assert faults(mart) == ()


def test_whether_a_refresh_is_under_way_can_be_asked(tmp_path: Path) -> None:
    mart = tmp_path / "mart.duckdb"
    assert not is_refreshing(mart)
    with refresh_lock(mart):
        assert is_refreshing(mart)
    assert not is_refreshing(mart)
    assert not is_refreshing(tmp_path / "gone" / "mart.duckdb")
