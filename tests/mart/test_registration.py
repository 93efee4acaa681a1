"""Not done or not recorded: as recomputed from the case rows, by eye, and nothing of few children of others."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.members.members import Side
from dashboard.data.mart.registration.registered import RegisteredFigure, RegisteredQuestion
from dashboard.data.mart.registration.registered_list import registered_list
from dashboard.data.mart.registration.registration import Registration, Registrations, Unknown, Value, registration
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import ALL_CHILDREN, Reach, Scope
from tests.reference.case import Case, Tables
from tests.reference.query import Query
from tests.reference.registration import Own, Recorded, recorded

from .cases import CHIEF, LEADER_OF_H1, STEERING_GROUP, homes_with, mart_of_rows
from .random_questions import asked, few, mart_for

LEADER_OF_H9 = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h9"})), names=True)
# When something was recorded, in days from its own day; None: unknown.
DELAYS = (None, -3, 0, 5, 14, 15, 28, 29, 40, 200)
UNITS: tuple[Unit, ...] = ("home", "school")


@st.composite
def recorded_somewhen(draw: st.DrawFn) -> tuple[dict[str, Any], Query]:
    """A case database whose events were recorded sooner or later, and a day to ask on."""
    tables, question = draw(asked())

    def filled(row: Any, day: date | None) -> dict[str, Any]:
        delay = draw(st.sampled_from(DELAYS))
        late = None if delay is None or day is None else day + timedelta(days=delay)
        return {**row, "recorded_on": late}

    return {
        **tables,
        "meeting": [filled(row, row["held_on"]) for row in tables["meeting"]],
        "goal": [filled(row, row["closed_on"] or row["set_on"]) for row in tables["goal"]],
        "sparring": [filled(row, row["held_on"]) for row in tables["sparring"]],
    }, question


def told(row: Registration) -> tuple[object, ...]:
    unknown = {
        value.value: (found.unknown, found.of) for value, found in row.unknown.items() if found is not None and found.of
    }
    marks = tuple((mark.first, mark.late, mark.recorded) for mark in row.backdated)
    return (row.dated, row.within, row.median, unknown, marks)


def expected_of(row: Recorded) -> tuple[object, ...]:
    return (row.dated, row.within, row.median, row.unknown, row.marks)


NOTHING = Recorded(dated=0, within=0, median=None, unknown={}, marks=(), dated_children=0)


@few
@given(recorded_somewhen())
def test_every_unit_is_as_the_case_rows_tell_it(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    case = Case(tables)
    with mart_for(tables, question) as mart:
        for unit in UNITS:
            found = registration(mart, unit, CHIEF)
            expected = recorded(case, question.as_of, unit, lambda _child, _day: True)
            assert {row.unit: told(row) for row in found.units} == {
                key: expected_of(row) for key, row in expected.items()
            }
            together = recorded(case, question.as_of, None, lambda _child, _day: True).get(None, NOTHING)
            assert told(found.together) == expected_of(together)
            assert not found.is_of_others


@few
@given(recorded_somewhen())
def test_a_leader_is_told_of_the_own_home_and_of_all_the_others_together(
    given_: tuple[dict[str, Any], Query],
) -> None:
    tables, question = given_
    case = Case(tables)

    def is_own(child: str, day: date) -> bool:
        return case.attributes(child, day)["home"] == "h9"

    def is_others(child: str, day: date) -> bool:
        return not is_own(child, day)

    with mart_for(tables, question) as mart:
        found = registration(mart, "home", LEADER_OF_H9)
    own, others = of(case, question, "home", is_own), of(case, question, None, is_others).get(None, NOTHING)
    assert {row.unit: told(row) for row in found.units} == {
        key: expected_of(row) for key, row in own.items() if key == "h9"
    }
    assert found.is_of_others
    if others.dated_children < LEADER_OF_H9.least_children:
        assert (found.together.dated, found.together.within, found.together.median) == (None, None, None)
    else:
        assert told(found.together)[:3] == expected_of(others)[:3]


def of(case: Case, question: Query, kind: str | None, is_own: Own) -> dict[str | None, Recorded]:
    return recorded(case, question.as_of, kind, is_own)


def held(child: str, day: str, recorded_on: str | None, **more: Any) -> dict[str, Any]:
    return {"meeting_id": f"{child} {day}", "course_id": child, "held_on": day, "recorded_on": recorded_on, **more}


def read(
    folder: Path, tables: Tables, unit: Unit = "home", scope: Scope = CHIEF, meetings: Sequence[date] = ()
) -> Registrations:
    with mart_of_rows(folder, tables, []) as mart:
        return registration(mart, unit, scope, meetings)


# As of 30 June 2025 the last day that is looked at is 31 May.
DELAYED = [
    held("h1-1", "2025-02-01", "2025-02-15"),  # 14 days
    held("h1-1", "2025-03-01", "2025-03-16"),  # 15 days
    held("h1-1", "2025-04-01", "2025-03-31"),  # before it was held: no delay
    held("h1-1", "2025-05-31", None),
    held("h1-1", "2025-06-01", "2025-06-01"),
    {"meeting_id": "lost", "course_id": "h1-1", "planned_on": "2025-05-01"},
    {"meeting_id": "off", "course_id": "h1-1", "planned_on": "2025-05-02", "cancelled": True},
    {"meeting_id": "soon", "course_id": "h1-1", "planned_on": "2025-06-02"},
]


def test_delays_are_counted_by_eye(tmp_path: Path) -> None:
    (row,) = read(tmp_path, homes_with({"h1": 1}, meeting=DELAYED)).units
    assert (row.dated, row.within, row.median) == (3, 2, 14.0)
    assert row.unknown[Value.RECORDED_ON] == Unknown(1, 4)
    assert row.unknown[Value.OUTCOME] == Unknown(1, 2)
    assert row.unknown[Value.CASEWORKER_PRESENT] == Unknown(4, 4)


def test_sparring_counts_once_however_many_received_it_and_only_there(tmp_path: Path) -> None:
    talks = [{"home_id": "h1", "held_on": "2025-05-01", "recorded_on": "2025-05-11"}]
    tables = homes_with({"h1": 3}, sparring=talks)
    (home,), school = read(tmp_path, tables).units, read(tmp_path, tables, "school").units
    assert (home.dated, home.median) == (1, 10.0)
    assert all(row.dated == 0 for row in school)


def test_hours_are_of_the_advisors_of_today_at_the_childrens_schools(tmp_path: Path) -> None:
    posts: list[dict[str, Any]] = [
        {"school_id": "s1", "weekly_hours": None},
        {"school_id": "s1", "weekly_hours": 5},
        {"school_id": "s1", "weekly_hours": None, "end_on": "2025-06-29"},
        {"school_id": "s1", "staff_id": "m5", "weekly_hours": None},
    ]
    tables = homes_with({"h1": 1}, assignment=posts)
    (school,), (home,) = read(tmp_path, tables, "school").units, read(tmp_path, tables).units
    assert school.unknown[Value.WEEKLY_HOURS] == Unknown(1, 2)
    assert Value.WEEKLY_HOURS not in home.unknown


def old_ones(late: int, others: int) -> list[dict[str, Any]]:
    """So many old meetings recorded in the week of Wednesday 7 May 2025, and others recorded at once in April."""
    old = [held("h1-1", f"2025-03-{day:02}", "2025-05-07") for day in range(1, late + 1)]
    return [*old, *(held("h1-1", f"2025-04-{day:02}", f"2025-04-{day:02}") for day in range(1, others + 1))]


@pytest.mark.parametrize(
    ("late", "others", "marked"), [(5, 0, True), (4, 0, False), (5, 4, True), (5, 5, False), (6, 5, True)]
)
def test_a_week_of_old_ones_is_marked(tmp_path: Path, late: int, others: int, *, marked: bool) -> None:
    (row,) = read(tmp_path, homes_with({"h1": 1}, meeting=old_ones(late, others))).units
    told = [(mark.first, mark.late, mark.recorded) for mark in row.backdated]
    assert told == ([(date(2025, 5, 5), late, late + others)] if marked else [])


@pytest.mark.parametrize(
    ("meeting", "marked"),
    [
        (date(2025, 5, 6), False),  # the day before they were recorded
        (date(2025, 5, 7), True),
        (date(2025, 5, 20), True),  # the fortnight's first day
        (date(2025, 5, 21), False),
        (date(2025, 7, 14), False),  # its fortnight has not begun
    ],
)
def test_old_ones_are_marked_in_the_fortnight_before_a_meeting(tmp_path: Path, meeting: date, *, marked: bool) -> None:
    found = read(tmp_path, homes_with({"h1": 1}, meeting=old_ones(5, 4)), meetings=[meeting, date(2025, 6, 26)])
    told = [(mark.last, mark.late, mark.recorded, mark.is_meeting) for mark in found.units[0].backdated]
    assert told == ([(meeting, 5, 9, True)] if marked else [])
    assert found.meetings == tuple(day for day in (meeting, date(2025, 6, 26)) if day < date(2025, 7, 14))


def test_of_a_quarter_that_is_over_half_new_nothing_is_marked(tmp_path: Path) -> None:
    found = read(tmp_path, homes_with({"h1": 1}, meeting=old_ones(5, 5)), meetings=[date(2025, 5, 7)])
    assert found.units[0].backdated == ()


def test_the_list_of_a_mark_is_of_the_days_before_the_meeting(tmp_path: Path) -> None:
    tables, meetings = homes_with({"h1": 1}, meeting=old_ones(5, 4)), [date(2025, 5, 9)]
    with mart_of_rows(tmp_path, tables, []) as mart:
        (row,) = registration(mart, "home", CHIEF, meetings).units
        figure = RegisteredFigure(unit="home", key="h1", measure="mark", mark=row.backdated[0])
        made = registered_list(mart, figure, RegisteredQuestion(), CHIEF)
    assert made is not None
    assert {line.recorded_on for line in made.rows} == {date(2025, 5, 7)}
    assert made.sides == {Side.DENOMINATOR: 9, Side.NUMERATOR: 5, Side.REST: 4}


def test_a_month_old_is_not_old_yet(tmp_path: Path) -> None:
    meetings = [{**row, "held_on": "2025-04-09"} for row in old_ones(5, 0)]  # 28 days before
    (row,) = read(tmp_path, homes_with({"h1": 1}, meeting=meetings)).units
    assert row.backdated == ()


def town() -> Tables:
    """h1 has four children and h2 five, with a meeting each."""
    children = [row["child_id"] for row in homes_with({"h1": 4, "h2": 5})["child"]]
    meetings = [held(child, "2025-05-01", "2025-05-03") for child in children]
    return homes_with({"h1": 4, "h2": 5}, meeting=meetings)


def test_the_steering_group_is_told_of_all_together_and_of_no_unit(tmp_path: Path) -> None:
    found = read(tmp_path, town(), scope=STEERING_GROUP)
    assert (found.units, found.together.dated, found.is_of_others) == ((), 9, False)


def test_a_leader_cannot_subtract_the_own_home(tmp_path: Path) -> None:
    found = read(tmp_path, town(), scope=LEADER_OF_H1)
    assert [(row.unit, row.dated) for row in found.units] == [("h1", 4)]
    assert (found.together.dated, found.is_of_others) == (5, True)


def test_of_few_others_nothing_is_told(tmp_path: Path) -> None:
    leader_of_h2 = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h2"})))
    together = read(tmp_path, town(), scope=leader_of_h2).together  # the four of h1
    assert (together.dated, together.within, together.median) == (None, None, None)
    assert set(together.unknown.values()) == {None}
    assert read(tmp_path, town(), scope=leader_of_h2).units[0].dated == 5


def test_how_late_few_of_many_were_recorded_is_not_told(tmp_path: Path) -> None:
    """Of nine meetings one is known to be recorded when: a median of one is that one child's delay."""
    met = town()["meeting"]
    meetings = [{**row, "recorded_on": row["recorded_on"] if row["course_id"] == "h1-1" else None} for row in met]
    together = read(tmp_path, {**town(), "meeting": meetings}, scope=STEERING_GROUP).together
    assert (together.dated, together.within, together.median) == (None, None, None)
    assert together.unknown[Value.RECORDED_ON] == Unknown(8, 9)


@pytest.mark.parametrize(("children", "is_told"), [(4, False), (5, True)])
def test_several_advisors_of_a_school_do_not_make_its_children_more(
    tmp_path: Path, children: int, *, is_told: bool
) -> None:
    posts: list[dict[str, Any]] = [{"school_id": "s1", "weekly_hours": hours} for hours in (None, 5)]
    tables = homes_with({"h1": children}, assignment=posts)
    together = read(tmp_path, tables, scope=STEERING_GROUP).together
    assert together.unknown[Value.WEEKLY_HOURS] == (Unknown(1, 2) if is_told else None)


def test_who_has_no_figures_is_told_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, town(), scope=Scope(figures=Reach(), own=Reach()))
    assert found.units == ()
    assert not any(found.together.unknown.values())
    assert found.together.dated in (0, None)


@pytest.mark.parametrize(
    ("as_of", "counted"),
    [
        (date(2025, 6, 13), 3),  # May 2024 to April 2025
        (date(2025, 6, 14), 3),  # June 2024 to May 2025
        (date(2025, 6, 30), 3),
        (date(2025, 7, 13), 3),
        (date(2025, 7, 14), 4),  # July 2024 to June 2025
    ],
)
def test_twelve_whole_months_stand_still_until_the_next_is_over_for_a_fortnight(
    tmp_path: Path, as_of: date, counted: int
) -> None:
    """A year that moved with the day would tell the steering group, day by day, of each single event."""
    days = ["2024-04-30", "2024-05-01", "2024-06-01", "2025-04-30", "2025-05-31", "2025-06-01", "2025-06-13"]
    tables = homes_with({"h1": 1}, meeting=[held("h1-1", day, day) for day in days])
    for table in ("placement", "enrolment", "course"):
        tables[table] = [{**row, "start_on": date(2020, 1, 1)} for row in tables[table]]
    with mart_of_rows(tmp_path, tables, [], as_of) as mart:
        (row,) = registration(mart, "home", CHIEF).units
    assert row.dated == counted
