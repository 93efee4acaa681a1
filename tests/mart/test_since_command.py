"""`dashboard since`: two marts compared at the terminal."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.commands.since import twelve_months_up_to
from dashboard.data.mart.refresh import refresh
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.rules import Rules
from tests.reference.case import Tables

from .cases import AS_OF, BUILT_AT, case_database, homes_with

LATER = date(2025, 9, 28)
COVERAGE = ("--indicator", "follow_up_coverage")


def mart(folder: Path, name: str, tables: Tables, as_of: date = AS_OF, rules: Rules = Rules()) -> Path:  # noqa: B008
    path = folder / f"{name}.duckdb"
    every = list(all_indicators().values())
    refresh(case_database(folder, tables), path, as_of=as_of, built_at=BUILT_AT, rules=rules, indicators=every)
    return path


@pytest.fixture(scope="module")
def marts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Six children at h1 and five at h2; ninety days later the first has had a follow-up, on the first of July."""
    folder = tmp_path_factory.mktemp("marts")
    tables = homes_with({"h1": 6, "h2": 5})
    held = homes_with({"h1": 6, "h2": 5}, meeting=[{"meeting_id": "m", "course_id": "h1-1", "held_on": "2025-07-01"}])
    return mart(folder, "before", tables), mart(folder, "after", held, LATER)


def run(marts: tuple[Path, Path], *more: str) -> Result:
    return CliRunner().invoke(main, ["since", "--before", str(marts[0]), "--after", str(marts[1]), *more])


def rows(marts: tuple[Path, Path], *more: str) -> list[dict[str, Any]]:
    result = run(marts, *more)
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_change_and_its_parts(marts: tuple[Path, Path]) -> None:
    # 106 of the days from New Year on are covered; the first child's again from July on.
    assert rows(marts, *COVERAGE, "--from", "2025-01-01") == [
        {
            "indicator": "follow_up_coverage",
            "group": None,
            "changed": True,
            "before": {
                "as_of": "2025-06-30",
                "from": "2025-01-01",
                "to": "2025-06-30",
                "numerator": 1166,
                "denominator": 1991,
                "value": 1166 / 1991,
                "children": 11,
                "status": "shown",
            },
            "after": {
                "as_of": "2025-09-28",
                "from": "2025-01-01",
                "to": "2025-09-28",
                "numerator": 1256,
                "denominator": 2981,
                "value": 1256 / 2981,
                "children": 11,
                "status": "shown",
            },
            "change": {"numerator": 90, "denominator": 990},
            "settings": [],
            "status": "shown",
            "parts": [{"part": "happened_since", "numerator": 90, "denominator": 990, "children": 11, "units": None}],
        }
    ]


def test_without_a_period_each_state_has_the_year_that_ends_with_it(marts: tuple[Path, Path]) -> None:
    (row,) = rows(marts, *COVERAGE)
    assert [(row[state]["from"], row[state]["to"]) for state in ("before", "after")] == [
        ("2024-07-01", "2025-06-30"),
        ("2024-09-29", "2025-09-28"),
    ]


def test_a_period_that_ends_before_both_states_is_that_of_both(marts: tuple[Path, Path]) -> None:
    (row,) = rows(marts, *COVERAGE, "--from", "2025-01-01", "--to", "2025-03-31")
    assert (row["changed"], row["parts"]) == (False, [])
    assert row["before"]["numerator"] == row["after"]["numerator"] == 990


def test_a_period_that_begins_after_the_earlier_state_has_nothing_there(marts: tuple[Path, Path]) -> None:
    (row,) = rows(marts, *COVERAGE, "--from", "2025-07-01")
    assert (row["before"]["status"], row["before"]["numerator"], row["before"]["value"]) == ("nothing", 0, None)
    assert (row["after"]["denominator"], [part["part"] for part in row["parts"]]) == (990, ["happened_since"])


def test_the_same_as_csv(marts: tuple[Path, Path]) -> None:
    lines = list(csv.DictReader(io.StringIO(run(marts, *COVERAGE, "--by", "home", "--format", "csv").stdout)))
    assert [(line["group"], line["part"], line["numerator"], line["status"]) for line in lines] == [
        ("h1", "before", "636", "shown"),
        ("h1", "happened_since", "90", "shown"),
        ("h1", "after", "726", "shown"),
        ("h2", "before", "530", "shown"),
        ("h2", "happened_since", "0", "shown"),
        ("h2", "after", "530", "shown"),
    ]


def test_a_filter(marts: tuple[Path, Path]) -> None:
    (row,) = rows(marts, *COVERAGE, "--where", "home=h2")
    assert (row["before"]["children"], row["change"]["numerator"]) == (5, 0)


def test_figures_and_parts_of_few_children_are_withheld(marts: tuple[Path, Path]) -> None:
    found = rows(marts, *COVERAGE, "--by", "home", "--min-children", "6")
    assert [(row["status"], row["changed"], row["parts"]) for row in found] == [("suppressed", None, None)] * 2
    assert {row[state][name] for row in found for state in ("before", "after") for name in ("numerator", "value")} == {
        None
    }
    assert {row["change"]["denominator"] for row in found} == {None}


def test_settings_that_differ_are_named(tmp_path: Path, marts: tuple[Path, Path]) -> None:
    other = mart(tmp_path, "other", homes_with({"h1": 6, "h2": 5}), rules=Rules(cadence_slm=84))
    (row,) = rows((marts[0], other), *COVERAGE)
    assert row["settings"] == [{"setting": "cadence_slm", "before": 91, "after": 84}]
    assert row["parts"] == [
        {"part": "definition_changed", "numerator": -77, "denominator": 0, "children": 11, "units": None}
    ]


def test_two_towns_are_noted(tmp_path: Path, marts: tuple[Path, Path]) -> None:
    other = mart(tmp_path, "other", homes_with({"a1": 2}))
    result = run((marts[0], other), *COVERAGE)
    assert (result.exit_code, result.stderr) == (
        0,
        "note: no child stands in both; are they of the same municipality?\n",
    )
    assert [part["part"] for part in json.loads(result.stdout)[0]["parts"]] == ["came", "left"]


def test_the_later_state_first_is_noted(marts: tuple[Path, Path]) -> None:
    result = run((marts[1], marts[0]), *COVERAGE, "--from", "2025-01-01")
    assert result.stderr == "note: --before is as of 2025-09-28, after --after (2025-06-30)\n"
    assert json.loads(result.stdout)[0]["parts"][0]["part"] == "no_longer_in_period"


def test_a_mart_of_another_version_is_refused_in_words(tmp_path: Path, marts: tuple[Path, Path]) -> None:
    old = tmp_path / "old.duckdb"
    old.write_bytes(marts[0].read_bytes())
    with duckdb.connect(str(old)) as connection:
        connection.execute('UPDATE meta SET content = json_merge_patch(content::JSON, \'{"version": "0"}\')')
    result = run((old, marts[1]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dashboard: --before {old}: it was made by another version of this program, ")
    assert "refresh the figures of both days with one version" in result.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--after", "nowhere.duckdb"), "dashboard: --after nowhere.duckdb: there is no such file\n"),
        (("--after", __file__), f"dashboard: --after {__file__}: it cannot be read as a mart ("),
        (("--indicator", "beer"), "dashboard: no indicator 'beer'; the indicators are follow_up_"),
        (("--by", "beer"), "dashboard: no attribute 'beer' to group by; the attributes are home, "),
        (("--to", "2025-01-01"), "dashboard: --to needs --from: say on which day the periods begin\n"),
        (("--from", "2025-01-02", "--to", "2025-01-01"), "dashboard: the period ends before it starts: "),
    ],
)
def test_a_question_that_is_none_ends_in_one_clear_line(
    marts: tuple[Path, Path], given: tuple[str, ...], said: str
) -> None:
    result = run(marts, *given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1


def test_what_cannot_be_grouped_so_is_named(marts: tuple[Path, Path]) -> None:
    result = run(marts, *COVERAGE, "--indicator", "advisor_at_school", "--by", "home")
    assert result.stderr == "left out, cannot be grouped by home: advisor_at_school\n"


@pytest.mark.parametrize(
    ("day", "first"), [("2025-06-30", "2024-07-01"), ("2025-09-28", "2024-09-29"), ("2024-02-29", "2023-03-01")]
)
def test_twelve_months_up_to_a_day(day: str, first: str) -> None:
    last = date.fromisoformat(day)
    assert twelve_months_up_to(last) == Period(date.fromisoformat(first), last)
