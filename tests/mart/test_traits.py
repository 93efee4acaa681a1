"""How children stand on the as-of date: each trait by eye, and every one as the case rows say."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from dashboard.data.mart.columns import NO_TRAIT
from dashboard.data.mart.store import Mart
from dashboard.data.mart.traits import standing_so
from dashboard.vocabulary.slice import Slice, TraitIn
from dashboard.vocabulary.traits import TRAITS, Span
from tests.reference.case import Case, Row
from tests.reference.hand import tables
from tests.reference.query import Query
from tests.reference.traits import traits

from .cases import mart_of_rows
from .random_questions import asked, few, mart_for

PHASE = {"1": 0, "2": 1, "3": 2, "4": 3}
COURSE = {"course_id": "c1", "start_on": "2025-01-01"}  # of 91 days, and 14 more
ASSESSED = {"course_id": "c1", "completed_on": "2025-02-01"}
GOAL = {"course_id": "c1", "set_on": "2025-02-10", "due_on": "2025-12-01"}
CLOSED = {**GOAL, "closed_on": "2025-06-01", "outcome": "met"}


def told(mart: Mart) -> dict[str, dict[str, int | None]]:
    """By the key of the child, its traits."""
    keys = dict(mart.ask("SELECT child, child_id FROM mart.child"))
    return {
        key: {
            trait: None if numbers[child] == NO_TRAIT else int(numbers[child])
            for trait, numbers in mart.columns.traits.items()
        }
        for child, key in keys.items()
    }


def of_one(folder: Path, **rows: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    """The traits of the only child, as of 30 June 2025."""
    given_: dict[str, list[Row]] = tables(**{name: list(own) for name, own in rows.items()})
    with mart_of_rows(folder, given_, []) as mart:
        (found,) = told(mart).values()
    return found


def held(day: str) -> dict[str, str]:
    return {"course_id": "c1", "kind": "goal_setting", "held_on": day}


@few
@given(asked())
def test_every_trait_is_what_the_case_rows_say(given_: tuple[dict[str, Any], Query]) -> None:
    rows, question = given_
    with mart_for(rows, question) as mart:
        assert told(mart) == traits(Case(rows), question.as_of)


def test_every_trait_that_is_declared_has_a_column(tmp_path: Path) -> None:
    assert set(of_one(tmp_path)) == set(TRAITS)


@pytest.mark.parametrize(
    ("born", "age"),
    [("2012-06-30", 13), ("2012-07-01", 12), ("2025-06-30", 0), ("2025-07-01", None)],
)
def test_a_year_is_over_on_the_birthday(tmp_path: Path, born: str, age: int | None) -> None:
    assert of_one(tmp_path, child=[{"birth_on": born}])["age"] == age


@pytest.mark.parametrize(
    ("since", "months"), [("2025-06-30", 0), ("2025-05-31", 0), ("2025-05-30", 1), ("2024-06-30", 12)]
)
def test_a_month_is_over_on_the_same_day_of_the_next(tmp_path: Path, since: str, months: int) -> None:
    found = of_one(tmp_path, placement=[{"start_on": since}], course=[{**COURSE, "start_on": since}])
    assert (found["placement_months"], found["course_months"]) == (months, months)


def test_time_is_that_of_the_placement_in_force_and_new_that_of_the_first(tmp_path: Path) -> None:
    spells = [{"start_on": "2023-01-10", "end_on": "2025-03-31"}, {"start_on": "2025-04-01"}]
    found = of_one(tmp_path, placement=spells)
    assert found["placement_months"] == 2
    assert found["first_on"] == (date(2023, 1, 10) - date(1970, 1, 1)).days


def test_who_has_left_has_no_time_but_was_new_once(tmp_path: Path) -> None:
    found = of_one(tmp_path, placement=[{"start_on": "2024-01-01", "end_on": "2025-06-29"}])
    assert (found["placement_months"], found["course_months"], found["phase"], found["overdue"]) == (None,) * 4
    assert found["first_on"] is not None


@pytest.mark.parametrize(
    ("phase", "rows"),
    [
        (None, {}),
        ("1", {"course": [COURSE]}),
        ("1", {"course": [COURSE], "assessment": [{"course_id": "c1", "completed_on": "2025-07-01"}]}),
        ("2", {"course": [COURSE], "assessment": [ASSESSED]}),
        ("2", {"course": [COURSE], "meeting": [held("2025-02-10")]}),
        ("2", {"course": [COURSE], "goal": [CLOSED]}),
        ("3", {"course": [COURSE], "goal": [GOAL], "meeting": [held("2025-06-01")]}),
        # Due on 14 July and 14 days of grace: the last phase begins on 30 June.
        ("4", {"course": [COURSE], "goal": [GOAL], "meeting": [held("2025-04-14")]}),
        ("3", {"course": [COURSE], "goal": [GOAL], "meeting": [held("2025-04-15")]}),
        ("4", {"course": [COURSE], "goal": [CLOSED, GOAL], "meeting": [held("2025-01-02")]}),
    ],
)
def test_the_phase_of_a_course(tmp_path: Path, phase: str | None, rows: dict[str, Any]) -> None:
    assert of_one(tmp_path, **rows)["phase"] == (PHASE[phase] if phase else None)


@pytest.mark.parametrize(("last", "overdue"), [("2025-03-17", 0), ("2025-03-16", 1)])
def test_overdue_is_that_of_the_list(tmp_path: Path, last: str, overdue: int) -> None:
    assert of_one(tmp_path, course=[COURSE], meeting=[held(last)])["overdue"] == overdue


@pytest.mark.parametrize(
    ("links", "expected"),
    [((), None), ((True, False, None), 1), ((False, False), 0), ((False, None), None)],
)
def test_one_goal_in_line_with_the_plan_is_a_link(
    tmp_path: Path, links: tuple[bool | None, ...], expected: int | None
) -> None:
    goals = [{**GOAL, "plan_link": link} for link in links]
    assert of_one(tmp_path, course=[COURSE], goal=goals)["plan_link"] == expected


@pytest.mark.parametrize(
    ("possible", "absent", "over"),
    [(20, 0, -1), (20, 2, 9), (20, 3, 14), (10, 10, 99), (9, 9, None)],
)
def test_a_tenth_is_over_nine_per_cent_and_not_over_ten(
    tmp_path: Path, possible: int, absent: int, over: int | None
) -> None:
    row = {"from_on": "2025-06-01", "to_on": "2025-06-20", "possible_days": possible, "illness_days": absent}
    assert of_one(tmp_path, attendance=[row])["absence_over"] == over


@pytest.mark.parametrize(
    ("spans", "barred", "chosen"),
    [
        ([Span(1, 2)], False, [1, 2]),
        ([Span(1, 1)], False, [1]),
        ([Span(2)], False, [2, 3]),
        ([Span(None, 1)], False, [0, 1]),
        ([Span(0, 0), Span(3)], False, [0, 3]),
        ([None], False, [None]),
        ([None, Span(3)], False, [3, None]),
        ([], False, []),
        ([Span(1, 2)], True, [0, 3, None]),
        ([None], True, [0, 1, 2, 3]),
        ([Span(2), None], True, [0, 1]),
    ],
)
def test_both_ends_of_a_span_are_in_it_and_unknown_only_where_it_is_named(
    spans: list[Span | None], barred: bool, chosen: list[int | None]
) -> None:
    numbers = [0, 1, 2, 3, None]
    column = np.array([NO_TRAIT if number is None else number for number in numbers], np.int32)
    found = standing_so({"age": column}, Slice.of({}, traits=[TraitIn.of("age", spans, barred=barred)]), None)
    assert [number for number, is_in in zip(numbers, found.tolist(), strict=True) if is_in] == chosen


def test_conditions_must_all_hold() -> None:
    columns = {"age": np.array([1, 2, 3], np.int32), "phase": np.array([0, 1, 0], np.int32)}
    where = Slice.of({}, traits=[TraitIn.of("age", [Span(2)]), TraitIn.of("phase", [Span(0, 0)])])
    assert standing_so(columns, where, None).tolist() == [False, False, True]
