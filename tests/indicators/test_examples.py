"""Every indicator's worked example, from its rows of text to the figure."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.data.case_database.example import example_rows
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Indicator
from tests.reference.recompute import recompute

from .marts import answer, mart_of_example

INDICATORS = [pytest.param(indicator, id=key) for key, indicator in all_indicators().items()]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_example_gives_its_figure(indicator: Indicator, tmp_path: Path) -> None:
    with mart_of_example(tmp_path, indicator.example, [indicator]) as mart:
        row = answer(mart, indicator).total
    assert row is not None
    expected = indicator.example
    assert (row.numerator, row.children) == (expected.numerator, expected.children)
    assert row.denominator == pytest.approx(expected.denominator, rel=1e-12)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_recomputation_reads_the_example_alike(indicator: Indicator) -> None:
    example = indicator.example
    rows = example_rows(example.tables)
    ((numerator, denominator, children),) = recompute(
        rows, example.as_of, example.start, example.end, None, {}, indicator.key
    ).values()
    assert (float(numerator), children) == (example.numerator, example.children)
    assert float(denominator) == pytest.approx(example.denominator, rel=1e-12)


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("follow_up_on_time", {"pending": 4, "lapsed": 1}),
        (
            "goals_met",
            {
                "met": 2,
                "partly_met": 1,
                "not_evaluated": 1,
                "dropped": 1,
                "academic": 1,
                "academic/all": 2,
                "wellbeing": 1,
                "wellbeing/all": 2,
            },
        ),
        ("absence", {"illness": 3.5, "permitted": 1, "unauthorised": 2}),
    ],
)
def test_the_example_gives_its_parts(key: str, parts: dict[str, float], tmp_path: Path) -> None:
    indicator = all_indicators()[key]
    with mart_of_example(tmp_path, indicator.example, [indicator]) as mart:
        row = answer(mart, indicator).total
    assert row is not None
    # A part that nothing counts towards may be left out of the answer.
    assert {name: value for name, value in row.parts.items() if value} == parts


@pytest.mark.parametrize("key", ["follow_up_coverage", "follow_up_on_time"])
def test_the_follow_up_examples_are_the_contracts_own(key: str) -> None:
    vector: Any = json.loads((Path(__file__).parents[1] / "data" / "timeliness.json").read_text("utf-8"))
    rows = example_rows(all_indicators()[key].example.tables)
    told = {
        course["course_id"]: (
            str(course["start_on"]),
            course["end_on"] and str(course["end_on"]),
            [str(row["held_on"]) for row in rows["meeting"] if row["course_id"] == course["course_id"]],
        )
        for course in rows["course"]
    }
    assert told == {c["id"]: (c["start_on"], c["end_on"], c["held"]) for c in vector["children"]}
