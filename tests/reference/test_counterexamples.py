"""Small databases on which the dashboard and the recomputation once differed, or nearly did."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dashboard.commands.indicators import answer

from .case import Case, Row
from .compare import compare, reference_rows
from .hand import on, tables
from .query import Query
from .sqlite_file import write_sqlite


def _answer(path: Path, given: dict[str, list[Row]], query: Query, min_children: int = 0) -> list[dict[str, Any]]:
    write_sqlite(path / "case.sqlite", given)
    case_db = f"sqlite:///{path / 'case.sqlite'}"
    return answer(case_db, query.as_of, query.start, query.end, query.by, query.where, None, min_children)


def _agree(path: Path, given: dict[str, list[Row]], query: Query) -> Sequence[str]:
    return compare(_answer(path, given, query), reference_rows(Case(given), query))


@pytest.mark.parametrize("min_children", [1, 2, 3])
def test_any_least_number_of_children_can_be_asked_for(tmp_path: Path, min_children: int) -> None:
    query = Query(on("2025-01-31"), on("2025-01-01"), on("2025-01-31"))
    rows = _answer(tmp_path, tables(course=[{}]), query, min_children)
    status = {row["indicator"]: row["status"] for row in rows}
    assert status["follow_up_coverage"] == ("shown" if min_children == 1 else "suppressed")


def test_of_a_period_after_the_as_of_date_only_the_last_day_is_told(tmp_path: Path) -> None:
    query = Query(on("2025-01-31"), on("2025-02-01"), on("2025-03-01"))
    given = tables(course=[{}], enrolment=[{}], placement=[{"aula_access": True}])
    assert _agree(tmp_path, given, query) == []


def test_a_move_out_of_a_home_without_a_day_in_the_period(tmp_path: Path) -> None:
    placements = [{"end_on": "2025-01-31"}, {"home_id": "h2", "start_on": "2025-02-01"}]
    given = tables(home=[{}, {"home_id": "h2"}], placement=placements)
    query = Query(on("2025-02-28"), on("2025-02-01"), on("2025-02-28"), by="home")
    assert _agree(tmp_path, given, query) == []


@pytest.mark.parametrize("hours", [("0.1", "0.2", "4.7"), ("1.67", "1.67", "1.66"), ("2.35", "2.65"), ("4.35", "0.65")])
def test_hours_in_hundredths_add_up_to_five(tmp_path: Path, hours: tuple[str, ...]) -> None:
    assignments = [{"school_id": "s1", "weekly_hours": hour} for hour in hours]
    given = tables(course=[{}], enrolment=[{}], assignment=assignments)
    query = Query(on("2025-01-31"), on("2025-01-01"), on("2025-01-31"), by="school")
    assert _agree(tmp_path, given, query) == []


def test_a_tenth_of_the_days_in_hundredths_is_not_high_absence(tmp_path: Path) -> None:
    parts = dict.fromkeys(("illness_days", "permitted_days", "unauthorised_days"), "0.1")
    days = [f"2025-01-{number:02d}" for number in range(1, 8)]
    rows = [{"from_on": day, "to_on": day, "possible_days": "3", **parts} for day in days]
    query = Query(on("2025-01-31"), on("2025-01-01"), on("2025-01-31"))
    assert _agree(tmp_path, tables(attendance=rows), query) == []
