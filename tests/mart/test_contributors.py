"""The names behind a number are those that make it up, and only the reader's own."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dashboard.data.mart.answers import Contribution
from dashboard.data.mart.contributors import contributors
from dashboard.data.mart.query import query
from dashboard.vocabulary.measures import AttendanceMeasure, ChildMeasure
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING
from tests.reference.case import Tables
from tests.reference.query import Query

from .cases import AS_OF, CHIEF, HALF_A_YEAR, LEADER_OF_H1, chosen, homes_with, mart_of_rows
from .random_questions import INDICATORS, asked, few, mart_for, period_of, slice_of

OF_CHILDREN = [one for one in INDICATORS if isinstance(one.denominator, ChildMeasure | AttendanceMeasure)]
OF_LAST_DAY_UNITS = chosen("advisor_at_home", "advisor_at_school")


def together(rows: Sequence[Contribution]) -> tuple[float, float, int]:
    """Numerator, denominator and children of a list of names."""
    return (
        round(sum(row.numerator for row in rows), 9),
        round(sum(row.denominator for row in rows), 9),
        sum(row.denominator > 0 for row in rows),
    )


@few
@given(asked())
def test_the_names_add_up_to_the_figure(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    period, where = period_of(question), slice_of(question)
    with mart_for(tables, question) as mart:
        results = query(mart, OF_CHILDREN, period=period, where=where, by=None, scope=CHIEF)
        for indicator in OF_CHILDREN:
            total = results[indicator.key].total
            numerator, denominator, children = together(
                contributors(mart, indicator, period=period, where=where, scope=CHIEF)
            )
            per = getattr(indicator.denominator, "per", 1.0)
            if total is None:
                assert denominator == 0, indicator.key
            else:
                assert total.denominator is not None
                told = (total.numerator, round(total.denominator * per, 9), total.children)
                assert (numerator, denominator, children) == told, indicator.key


@few
@given(asked())
def test_as_many_receivers_are_named_as_are_counted(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    period, where = period_of(question), slice_of(question)
    units = [one for one in INDICATORS if one not in OF_CHILDREN]
    with mart_for(tables, question) as mart:
        results = query(mart, units, period=period, where=where, by=None, scope=CHIEF)
        for indicator in units:
            total = results[indicator.key].total
            found = contributors(mart, indicator, period=period, where=where, scope=CHIEF)
            assert together(found)[2] == (0 if total is None else total.children), indicator.key


def found(folder: Path, tables: Tables, key: str, scope: Scope = CHIEF) -> tuple[Contribution, ...]:
    (indicator,) = chosen(key)
    with mart_of_rows(folder, tables, [indicator]) as mart:
        return contributors(mart, indicator, period=HALF_A_YEAR, where=EVERYTHING, scope=scope)


def test_the_own_children_are_named(tmp_path: Path) -> None:
    rows = found(tmp_path, homes_with({"h1": 1, "h2": 1}), "follow_up_coverage", LEADER_OF_H1)
    assert rows == (
        Contribution(
            child="h1-1", name="H1-1", home="h1", school="s1", last_on=AS_OF, numerator=106.0, denominator=181.0
        ),
    )


@pytest.mark.parametrize("own", [ALL_CHILDREN, Reach(homes=frozenset({"h1"}))])
def test_without_leave_to_see_names_there_are_none(tmp_path: Path, own: Reach) -> None:
    rows = found(tmp_path, homes_with({"h1": 2}), "follow_up_coverage", Scope(figures=ALL_CHILDREN, own=own))
    assert [(row.child, row.name) for row in rows] == [("h1-1", None), ("h1-2", None)]


def test_who_has_no_own_children_is_told_of_none(tmp_path: Path) -> None:
    assert found(tmp_path, homes_with({"h1": 9}), "absence", Scope(figures=ALL_CHILDREN, own=NOTHING)) == ()


def test_the_last_day_is_the_last_that_counts(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1})
    tables["course"][0]["end_on"] = date(2025, 2, 10)  # type: ignore[index]
    (row,) = found(tmp_path, tables, "follow_up_coverage")
    assert (row.last_on, row.denominator) == (date(2025, 2, 10), 41)


def test_the_home_is_that_of_the_last_day(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1, "h2": 0})
    moved = {**tables["placement"][0], "placement_id": "p2", "home_id": "h2", "start_on": date(2025, 6, 20)}
    tables["placement"][0]["end_on"] = date(2025, 6, 19)  # type: ignore[index]
    tables["placement"].append(moved)
    (row,) = found(tmp_path, tables, "follow_up_coverage")
    assert row.home == "h2"


def test_who_has_left_every_home_is_told_of_without_one(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1})
    tables["placement"][0]["end_on"] = date(2025, 5, 31)  # type: ignore[index]
    (row,) = found(tmp_path, tables, "follow_up_coverage")
    assert (row.home, row.last_on) == (None, AS_OF)


@pytest.mark.parametrize(("absent", "over"), [("2.2", 0.0), ("2.3", 1.0), ("2.1", 0.0)])
def test_just_a_tenth_of_the_school_days_is_not_over_it(tmp_path: Path, absent: str, over: float) -> None:
    # 100 times 2.2 is more than 220 to a machine that counts in binary fractions.
    day = {"from_on": "2025-03-03", "to_on": "2025-03-31", "possible_days": "22", "illness_days": absent}
    (row,) = found(tmp_path, homes_with({"h1": 1}, attendance=[{"child_id": "h1-1", **day}]), "high_absence")
    assert (row.numerator, row.denominator) == (over, 1.0)


@pytest.mark.parametrize("key", ["aula_access", "advisor_at_home"])
def test_after_the_data_end_the_last_day_of_them_counts(tmp_path: Path, key: str) -> None:
    tables = homes_with({"h1": 2})
    for row in tables["placement"]:
        row["aula_access"] = True  # type: ignore[index]
    later = Period(date(2025, 9, 1), date(2025, 9, 30))
    (indicator,) = chosen(key)
    with mart_of_rows(tmp_path, tables, [indicator]) as mart:
        total = query(mart, [indicator], period=later, where=EVERYTHING, by=None, scope=CHIEF)[key].total
        rows = contributors(mart, indicator, period=later, where=EVERYTHING, scope=CHIEF)
    assert total is not None
    assert total.children == len(rows) == 2
