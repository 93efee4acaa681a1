"""The list behind a number is exactly what the number counts, of every indicator, group, month and part."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dashboard.data.mart.contribution_rows import contribution_rows
from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.members.member_list import member_list
from dashboard.data.mart.members.members import Figure, Line, Member, MemberList, MemberQuestion, Received, Side, Sort
from dashboard.data.mart.query import HOME_UNIT, query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceMeasure, ChildMeasure
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result, Row
from dashboard.vocabulary.scope import ALL_CHILDREN, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.reference.case import Tables
from tests.reference.query import Query

from .cases import AS_OF, CHIEF, HALF_A_YEAR, LEADER_OF_H1, chosen, homes_with, mart_of_rows
from .random_questions import INDICATORS, asked, few, mart_for, period_of, slice_of

OF_CHILDREN = {one.key for one in INDICATORS if isinstance(one.denominator, ChildMeasure | AttendanceMeasure)}


def opened(mart: Mart, figure: Figure, side: Side) -> MemberList:
    found = member_list(mart, figure, MemberQuestion(side=side), CHIEF)
    assert found is not None, figure
    return found


def added(rows: MemberList, amount: str) -> float:
    return math.fsum(getattr(row, amount) for row in rows.rows)


def check(mart: Mart, figure: Figure, numerator: float, denominator: float | None) -> None:
    """The list's numbers are the figure's to the last digit, and its lines add up to them."""
    what = (figure.indicator.key, figure.part, figure.by, figure.group)
    tops = opened(mart, figure, Side.NUMERATOR)
    assert (tops.numerator, tops.denominator) == (numerator, denominator), what
    assert added(tops, "numerator") == pytest.approx(numerator, rel=1e-12), what
    assert all(row.numerator > 0 for row in tops.rows), what
    if tops.line in (Line.EVENT, Line.TALK):
        assert tops.listed == numerator, what
    if denominator is None:
        assert list(tops.sides) == [Side.NUMERATOR]
        return
    whole = opened(mart, figure, Side.DENOMINATOR)
    assert added(whole, "denominator") == pytest.approx(denominator, rel=1e-12), what
    assert all(row.denominator > 0 for row in whole.rows), what
    if whole.line is Line.EVENT:
        assert whole.listed == denominator, what
    if Side.REST in whole.sides:
        rest = opened(mart, figure, Side.REST)
        left = added(rest, "denominator") - added(rest, "numerator")
        assert left == pytest.approx(denominator - numerator, rel=1e-12, abs=1e-9), what
        assert all(row.numerator < row.denominator for row in rest.rows), what


def children_of(whole: MemberList) -> set[str]:
    """The children of the denominator's lines."""
    received = {one.child for row in whole.rows for one in row.receives}
    return received | {row.child for row in whole.rows if row.child is not None}


def told(result: Result) -> Iterator[tuple[str | None, Row]]:
    if result.by is not None:
        yield from ((row.group, row) for row in result.rows)
    elif result.total is not None:
        yield None, result.total


def parts_of(indicator: Indicator, row: Row) -> Mapping[str, tuple[float, float | None]]:
    return {
        part.key: (row.parts[part.key], row.parts.get(part.whole_key))
        for part in indicator.parts
        if part.key in row.parts
    }


@few
@given(asked())
def test_every_number_opens_what_it_counts(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    with mart_for(tables, question) as mart:
        period = period_of(question)  # the period before is one like any other
        groupings = dict.fromkeys((question.by, None, HOME_UNIT, "school", "month"))
        for where, by in product((slice_of(question), EVERYTHING), groupings):
            results = query(mart, INDICATORS, period=period, where=where, by=by, scope=CHIEF, parts=True)
            for result in results.values():
                check_result(mart, result, where)


def check_result(mart: Mart, result: Result, where: Slice) -> None:
    for group, row in told(result):
        figure = Figure(indicator=result.indicator, period=result.period, where=where, by=result.by, group=group)
        assert row.numerator is not None
        check(mart, figure, row.numerator, row.denominator)
        assert len(children_of(opened(mart, figure, Side.DENOMINATOR))) == row.children
        for part, (count, whole) in parts_of(result.indicator, row).items():
            check(mart, replace(figure, part=part), count, whole)


@few
@given(asked())
def test_the_lists_are_the_contributions_by_child(given_: tuple[dict[str, Any], Query]) -> None:
    """What `dashboard contributors` prints, which is computed row by row."""
    tables, question = given_
    period, where = period_of(question), slice_of(question)
    with mart_for(tables, question) as mart:
        for key, result in query(mart, INDICATORS, period=period, where=where, by=None, scope=CHIEF).items():
            if key not in OF_CHILDREN or result.total is None:
                continue
            rows = contribution_rows(mart, result, where=where, scope=CHIEF)
            figure = Figure(indicator=result.indicator, period=period, where=where)
            for side, amount in ((Side.NUMERATOR, rows.numerator), (Side.DENOMINATOR, rows.denominator)):
                expected: dict[str, list[float]] = {}
                for child, own in zip(rows.child.tolist(), amount.tolist(), strict=True):
                    if own > 0:
                        expected.setdefault(child, []).append(own)
                found: dict[str, list[float]] = {}
                for member in opened(mart, figure, side).rows:
                    assert member.child is not None
                    found.setdefault(member.child, []).append(getattr(member, side.value))
                sums = {child: math.fsum(own) for child, own in expected.items()}
                assert {child: math.fsum(own) for child, own in found.items()} == {
                    child: pytest.approx(own, rel=1e-12) for child, own in sums.items()
                }, (key, side)


@few
@given(asked())
def test_a_period_without_data_has_no_members(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    later = Period(
        question.as_of.replace(year=question.as_of.year + 2), question.as_of.replace(year=question.as_of.year + 3)
    )
    with mart_for(tables, question) as mart:
        for indicator in INDICATORS:
            figure = Figure(indicator=indicator, period=later, where=EVERYTHING)
            row = query(mart, [indicator], period=later, where=EVERYTHING, by=None, scope=CHIEF)[indicator.key].total
            found = opened(mart, figure, Side.DENOMINATOR)
            assert found.denominator == (0 if row is None else row.denominator), indicator.key


def found(folder: Path, tables: Tables, key: str, scope: Scope = CHIEF, **asked_for: Any) -> MemberList | None:
    (indicator,) = chosen(key)
    with mart_of_rows(folder, tables, [indicator]) as mart:
        figure = Figure(indicator=indicator, period=HALF_A_YEAR, where=EVERYTHING)
        return member_list(mart, figure, MemberQuestion(**asked_for), scope)


def rows(folder: Path, tables: Tables, key: str, scope: Scope = CHIEF, **asked_for: Any) -> tuple[Member, ...]:
    told = found(folder, tables, key, scope, **asked_for)
    assert told is not None
    return told.rows


@pytest.mark.parametrize("key", ["follow_up_coverage", "absence", "home_sparring"])
def test_a_number_that_others_are_part_of_opens_nothing(tmp_path: Path, key: str) -> None:
    closed = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h1"})), names=True)
    (indicator,) = chosen(key)
    with mart_of_rows(tmp_path, homes_with({"h1": 1, "h2": 9}), [indicator]) as mart:
        window, _ = windows(mart.meta.as_of)
        fixed = Figure(indicator=indicator, period=window, where=EVERYTHING)
        assert member_list(mart, fixed, MemberQuestion(), closed) is None
        assert member_list(mart, replace(fixed, by=HOME_UNIT, group="h2"), MemberQuestion(), closed) is None
        own = member_list(mart, replace(fixed, by=HOME_UNIT, group="h1"), MemberQuestion(), closed)
        assert own is not None
        assert children_of(own) == (set() if key == "absence" else {"h1-1"})


def test_the_own_children_are_named(tmp_path: Path) -> None:
    assert rows(tmp_path, homes_with({"h1": 1, "h2": 1}), "follow_up_coverage", LEADER_OF_H1) == (
        Member(
            child="h1-1",
            name="H1-1",
            home="h1",
            school="s1",
            first_on=HALF_A_YEAR.start,
            last_on=AS_OF,
            numerator=106.0,
            denominator=181.0,
        ),
    )


def test_without_leave_to_see_names_there_are_none(tmp_path: Path) -> None:
    nameless = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN)
    tables = homes_with({"h1": 2})
    for row, name in zip(tables["child"], ("Ø", "A"), strict=True):
        row["display_name"] = name  # type: ignore[index]
    told = rows(tmp_path, tables, "follow_up_coverage", nameless)
    assert [(row.child, row.name) for row in told] == [("h1-1", None), ("h1-2", None)]
    (unit,) = rows(tmp_path, tables, "advisor_at_home", nameless)
    assert unit.receives == (Received("h1-1", None), Received("h1-2", None))


def test_the_days_run_from_the_first_to_the_last_that_counts(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1})
    tables["course"][0]["start_on"] = date(2025, 1, 20)  # type: ignore[index]
    tables["course"][0]["end_on"] = date(2025, 2, 10)  # type: ignore[index]
    (row,) = rows(tmp_path, tables, "follow_up_coverage")
    assert (row.first_on, row.last_on, row.denominator) == (date(2025, 1, 20), date(2025, 2, 10), 22)


def test_the_home_is_that_of_the_last_day(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1, "h2": 0})
    moved = {**tables["placement"][0], "placement_id": "p2", "home_id": "h2", "start_on": date(2025, 6, 20)}
    tables["placement"][0]["end_on"] = date(2025, 6, 19)  # type: ignore[index]
    tables["placement"].append(moved)
    (row,) = rows(tmp_path, tables, "follow_up_coverage")
    assert row.home == "h2"


@pytest.mark.parametrize(("absent", "over"), [("2.2", 0.0), ("2.3", 1.0), ("2.1", 0.0)])
def test_just_a_tenth_of_the_school_days_is_not_over_it(tmp_path: Path, absent: str, over: float) -> None:
    # 100 times 2.2 is more than 220 to a machine that counts in binary fractions.
    day = {"from_on": "2025-03-03", "to_on": "2025-03-31", "possible_days": "22", "illness_days": absent}
    (row,) = rows(tmp_path, homes_with({"h1": 1}, attendance=[{"child_id": "h1-1", **day}]), "high_absence")
    assert (row.numerator, row.denominator) == (over, 1.0)


def test_a_talk_about_nobody_in_particular_is_told_without_a_child(tmp_path: Path) -> None:
    talks = [
        {"sparring_id": "t1", "home_id": "h1", "held_on": date(2025, 2, 3), "child_id": None},
        {"sparring_id": "t2", "home_id": "h1", "held_on": date(2025, 2, 4), "child_id": "h1-2"},
        {"sparring_id": "t3", "home_id": "h2", "held_on": date(2025, 2, 4), "child_id": None},
    ]
    tables = homes_with({"h1": 2, "h2": 1}, sparring=talks)
    told = rows(tmp_path, tables, "home_sparring", side=Side.NUMERATOR)
    assert [(row.last_on, row.unit, row.child) for row in told] == [
        (date(2025, 2, 3), "h1", None),
        (date(2025, 2, 4), "h1", "h1-2"),
        (date(2025, 2, 4), "h2", None),
    ]


def test_a_unit_is_told_with_those_that_it_receives(tmp_path: Path) -> None:
    told = rows(tmp_path, homes_with({"h1": 3, "h2": 1}), "advisor_at_home", most_received=2)
    assert [(row.unit, row.received, [one.child for one in row.receives]) for row in told] == [
        ("h1", 3, ["h1-1", "h1-2"]),
        ("h2", 1, ["h2-1"]),
    ]


@pytest.mark.parametrize(
    ("sort", "descending", "order"),
    [
        (None, False, ["h1-1", "h1-2", "h2-1"]),
        (Sort.CHILD, True, ["h2-1", "h1-2", "h1-1"]),
        (Sort.HOME, False, ["h2-1", "h1-1", "h1-2"]),  # Aa is Å
        (Sort.DENOMINATOR, False, ["h1-2", "h1-1", "h2-1"]),
        (Sort.UNIT, False, ["h1-1", "h1-2", "h2-1"]),  # of a list of children there is no such column
    ],
)
def test_the_lines_are_sorted(tmp_path: Path, sort: Sort | None, descending: bool, order: list[str]) -> None:
    tables = homes_with({"h1": 2, "h2": 1})
    tables["course"][1]["end_on"] = date(2025, 2, 10)  # type: ignore[index]
    for row, name in zip(tables["home"], ("Aa", "Bo"), strict=True):
        row["name"] = name  # type: ignore[index]
    told = rows(tmp_path, tables, "follow_up_coverage", sort=sort, descending=descending)
    assert [row.child for row in told] == order


def test_pages_hold_each_line_once_and_the_last_page_stands_for_those_after_it(tmp_path: Path) -> None:
    tables = homes_with({"h1": 5})
    pages = []
    for page in (1, 2, 3, 9):
        (tmp_path / str(page)).mkdir()
        pages.append(found(tmp_path / str(page), tables, "follow_up_coverage", page=page, size=2))
    told = [[row.child for row in one.rows] for one in pages if one is not None]
    assert told == [["h1-1", "h1-2"], ["h1-3", "h1-4"], ["h1-5"], ["h1-5"]]
    assert {(one.page, one.pages, one.listed) for one in pages if one is not None} == {
        (1, 3, 5),
        (2, 3, 5),
        (3, 3, 5),
    }


def test_a_number_of_a_period_after_the_data_stands_in_the_month_of_the_as_of_date() -> None:
    period = Period(date(2026, 2, 7), date(2026, 2, 20))
    figure = Figure(indicator=INDICATORS[0], period=period, where=EVERYTHING, by="month", group="2024-12")
    assert figure.alone == (Period(date(2024, 12, 1), date(2024, 12, 31)), EVERYTHING)
