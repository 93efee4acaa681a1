"""`dashboard indicators`: rows on standard output for a program, everything else on standard error."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main

from .cases import case_database, homes_with

COLUMNS = ["indicator", "group", "numerator", "denominator", "value", "lower", "upper", "children", "status"]
PERIOD = ("--as-of", "2025-06-30", "--from", "2025-01-01", "--to", "2025-06-30")


@pytest.fixture
def case_db(tmp_path: Path) -> str:
    """Two children at h1 (in grade 3 and in none known), three at h2 (grade 5)."""
    tables = homes_with({"h1": 2, "h2": 3})
    for row in tables["enrolment"]:
        row["grade"] = 5 if row["child_id"].startswith("h2") else None  # type: ignore[index]
    tables["enrolment"][0]["grade"] = 3  # type: ignore[index]
    return case_database(tmp_path, tables)


def run(case_db: str, *more: str, period: tuple[str, ...] = PERIOD) -> Result:
    return CliRunner().invoke(main, ["indicators", "--case-db", case_db, *period, *more])


def rows(case_db: str, *more: str) -> list[dict[str, Any]]:
    """The rows of the coverage of follow-ups."""
    result = run(case_db, "--indicator", "follow_up_coverage", *more)
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def children(case_db: str, *more: str) -> dict[str | None, int]:
    """Group -> children."""
    return {row["group"]: row["children"] for row in rows(case_db, *more)}


def test_a_row_an_indicator(case_db: str) -> None:
    (row,) = rows(case_db)
    assert list(row) == COLUMNS
    assert (row["indicator"], row["group"], row["status"]) == ("follow_up_coverage", None, "shown")
    # 106 of the 181 days from New Year on are within the limit, for each of the five.
    assert (row["numerator"], row["denominator"], row["children"]) == (530, 905, 5)
    assert row["value"] == 530 / 905
    assert 0 < row["lower"] < row["value"] < row["upper"] < 1


def test_a_row_a_group(case_db: str) -> None:
    assert children(case_db, "--by", "home") == {"h1": 2, "h2": 3}


def test_unknown_is_a_group_without_a_name(case_db: str) -> None:
    assert children(case_db, "--by", "grade") == {"3": 1, "5": 3, None: 1}


def test_the_same_as_csv(case_db: str) -> None:
    result = run(case_db, "--by", "grade", "--indicator", "follow_up_coverage", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(lines[0]) == COLUMNS
    assert [(line["group"], line["numerator"], line["children"]) for line in lines] == [
        ("3", "106", "1"),
        ("5", "318", "3"),
        ("", "106", "1"),
    ]


def test_a_hidden_row_is_empty(case_db: str) -> None:
    hidden = rows(case_db, "--by", "home", "--min-children", "3")
    assert [row for row in hidden if row["status"] == "suppressed"]
    for row in hidden:
        if row["status"] == "suppressed":
            assert [row[name] for name in COLUMNS[2:8]] == [None] * 6


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (("home=h1",), 2),
        (("home=h1,h2",), 5),
        (("home=h1", "grade=3"), 1),
        (("grade=",), 1),
        (("grade=,5",), 4),
        (("home=h1,h2", "home=h2"), 3),
    ],
)
def test_filters(case_db: str, where: tuple[str, ...], expected: int) -> None:
    options = [word for one in where for word in ("--where", one)]
    assert children(case_db, *options) == {None: expected}


@pytest.mark.parametrize("where", [("home=h1", "home=h2"), ("home=h9",), ("model=kia",), ("month=soon",), ("month=",)])
def test_filters_that_nobody_passes(case_db: str, where: tuple[str, ...]) -> None:
    options = [word for one in where for word in ("--where", one)]
    assert rows(case_db, *options) == []


def test_what_cannot_be_grouped_so_is_left_out_and_named(case_db: str) -> None:
    asked = ("--indicator", "advisor_at_home", "--indicator", "aula_access", "--indicator", "follow_up_coverage")
    result = run(case_db, *asked, "--by", "grade")
    assert result.exit_code == 0
    assert result.stderr == "left out, cannot be grouped by grade: advisor_at_home\n"
    assert {row["indicator"] for row in json.loads(result.stdout)} == {"follow_up_coverage"}


def test_without_a_choice_all_indicators_are_answered(case_db: str) -> None:
    result = run(case_db)
    told = {row["indicator"] for row in json.loads(result.stdout)}
    assert {"follow_up_coverage", "home_sparring", "advisor_at_school", "placement_moves"} <= told
    assert result.stderr == ""


def test_an_indicator_that_is_asked_for_twice_is_told_once(case_db: str) -> None:
    assert len(rows(case_db, "--indicator", "follow_up_coverage")) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--indicator", "beer"), "no indicator 'beer'; the indicators are follow_up_"),
        (("--by", "beer"), "no attribute 'beer' to group by; the attributes are home, home_kind"),
        (("--by", "home_unit"), "no attribute 'home_unit' to group by"),
        (("--where", "beer=1"), "no attribute 'beer' to filter by; the attributes are home, home_kind"),
        (("--where", "home"), "--where takes ATTRIBUTE=VALUE[,VALUE], not 'home'"),
        (("--from", "2025-07-01"), "the period ends before it starts: --from 2025-07-01 --to 2025-06-30"),
    ],
)
def test_a_question_that_is_none_ends_in_one_clear_line(case_db: str, given: tuple[str, ...], said: str) -> None:
    result = run(case_db, *given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dashboard: {said}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["--as-of", "--from", "--to"])
@pytest.mark.parametrize("day", ["2025-02-30", "yesterday", ""])
def test_a_day_that_is_none(case_db: str, option: str, day: str) -> None:
    result = run(case_db, option, day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for '{option}': {day!r} is not a day; write it as 2026-01-31" in result.stderr


def test_a_negative_least_number_is_refused(case_db: str) -> None:
    assert run(case_db, "--min-children", "-1").exit_code == 2


def test_a_case_database_that_is_not_there(tmp_path: Path) -> None:
    result = run(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("dashboard: There is no case database at ")
    assert result.stderr.count("\n") == 1


def test_a_period_after_the_data_is_answered_without_what_happens_on_days(case_db: str) -> None:
    result = run(case_db, period=("--as-of", "2025-06-30", "--from", "2025-07-01", "--to", "2025-07-31"))
    assert result.exit_code == 0
    assert {row["indicator"] for row in json.loads(result.stdout)} == {"advisor_at_home", "advisor_at_school"}
