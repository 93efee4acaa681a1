"""The recomputation against the worked examples and vectors that stand beside the definitions."""

import csv
import json
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from .case import Case
from .follow_up import Obligation, obligations
from .follow_up_list import follow_ups
from .hand import on, tables
from .intervals import garwood, wilson
from .recompute import recompute
from .suppression import feasible_range, suppressed


def _vector(name: str) -> Any:
    return json.loads((Path(__file__).parents[1] / "data" / name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parents[1] / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _worked_example() -> tuple[Case, dict[str, Any]]:
    vector = _vector("timeliness.json")
    children = vector["children"]
    return Case(
        tables(
            child=[{"child_id": child["id"]} for child in children],
            course=[
                {
                    "course_id": child["id"],
                    "child_id": child["id"],
                    "start_on": child["start_on"],
                    "end_on": child["end_on"],
                }
                for child in children
            ],
            meeting=[{"course_id": child["id"], "held_on": held} for child in children for held in child["held"]],
        )
    ), vector


def _answer(indicator: str) -> tuple[object, ...]:
    case, vector = _worked_example()
    start, end = map(on, vector["parameters"]["period"])
    return recompute(case, on(vector["parameters"]["as_of"]), start, end, None, {}, indicator)[None]


def test_coverage_of_the_worked_example() -> None:
    assert _answer("follow_up_coverage") == (985, 1115, 8)


def test_on_time_of_the_worked_example() -> None:
    # The five kept ones are of B1, B5 and B7, the five broken of B2, B4, B6 and B8; B3 owes nothing yet.
    assert _answer("follow_up_on_time") == (5, 10, 7)


@pytest.mark.parametrize("index", range(8))
def test_obligations_of_each_child_of_the_worked_example(index: int) -> None:
    case, vector = _worked_example()
    status = {"on_time": "kept", "late": "broken", "pending": "pending", "lapsed": "lapsed"}
    expected = [
        Obligation(
            vector["per_child"][index]["id"],
            on(row["opened"]),
            on(row["last_on_time_day"]),
            status[row["status"]],  # type: ignore[arg-type]
            row["decided_on"] and on(row["decided_on"]),
        )
        for row in vector["per_child"][index]["obligations"]
    ]
    assert obligations(case, case.rows("course")[index], on(vector["parameters"]["as_of"])) == expected


@pytest.mark.parametrize("index", range(8))
def test_covered_days_of_each_child_of_the_worked_example(index: int) -> None:
    case, vector = _worked_example()
    child = vector["per_child"][index]
    alone = Case({**case.tables, "child": [case.row("child", child["id"])]})
    start, end = map(on, vector["parameters"]["period"])
    as_of = on(vector["parameters"]["as_of"])
    answer = recompute(alone, as_of, start, end, None, {}, "follow_up_coverage")
    assert answer == {None: (child["covered_days"], child["at_risk_days"], 1)}


def test_undecided_obligations_of_the_worked_example() -> None:
    case, _ = _worked_example()
    status = Counter(
        obligation.status
        for course in case.rows("course")
        for obligation in obligations(case, course, date(2026, 1, 15))
    )
    assert (status["pending"], status["lapsed"]) == (4, 1)


def test_status_of_each_child_of_the_worked_example() -> None:
    case, vector = _worked_example()
    found = {row.child_id: row.status for row in follow_ups(case, date(2026, 1, 15))}
    assert found == {child["id"]: child["status_on_T"] for child in vector["per_child"]}


def test_wilson_vectors() -> None:
    rows = _rows("wilson.csv")
    assert len(rows) == 90
    for row in rows:
        limits = wilson(Fraction(row["x"]), Fraction(row["n"]))
        # The vectors use the unrounded z, the definition six decimals of it.
        assert limits == pytest.approx((float(row["lower"]), float(row["upper"])), rel=3e-8, abs=1e-12), row


def test_poisson_vectors() -> None:
    rows = _rows("poisson.csv")
    assert len(rows) == 21
    for row in rows:
        limits = [float(mean) / float(row["exposure"]) for mean in garwood(int(row["events"]))]
        assert limits == pytest.approx([float(row["lower"]), float(row["upper"])], rel=1e-12), row


@pytest.mark.parametrize("index", range(6))
def test_suppression_vectors(index: int) -> None:
    vector = _vector("suppression.json")[index]
    assert suppressed(vector["values"], vector["k"]) == set(vector["suppressed"])


@pytest.mark.parametrize("index", range(6))
def test_what_a_reader_can_still_work_out_in_the_suppression_vectors(index: int) -> None:
    vector = _vector("suppression.json")[index]
    hidden = vector["suppressed"]
    ranges = dict(zip(hidden, feasible_range([vector["values"][key] for key in hidden], vector["k"]), strict=False))
    assert ranges == {key: tuple(limits) for key, limits in (vector["feasible_range"] or {}).items()}
