"""`dashboard contributors`: what `dashboard indicators` adds up, with the same options."""

import csv
import io
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main

from .cases import case_database, homes_with

COLUMNS = ["indicator", "group", "child", "day", "numerator", "denominator"]
PERIOD = ("--as-of", "2025-06-30", "--from", "2025-01-01", "--to", "2025-06-30")


@pytest.fixture
def case_db(tmp_path: Path) -> str:
    """Two children at h1, three at h2; the first one's course ends on 3 January."""
    tables = homes_with({"h1": 2, "h2": 3})
    tables["course"][0]["end_on"] = date(2025, 1, 3)  # type: ignore[index]
    return case_database(tmp_path, tables)


def run(command: str, case_db: str, *more: str) -> Result:
    return CliRunner().invoke(main, [command, "--case-db", case_db, *PERIOD, *more])


def rows(command: str, case_db: str, *more: str) -> list[dict[str, Any]]:
    result = run(command, case_db, *more)
    assert result.exit_code == 0
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_row_a_contribution(case_db: str) -> None:
    found = rows("contributors", case_db, "--indicator", "follow_up_coverage", "--by", "home")
    assert found[:3] == [
        {
            "indicator": "follow_up_coverage",
            "group": "h1",
            "child": "h1-1",
            "day": f"2025-01-0{day}",
            "numerator": 1,
            "denominator": 1,
        }
        for day in (1, 2, 3)
    ]
    assert list(found[0]) == COLUMNS
    assert (found[3]["child"], found[-1]["group"], found[-1]["child"]) == ("h1-2", "h2", "h2-3")


@pytest.mark.parametrize("more", [(), ("--by", "home"), ("--by", "month", "--where", "home=h2")])
def test_the_rows_add_up_to_the_figures(case_db: str, more: tuple[str, ...]) -> None:
    sums: dict[tuple[str, str | None], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows("contributors", case_db, *more):
        own = sums[row["indicator"], row["group"]]
        own[0] += row["numerator"]
        own[1] += row["denominator"]
    told = rows("indicators", case_db, *more)
    assert {(row["indicator"], row["group"]): [row["numerator"], row["denominator"]] for row in told} == {
        key: pytest.approx(own) for key, own in sums.items()
    }


def test_the_same_as_csv(case_db: str) -> None:
    asked = ("--indicator", "aula_access", "--indicator", "advisor_at_home", "--by", "home")
    lines = list(csv.DictReader(io.StringIO(run("contributors", case_db, *asked, "--format", "csv").stdout)))
    assert list(lines[0]) == COLUMNS
    told = rows("contributors", case_db, *asked)
    assert lines == [{name: str(value) for name, value in row.items()} for row in told]


def test_children_of_a_hidden_group_are_not_printed(case_db: str) -> None:
    asked = ("--indicator", "follow_up_coverage", "--by", "home", "--min-children", "3")
    assert {row["status"] for row in rows("indicators", case_db, *asked)} == {"suppressed"}
    assert rows("contributors", case_db, *asked) == []
    assert rows("contributors", case_db, "--indicator", "follow_up_coverage", "--min-children", "5") != []
    assert rows("contributors", case_db, "--indicator", "follow_up_coverage", "--min-children", "6") == []


def test_nothing_is_an_empty_list(case_db: str) -> None:
    nobody = ("--where", "home=nowhere")
    assert run("contributors", case_db, *nobody).stdout == "[]\n"
    assert run("contributors", case_db, *nobody, "--format", "csv").stdout == ",".join(COLUMNS) + "\n"


def test_json_is_written_as_a_whole_list_would_be(case_db: str) -> None:
    written = run("contributors", case_db, "--indicator", "advisor_at_home").stdout
    assert written == json.dumps(json.loads(written), indent=1) + "\n"


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("--indicator", "beer"), 2, "dashboard: no indicator 'beer'; the indicators are follow_up_"),
        (("--by", "beer"), 2, "dashboard: no attribute 'beer' to group by; the attributes are home, "),
        (("--from", "2025-07-01"), 2, "dashboard: the period ends before it starts: "),
        (("--case-db", "sqlite:///nowhere/none.sqlite"), 1, "dashboard: There is no case database at "),
    ],
)
def test_a_question_that_is_none_ends_in_one_clear_line(
    case_db: str, given: tuple[str, ...], code: int, said: str
) -> None:
    result = run("contributors", case_db, *given)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
