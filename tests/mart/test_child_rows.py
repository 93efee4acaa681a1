"""The list of children: as recomputed from the case rows, in bands, searched, sorted and cut, and only the own."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dashboard.data.mart.children.child_row import Absence, Band, ChildRow, GoalState, ListQuestion, Sort
from dashboard.data.mart.children.child_rows import child_rows
from dashboard.data.mart.children.follow_up_list import follow_up_list
from dashboard.data.mart.members.member_list import member_list
from dashboard.data.mart.members.members import Figure, MemberQuestion
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.reference.case import Case, Tables
from tests.reference.child_list import listed
from tests.reference.query import Query

from .cases import AS_OF, CHIEF, LEADER_OF_H1, chosen, homes_with, mart_of_rows
from .random_questions import asked, few, mart_for, slice_of

SOON = AS_OF + timedelta(days=28)
NAMELESS = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN)


def days(absence: Absence | None) -> tuple[Fraction, Fraction] | None:
    """Absent and possible days, as exactly as the case database has them."""
    if absence is None:
        return None
    return Fraction(str(round(absence.absent, 2))), Fraction(str(round(absence.possible, 2)))


def columns_of(row: ChildRow) -> tuple[object, ...]:
    return (
        row.academic.value,
        row.wellbeing.value,
        days(row.absence),
        days(row.absence_before),
        row.home_sparring_on,
        row.school_sparring_on,
    )


@few
@given(asked())
def test_every_column_is_what_the_case_rows_say(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    with mart_for(tables, question) as mart:
        found = child_rows(mart, ListQuestion(soon=question.as_of), where=EVERYTHING, scope=CHIEF)
    expected = listed(Case(tables), question.as_of)
    assert {row.child: columns_of(row) for row in found.rows} == {
        child: (one.academic, one.wellbeing, one.latest, one.before, one.home_sparring_on, one.school_sparring_on)
        for child, one in expected.items()
    }


@few
@given(asked())
def test_the_follow_up_is_that_of_the_other_lists_and_every_child_in_one_band(
    given_: tuple[dict[str, Any], Query],
) -> None:
    tables, question = given_
    where = slice_of(question)
    with mart_for(tables, question) as mart:
        found = child_rows(mart, ListQuestion(soon=question.as_of), where=where, scope=CHIEF)
        others = follow_up_list(mart, where=where, scope=CHIEF)
    assert {row.child: row.follow_up for row in found.rows} == {other.child: other for other in others}
    assert found.children == found.listed == sum(found.found.values()) == len(others)
    assert found.found[Band.OVERDUE] == sum(other.status.is_overdue for other in others)


@few
@given(asked())
def test_the_absence_of_a_child_is_the_indicators_over_the_same_days(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    (absence,) = chosen("absence")
    with mart_for(tables, question) as mart:
        found = child_rows(mart, ListQuestion(soon=question.as_of), where=EVERYTHING, scope=CHIEF)
        if found.latest is None:
            assert all(row.absence is None for row in found.rows)
            return
        figure = Figure(indicator=absence, period=found.latest, where=EVERYTHING)
        told = member_list(mart, figure, MemberQuestion(), CHIEF)
    assert told is not None
    behind = {one.child: (one.numerator, one.denominator) for one in told.rows}
    for row in found.rows:
        counted = (row.absence.absent, row.absence.possible) if row.absence is not None else None
        assert counted == behind.get(row.child)


def town() -> Tables:
    """h1 has four children, h2 one. The last contacts: h1-1 long ago, h1-2 lately, h1-3 three months ago."""
    held = {"h1-1": "2025-01-10", "h1-2": "2025-06-20", "h1-3": "2025-03-25", "h2-1": "2025-06-25"}
    tables = homes_with(
        {"h1": 4, "h2": 1},
        meeting=[
            {"meeting_id": child, "course_id": child, "kind": "follow_up", "held_on": day, "planned_on": day}
            for child, day in held.items()
        ],
        goal=[
            {"goal_id": goal, "course_id": course, "domain": domain, "set_on": "2025-02-01", "due_on": "2025-06-01"}
            | ({"closed_on": closed, "outcome": outcome} if closed else {})
            for goal, course, domain, closed, outcome in (
                ("g1", "h1-1", "academic", "2025-05-01", "met"),
                ("g2", "h1-1", "social", None, None),
                ("g3", "h1-2", "academic", "2025-05-01", "not_met"),
                ("g4", "h1-2", "academic", "2025-06-01", "met"),
            )
        ],
    )
    names = {"h1-1": "Åse", "h1-2": "Bo", "h1-3": "Ægir", "h1-4": "Anna", "h2-1": "Zita"}
    tables["child"] = [{**row, "display_name": names[row["child_id"]]} for row in tables["child"]]
    tables["home"] = [{**row, "name": f"Hus {row['home_id']}"} for row in tables["home"]]
    return tables


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mart]:
    with mart_of_rows(tmp_path_factory.mktemp("list"), town(), chosen("absence")) as made:
        yield made


def order(mart: Mart, scope: Scope = CHIEF, where: Slice = EVERYTHING, **question: Any) -> list[str]:
    return [row.child for row in child_rows(mart, ListQuestion(soon=SOON, **question), where=where, scope=scope).rows]


def test_the_longest_overdue_stands_first(mart: Mart) -> None:
    assert order(mart) == ["h1-4", "h1-1", "h1-3", "h1-2", "h2-1"]


@pytest.mark.parametrize(
    ("band", "children"),
    [(Band.OVERDUE, ["h1-4", "h1-1"]), (Band.SOON, ["h1-3"]), (Band.IN_TIME, ["h1-2", "h2-1"])],
)
def test_a_band_holds_those_due_then(mart: Mart, band: Band, children: list[str]) -> None:
    assert order(mart, band=band) == children


def test_who_is_due_on_the_day_itself_is_due_by_it(mart: Mart) -> None:
    due = date(2025, 7, 8)  # 105 days after the contact
    found = [
        child_rows(mart, ListQuestion(soon=soon), where=EVERYTHING, scope=CHIEF).found[Band.SOON]
        for soon in (due - timedelta(days=1), due)
    ]
    assert found == [0, 1]


@pytest.mark.parametrize(
    ("wanted", "children"),
    [
        ("åS", ["h1-1"]),
        ("H2-1", ["h2-1"]),
        ("findes ikke", []),
        ("hus H1", ["h1-4", "h1-1", "h1-3", "h1-2"]),
        ("%", []),
    ],
)
def test_a_search_finds_name_key_and_home(mart: Mart, wanted: str, children: list[str]) -> None:
    assert order(mart, search=wanted) == children


def test_who_may_see_no_names_cannot_find_by_them_or_sort_by_them(mart: Mart) -> None:
    assert order(mart, NAMELESS, search="åse") == []
    assert order(mart, NAMELESS, sort=Sort.CHILD, band=Band.OVERDUE) == ["h1-1", "h1-4"]
    assert all(
        row.follow_up.name is None
        for row in child_rows(mart, ListQuestion(soon=SOON), where=EVERYTHING, scope=NAMELESS).rows
    )


SORTED: Mapping[tuple[Sort, bool], list[str]] = {
    (Sort.CHILD, False): ["h1-4", "h1-1", "h1-3", "h1-2", "h2-1"],
    (Sort.CHILD, True): ["h1-1", "h1-4", "h1-3", "h2-1", "h1-2"],
    (Sort.HOME, True): ["h1-4", "h1-1", "h1-3", "h2-1", "h1-2"],
    (Sort.LAST, True): ["h1-1", "h1-4", "h1-3", "h2-1", "h1-2"],
    (Sort.OVER, False): ["h1-1", "h1-4", "h1-3", "h1-2", "h2-1"],
    (Sort.ACADEMIC, True): ["h1-1", "h1-4", "h1-3", "h1-2", "h2-1"],
    (Sort.PLANNED, True): ["h1-4", "h1-1", "h1-3", "h1-2", "h2-1"],
}


@pytest.mark.parametrize(("sort", "descending"), SORTED)
def test_a_column_sorts_within_the_bands(mart: Mart, sort: Sort, descending: bool) -> None:
    assert order(mart, sort=sort, descending=descending) == SORTED[sort, descending]


def test_pages_hold_every_child_once(mart: Mart) -> None:
    pages = [order(mart, page=number, size=2) for number in (1, 2, 3)]
    assert pages == [["h1-4", "h1-1"], ["h1-3", "h1-2"], ["h2-1"]]
    assert order(mart, page=99, size=2) == ["h2-1"]


def test_only_the_own_children_are_listed(mart: Mart) -> None:
    assert order(mart, LEADER_OF_H1) == ["h1-4", "h1-1", "h1-3", "h1-2"]
    assert order(mart, Scope(figures=ALL_CHILDREN, own=NOTHING)) == []


def test_a_slice_narrows_the_list(mart: Mart) -> None:
    assert order(mart, where=Slice.of({"home": ["h2"]})) == ["h2-1"]
    assert order(mart, where=Slice.of({"month": ["2025-05"]})) == []


def test_of_goals_an_open_one_is_told_else_the_one_closed_last(mart: Mart) -> None:
    found = child_rows(mart, ListQuestion(soon=SOON), where=EVERYTHING, scope=CHIEF).rows
    assert {row.child: (row.academic, row.wellbeing) for row in found if row.child in ("h1-1", "h1-2", "h1-3")} == {
        "h1-1": (GoalState.MET, GoalState.OPEN),
        "h1-2": (GoalState.MET, GoalState.NONE),
        "h1-3": (GoalState.NONE, GoalState.NONE),
    }


def test_twelve_school_weeks_leave_the_holidays_out(tmp_path: Path) -> None:
    # A school day every Monday from February to June, without April: 17 weeks.
    mondays = [day for number in range(21) if (day := date(2025, 2, 3) + timedelta(days=7 * number)).month != 4]
    tables = homes_with(
        {"h1": 1},
        attendance=[
            {
                "child_id": "h1-1",
                "from_on": day,
                "to_on": day,
                "possible_days": 1,
                "illness_days": int(day.month < 5),
                "permitted_days": 0,
                "unauthorised_days": 0,
            }
            for day in mondays
        ],
    )
    with mart_of_rows(tmp_path, tables, chosen("absence")) as mart:
        found = child_rows(mart, ListQuestion(soon=SOON), where=EVERYTHING, scope=CHIEF)
    assert (len(mondays), found.latest.start if found.latest else None) == (17, date(2025, 3, 4))
    assert [(row.absence, row.absence_before) for row in found.rows] == [(Absence(12.0, 4.0), Absence(5.0, 5.0))]
