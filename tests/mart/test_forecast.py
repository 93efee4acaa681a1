"""The forecast to a date: five children by eye, any case database day by day, and only the reader's own children."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.children.child_row import ListQuestion, Sort
from dashboard.data.mart.forecast.forecast import forecast
from dashboard.data.mart.forecast.forecast_answers import NOBODY, Forecast, ForecastDay, ForecastQuestion, Load, Pick
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.reference import forecast as reference
from tests.reference.case import Case, Tables
from tests.reference.query import Query

from .cases import AS_OF, CHIEF, LEADER_OF_H1, chosen, homes_with, mart_of_rows
from .random_questions import asked, few, mart_for, slice_of

UNTIL = date(2025, 7, 28)  # four weeks after AS_OF, 30 June


def asking(day: date = UNTIL, pick: Pick | None = None, **rows: Any) -> ForecastQuestion:
    return ForecastQuestion(day, pick, ListQuestion(soon=day, **rows))


def listed(mart: Mart, pick: Pick | None, scope: Scope = CHIEF, where: Slice = EVERYTHING) -> set[str]:
    found = forecast(mart, asking(pick=pick), where=where, scope=scope).listed
    return {row.child for row in found.rows}


def meetings_listed(found: Forecast, pick: Pick | None) -> int:
    """What the lines of a list come to, in what its number counts: children, or their meetings."""
    listed = [found.children[row.child] for row in found.listed.rows]
    if pick is Pick.NEEDED:
        return sum(child.needed for child in listed)
    return sum(child.by_then for child in listed) if pick is Pick.BOOKED else len(listed)


@few
@given(asked(), st.integers(1, 200))
def test_every_number_is_what_a_walk_day_by_day_finds(given_: tuple[dict[str, Any], Query], ahead: int) -> None:
    tables, question = given_
    until = question.as_of + timedelta(days=ahead)
    with mart_for(tables, question) as mart:
        found = {pick: forecast(mart, asking(until, pick), where=EVERYTHING, scope=CHIEF) for pick in (None, *Pick)}
        children = {pick: {row.child for row in one.listed.rows} for pick, one in found.items()}
        mart_lists = {
            (load.staff, pick): forecast(
                mart,
                replace(asking(until, pick), advisor=load.staff or NOBODY),
                where=EVERYTHING,
                scope=CHIEF,
            )
            for load in found[None].demand.advisors
            for pick in (None, Pick.NEEDED, Pick.LATE, Pick.BOOKED)
        }
    walked = reference.forecast(Case(tables), question.as_of, until)
    assert children == {
        None: walked.listed,
        Pick.OVER_NOW: reference.forecast(Case(tables), question.as_of, question.as_of).if_none_held,
        Pick.OVER_IF_ALL_HELD: walked.if_all_held,
        Pick.OVER_IF_NONE_HELD: walked.if_none_held,
        Pick.NOTHING_BOOKED: walked.nothing_booked,
        Pick.ENDED: walked.ended,
        Pick.NEEDED: {child for child, needed in walked.needed.items() if needed},
        Pick.LATE: {child for child in children[Pick.OVER_NOW] if walked.needed.get(child)},
        Pick.BOOKED: {child for child, booked in walked.booked.items() if booked},
    }
    whole = found[None]
    assert whole.counts == {pick: len(children[pick]) for pick in Pick}
    assert whole.days[-1] == ForecastDay(until, len(walked.if_all_held), len(walked.if_none_held))
    assert (whole.demand.together.needed, whole.demand.together.booked) == (
        sum(walked.needed.values()),
        sum(walked.booked.values()),
    )
    for load in whole.demand.advisors:
        numbers = {None: load.children, Pick.NEEDED: load.needed, Pick.LATE: load.late, Pick.BOOKED: load.booked}
        for pick, number in numbers.items():
            assert number == meetings_listed(mart_lists[load.staff, pick], pick)
    for load in whole.demand.coordinators:
        own = {row.child for row in whole.listed.rows if row.follow_up.coordinator == load.staff}
        assert (load.children, load.needed) == (len(own), sum(walked.needed.get(child, 0) for child in own))


@few
@given(asked(), st.integers(1, 60))
def test_a_filter_narrows_numbers_list_and_chart_alike(given_: tuple[dict[str, Any], Query], ahead: int) -> None:
    tables, question = given_
    where = slice_of(question)
    with mart_for(tables, question) as mart:
        found = [
            forecast(mart, asking(question.as_of + timedelta(days=ahead), pick), where=where, scope=CHIEF)
            for pick in Pick
        ]
    for pick, one in zip(Pick, found, strict=True):
        assert one.listed.listed == one.counts[pick]
        assert (one.days[-1].if_all_held, one.days[-1].if_none_held) == (
            one.counts[Pick.OVER_IF_ALL_HELD],
            one.counts[Pick.OVER_IF_NONE_HELD],
        )


# A limit of 105 days; the courses began at New Year.       over now  all held  none held  booked
# h1-1: held 1 March, latest 14 June; booked 7 July          yes       no        yes        yes
# h1-2: held 1 April, latest 15 July; 7 July is cancelled    no        yes       yes        no
# h1-3: held 1 April, latest 15 July; booked 20 July         no        no        yes        yes
# h1-4: never held, latest 16 April; ends 10 July            yes       (gone)    (gone)     no: 15 July comes too late
# h2-1: held 20 June, latest 3 October; 29 June was missed   no        no        no         no
MEETINGS = (
    ("h1-1", "follow_up", "2025-03-01", "2025-03-01", False),
    ("h1-1", "follow_up", "2025-07-07", None, False),
    ("h1-2", "goal_setting", "2025-04-01", "2025-04-01", False),
    ("h1-2", "follow_up", "2025-07-07", None, True),
    ("h1-2", "progress", "2025-07-08", None, False),
    ("h1-3", "follow_up", "2025-04-01", "2025-04-01", False),
    ("h1-3", "goal_setting", "2025-07-20", None, False),
    ("h1-3", "follow_up", "2025-09-01", None, False),
    ("h1-4", "follow_up", "2025-07-15", None, False),
    ("h2-1", "follow_up", "2025-06-20", "2025-06-20", False),
    ("h2-1", "follow_up", "2025-06-29", None, False),
)
LISTS: Mapping[Pick | None, set[str]] = {
    None: {"h1-1", "h1-2", "h1-3", "h1-4", "h2-1"},
    Pick.OVER_NOW: {"h1-1", "h1-4"},
    Pick.OVER_IF_ALL_HELD: {"h1-2"},
    Pick.OVER_IF_NONE_HELD: {"h1-1", "h1-2", "h1-3"},
    Pick.NOTHING_BOOKED: {"h1-2", "h1-4", "h2-1"},
    Pick.ENDED: {"h1-4"},
    Pick.NEEDED: {"h1-1", "h1-2", "h1-3", "h1-4"},
    Pick.LATE: {"h1-1", "h1-4"},
    Pick.BOOKED: {"h1-1", "h1-3"},
}


def town() -> Tables:
    """m1 coordinates h1-1 and h1-2; m2 advises the school of all, m4 at both homes, at one for hours nobody knows."""
    names = ("course_id", "kind", "planned_on", "held_on", "cancelled")
    tables = homes_with(
        {"h1": 4, "h2": 1},
        meeting=[dict(zip(names, row, strict=True)) | {"meeting_id": str(n)} for n, row in enumerate(MEETINGS)],
        assignment=[
            {"staff_id": "m2", "school_id": "s1", "weekly_hours": 6},
            {"staff_id": "m4", "home_id": "h1", "weekly_hours": 4},
            {"staff_id": "m4", "home_id": "h2"},
        ],
    )
    roles = {"m1": "learning_coordinator", "m2": "learning_advisor", "m4": "school_advisor"}
    tables["staff"] = [{"staff_id": key, "name": key, "role": role} for key, role in roles.items()]
    changed: Mapping[str, dict[str, Any]] = {
        "h1-1": {"coordinator_id": "m1"},
        "h1-2": {"coordinator_id": "m1"},
        "h1-4": {"end_on": date(2025, 7, 10)},
    }
    tables["course"] = [{**row, **changed.get(row["child_id"], {})} for row in tables["course"]]
    return tables


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mart]:
    with mart_of_rows(tmp_path_factory.mktemp("forecast"), town(), chosen("absence")) as made:
        yield made


@pytest.mark.parametrize("pick", LISTS)
def test_each_number_opens_exactly_its_children(mart: Mart, pick: Pick | None) -> None:
    assert listed(mart, pick) == LISTS[pick]
    if pick is not None:
        assert forecast(mart, asking(), where=EVERYTHING, scope=CHIEF).counts[pick] == len(LISTS[pick])


def test_the_chart_goes_week_by_week_from_the_last_day_of_the_data(mart: Mart) -> None:
    found = forecast(mart, asking(UNTIL + timedelta(days=3)), where=EVERYTHING, scope=CHIEF).days
    assert found == (
        ForecastDay(AS_OF, 2, 2),
        ForecastDay(date(2025, 7, 7), 1, 2),
        ForecastDay(date(2025, 7, 14), 0, 1),
        ForecastDay(date(2025, 7, 21), 1, 3),
        ForecastDay(UNTIL, 1, 3),
        ForecastDay(date(2025, 7, 31), 1, 3),
    )


@pytest.mark.parametrize(("day", "over"), [("2025-07-15", False), ("2025-07-16", True), ("2025-07-20", False)])
def test_a_child_is_over_from_the_day_after_its_last_good_day_until_it_is_met(mart: Mart, day: str, over: bool) -> None:
    asked_day = asking(date.fromisoformat(day), Pick.OVER_IF_ALL_HELD)
    rows = forecast(mart, asked_day, where=EVERYTHING, scope=CHIEF).listed.rows
    assert ("h1-3" in {row.child for row in rows}) is over


def test_a_child_is_told_of_with_all_that_is_booked_and_its_last_good_day_then(mart: Mart) -> None:
    children = forecast(mart, asking(), where=EVERYTHING, scope=CHIEF).children
    assert {key: (child.booked, child.latest_on, child.ends_on) for key, child in children.items()} == {
        "h1-1": ((date(2025, 7, 7),), date(2025, 10, 20), None),
        "h1-2": ((), date(2025, 7, 15), None),
        "h1-3": ((date(2025, 7, 20), date(2025, 9, 1)), date(2025, 11, 2), None),
        "h1-4": ((), None, date(2025, 7, 10)),
        "h2-1": ((), date(2025, 10, 3), None),
    }


def loads(found: tuple[Load, ...]) -> dict[str | None, tuple[int, int, int, int, float | None, bool]]:
    return {one.staff: (one.children, one.needed, one.late, one.booked, one.hours, one.is_whole) for one in found}


def test_the_meetings_needed_are_shared_out(mart: Mart) -> None:
    demand = forecast(mart, asking(), where=EVERYTHING, scope=CHIEF).demand
    assert loads((demand.together,)) == {None: (5, 4, 2, 2, None, False)}
    assert loads(demand.coordinators) == {"m1": (2, 2, 1, 1, None, False), None: (3, 2, 1, 1, None, False)}
    assert loads(demand.advisors) == {"m2": (5, 4, 2, 2, 6.0, True), "m4": (5, 4, 2, 2, None, False)}


def test_a_year_takes_a_meeting_a_cadence(mart: Mart) -> None:
    # h2-1: 3 October, 2 January, 3 April. h1-1: at once, 29 September, 29 December, 30 March, 29 June.
    demand = forecast(mart, asking(date(2026, 6, 30)), where=EVERYTHING, scope=CHIEF).demand
    assert loads(demand.coordinators)["m1"][1] == 5 + 4
    assert demand.together.needed == 5 + 4 + 4 + 1 + 3


def test_the_rows_are_sorted_by_the_columns_of_the_forecast(mart: Mart) -> None:
    def order(sort: Sort, *, descending: bool) -> list[str]:
        asked_rows = asking(sort=sort, descending=descending)
        found = forecast(mart, asked_rows, where=EVERYTHING, scope=CHIEF).listed.rows
        return [row.child for row in found]

    # Within the bands: over now, due by the day, later.
    assert order(Sort.ON_THE_DAY, descending=True) == ["h1-1", "h1-4", "h1-2", "h1-3", "h2-1"]
    assert order(Sort.BOOKED, descending=False) == ["h1-1", "h1-4", "h1-3", "h1-2", "h2-1"]


def test_a_leader_is_told_of_the_own_children_and_the_own_homes_advisors(mart: Mart) -> None:
    found = forecast(mart, asking(), where=EVERYTHING, scope=LEADER_OF_H1)
    assert {row.child for row in found.listed.rows} == {"h1-1", "h1-2", "h1-3", "h1-4"}
    assert found.counts == {pick: len(LISTS[pick] - {"h2-1"}) for pick in Pick}
    assert loads(found.demand.advisors) == {"m4": (4, 4, 2, 2, 4.0, True)}
    assert not any(load.is_whole for load in found.demand.coordinators)


def test_an_advisor_whom_a_leader_is_not_told_of_opens_nobody(mart: Mart) -> None:
    """m2 is at the school, which is not the leader's: nor are its children told of by that name."""
    for advisor in ("m2", "nobody-such"):
        found = forecast(mart, replace(asking(), advisor=advisor), where=EVERYTHING, scope=LEADER_OF_H1)
        assert (found.listed.rows, found.listed_meetings.children) == ((), 0)


def test_who_has_no_children_is_told_nothing(mart: Mart) -> None:
    found = forecast(mart, asking(), where=EVERYTHING, scope=Scope(figures=ALL_CHILDREN, own=NOTHING))
    assert (found.listed.listed, set(found.counts.values()), found.demand.advisors) == (0, {0}, ())


def test_under_a_filter_hours_are_told_and_not_divided(mart: Mart) -> None:
    found = forecast(mart, asking(), where=Slice.of({"home": ["h2"]}), scope=CHIEF)
    assert loads(found.demand.advisors) == {"m2": (1, 0, 0, 0, 6.0, False), "m4": (1, 0, 0, 0, None, False)}


def test_hours_at_a_unit_with_other_peoples_children_are_not_divided(mart: Mart) -> None:
    # The municipality's own children, in a school of another municipality.
    scope = Scope(figures=Reach(responsible=frozenset({"990"})), own=Reach(responsible=frozenset({"990"})))
    found = forecast(mart, asking(), where=EVERYTHING, scope=scope)
    assert loads(found.demand.advisors)["m2"] == (5, 4, 2, 2, 6.0, False)
