"""The contributions behind a figure add up to it, of every indicator, period, slice and grouping."""

import math
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dashboard.data.mart.contribution_rows import ContributionRows, contribution_rows
from dashboard.data.mart.query import query
from dashboard.vocabulary.measures import AttendanceDays
from dashboard.vocabulary.result import Result, Row, Status
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Scope
from dashboard.vocabulary.slice import EVERYTHING
from tests.reference.case import Tables
from tests.reference.query import Query

from .cases import AS_OF, CHIEF, HALF_A_YEAR, LEADER_OF_H1, chosen, homes_with, mart_of_rows
from .random_questions import INDICATORS, asked, few, mart_for, period_of, slice_of

Told = tuple[float, float, int]


def rows_told(result: Result) -> list[Row]:
    """The rows that `dashboard indicators` prints."""
    if result.by is not None:
        return list(result.rows)
    return [] if result.total is None else [result.total]


def figures(result: Result) -> dict[str | None, Told]:
    """Group -> numerator, denominator, distinct children."""
    found: dict[str | None, Told] = {}
    for row in rows_told(result):
        assert row.numerator is not None
        assert row.denominator is not None
        assert row.children is not None
        found[row.group] = (row.numerator, row.denominator, row.children)
    return found


def added_up(rows: ContributionRows) -> dict[str | None, Told]:
    """Group -> sums without an error of their own, and the distinct children that add to the denominator."""
    found: dict[str | None, Told] = {}
    for group in dict.fromkeys(rows.group.tolist()):
        own = rows.group == group
        children = set(rows.child[own & (rows.denominator > 0)].tolist())
        found[group] = (math.fsum(rows.numerator[own]), math.fsum(rows.denominator[own]), len(children))
    return found


def is_whole(result: Result) -> bool:
    """Whether the figure counts in whole numbers, which its contributions must then add up to exactly."""
    denominator = result.indicator.denominator
    return getattr(denominator, "per", 1.0) == 1.0 and not isinstance(denominator, AttendanceDays)


@few
@given(asked())
def test_the_contributions_add_up_to_the_figure(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    period = period_of(question)
    # Units are grouped in few ways, and most filters leave few receivers: those questions are asked of every database.
    groupings = dict.fromkeys((question.by, None, "home", "school", "month"))
    with mart_for(tables, question) as mart:
        for where, by in product((slice_of(question), EVERYTHING), groupings):
            results = query(mart, INDICATORS, period=period, where=where, by=by, scope=CHIEF)
            for key, result in results.items():
                rows = contribution_rows(mart, result, where=where, scope=CHIEF)
                told, found = figures(result), added_up(rows)
                close = {group: pytest.approx(row, rel=1e-12) for group, row in found.items()}
                assert told == (found if is_whole(result) else close), (key, by)
                # In the figure's order, and none without a meaning: every row adds something.
                assert list(found) == list(told), (key, by)
                assert ((rows.numerator > 0) | (rows.denominator > 0)).all(), (key, by)
                if by == "month":
                    assert rows.day.astype("datetime64[M]").astype(str).tolist() == rows.group.tolist(), key


def found(
    folder: Path, tables: Tables, key: str, scope: Scope = CHIEF, by: str | None = None
) -> list[tuple[str | None, str, date, float, float]]:
    indicators = chosen(key)
    with mart_of_rows(folder, tables, indicators) as mart:
        (result,) = query(mart, indicators, period=HALF_A_YEAR, where=EVERYTHING, by=by, scope=scope).values()
        rows = contribution_rows(mart, result, where=EVERYTHING, scope=scope)
    columns = (rows.group, rows.child, rows.day, rows.numerator, rows.denominator)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_a_child_day_is_a_row(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1})
    tables["course"][0]["end_on"] = date(2025, 1, 3)  # type: ignore[index]
    days = [(None, "h1-1", date(2025, 1, day), 1.0, 1.0) for day in (1, 2, 3)]
    assert found(tmp_path, tables, "follow_up_coverage") == days


def test_a_day_at_school_is_a_row_of_days(tmp_path: Path) -> None:
    month = {"from_on": "2025-03-03", "to_on": "2025-03-31", "possible_days": "21.3", "illness_days": "2.1"}
    tables = homes_with({"h1": 1}, attendance=[{"child_id": "h1-1", **month}])
    assert found(tmp_path, tables, "absence") == [(None, "h1-1", date(2025, 3, 31), 2.1, 21.3)]


def test_a_unit_is_shared_by_those_it_receives(tmp_path: Path) -> None:
    assert found(tmp_path, homes_with({"h1": 2, "h2": 1}), "advisor_at_home", by="home") == [
        ("h1", "h1-1", AS_OF, 0.0, 0.5),
        ("h1", "h1-2", AS_OF, 0.0, 0.5),
        ("h2", "h2-1", AS_OF, 0.0, 1.0),
    ]


@pytest.mark.parametrize(("about", "told"), [(None, [("h1-1", 0.5), ("h1-2", 0.5)]), ("h1-2", [("h1-2", 1.0)])])
def test_a_talk_is_of_the_child_it_is_about_or_of_all(
    tmp_path: Path, about: str | None, told: list[tuple[str, float]]
) -> None:
    talk = {"sparring_id": "t1", "home_id": "h1", "held_on": date(2025, 2, 3), "child_id": about}
    rows = found(tmp_path, homes_with({"h1": 2}, sparring=[talk]), "home_sparring")
    assert [(child, talks) for _, child, _, talks, days in rows if days == 0] == told


def test_only_the_own_children_are_told_of(tmp_path: Path) -> None:
    rows = found(tmp_path, homes_with({"h1": 1, "h2": 9}), "follow_up_coverage", LEADER_OF_H1)
    assert {child for _, child, *_ in rows} == {"h1-1"}


def test_who_has_no_own_children_is_told_of_none(tmp_path: Path) -> None:
    scope = Scope(figures=ALL_CHILDREN, own=NOTHING, at_terminal=True)
    assert found(tmp_path, homes_with({"h1": 9}), "follow_up_coverage", scope) == []


def test_hidden_groups_have_no_contributions(tmp_path: Path) -> None:
    (indicator,) = chosen("follow_up_coverage")
    closed = Scope(figures=ALL_CHILDREN, own=NOTHING, at_terminal=True)
    with mart_of_rows(tmp_path, homes_with({"h1": 1, "h2": 9, "h3": 9, "h4": 9}), [indicator]) as mart:
        result = query(mart, [indicator], period=HALF_A_YEAR, where=EVERYTHING, by="home", scope=closed)[indicator.key]
        rows = contribution_rows(mart, result, where=EVERYTHING, scope=CHIEF)
    shown = {row.group for row in result.rows if row.status is Status.SHOWN}
    assert "h1" not in shown
    assert set(rows.group.tolist()) == shown != set()
