"""The recomputation on tables of a few rows that can be worked out by eye."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from .case import Case, Row
from .follow_up_list import FollowUp, follow_ups
from .goals import goal_parts
from .hand import on, tables
from .query import CannotGroup, Query
from .recompute import definitions, recompute

Answer = dict[str | None, tuple[Any, ...]]


def _ask(
    case: Mapping[str, Sequence[Row]],
    indicator: str,
    period: tuple[str, str] = ("2025-01-01", "2025-12-31"),
    as_of: str = "2025-12-31",
    by: str | None = None,
    **where: list[str | None],
) -> Answer:
    answer = recompute(case, on(as_of), on(period[0]), on(period[1]), by, where, indicator)
    return {group: tuple(numbers) for group, numbers in answer.items()}


def test_the_largest_key_is_that_of_the_text() -> None:
    same_day = [{"placement_id": "p10", "home_id": "h1"}, {"placement_id": "p9", "home_id": "h2"}]
    case = Case(tables(home=[{}, {"home_id": "h2"}], placement=same_day))
    assert case.attributes("b1", on("2025-01-01"))["home"] == "h2"


def test_the_latest_start_is_in_force_even_within_another() -> None:
    outer, inner = {"home_id": "h1"}, {"home_id": "h2", "start_on": "2025-02-01", "end_on": "2025-02-03"}
    case = Case(tables(home=[{}, {"home_id": "h2"}], placement=[outer, inner]))
    days = ("2025-01-31", "2025-02-01", "2025-02-03", "2025-02-04")
    assert [case.attributes("b1", on(day))["home"] for day in days] == ["h1", "h2", "h2", "h1"]


def test_coverage_stops_the_day_after_the_limit() -> None:
    case = tables(course=[{"cadence_days": 10}])
    # 1 to 25 January are at most 10 + 14 days after the start.
    assert _ask(case, "follow_up_coverage", ("2025-01-01", "2025-01-31")) == {None: (25, 31, 1)}


def test_a_cancelled_meeting_is_no_contact() -> None:
    case = tables(
        course=[{"cadence_days": 10}],
        meeting=[{"held_on": "2025-01-20", "cancelled": True}, {"held_on": "2025-01-20", "kind": "progress"}],
    )
    assert _ask(case, "follow_up_coverage", ("2025-01-01", "2025-01-31")) == {None: (25, 31, 1)}


def test_coverage_is_that_of_the_course_of_the_state() -> None:
    late = {"course_id": "c2", "start_on": "2025-01-30"}
    case = tables(course=[{"cadence_days": 10}, late])
    assert _ask(case, "follow_up_coverage", ("2025-01-01", "2025-01-31")) == {None: (27, 31, 1)}


def test_each_of_two_courses_has_its_obligations() -> None:
    case = tables(course=[{"model": "slm"}, {"course_id": "c2", "model": "kia"}])
    # Broken on 1 January + 64 days (kia) and + 106 days (slm); the model is that of the state, c2, on both.
    assert _ask(case, "follow_up_on_time", by="model") == {"kia": (0, 2, 1)}
    assert _ask(case, "follow_up_on_time", by="month") == {"2025-03": (0, 1, 1), "2025-04": (0, 1, 1)}


def test_a_broken_obligation_opens_the_next_with_the_late_meeting() -> None:
    case = tables(course=[{"cadence_days": 10}], meeting=[{"held_on": "2025-02-10"}, {"held_on": "2025-02-20"}])
    # Broken on 26 January, kept on 20 February, broken on 17 March.
    assert _ask(case, "follow_up_on_time", by="month") == {
        "2025-01": (0, 1, 1),
        "2025-02": (1, 1, 1),
        "2025-03": (0, 1, 1),
    }


def test_the_follow_up_list_on_a_day() -> None:
    planned = {"planned_on": "2025-04-20"}
    cancelled, past = {"planned_on": "2025-04-15", "cancelled": True}, {"planned_on": "2025-04-09"}
    case = Case(tables(course=[{}], meeting=[{"held_on": "2025-01-05"}, planned, cancelled, past]))
    last, due, latest = on("2025-01-05"), on("2025-04-06"), on("2025-04-20")
    expected = FollowUp("c1", "b1", last, due, latest, None, on("2025-04-20"), "past_due")
    assert follow_ups(case, on("2025-04-10")) == [expected]


@pytest.mark.parametrize(
    ("as_of", "status", "overdue_days"),
    [
        ("2025-04-02", "new_not_due", None),
        ("2025-04-16", "past_due", None),
        ("2025-04-17", "never_held_overdue", 1),
    ],
)
def test_the_status_of_a_course_without_contact(as_of: str, status: str, overdue_days: int | None) -> None:
    row = follow_ups(Case(tables(course=[{}])), on(as_of))[0]
    assert (row.status, row.overdue_days) == (status, overdue_days)


def test_goals_met() -> None:
    met = {"set_on": "2025-01-01", "due_on": "2025-03-01", "closed_on": "2025-02-20", "outcome": "met"}
    late = {**met, "closed_on": "2025-05-01", "outcome": "partly_met"}
    unnamed = {"set_on": "2025-01-01", "due_on": "2025-04-01", "domain": "social"}
    case = tables(course=[{}], goal=[met, late, unnamed, {**met, "outcome": "dropped"}])
    assert _ask(case, "goals_met", by="month") == {
        "2025-02": (1, 1, 1),
        "2025-03": (0, 1, 1),
        "2025-04": (0, 1, 1),
    }
    parts = goal_parts(Case(case), Query(on("2025-12-31"), on("2025-01-01"), on("2025-12-31")))
    assert parts == {
        "academic": {"met": 1, "partly_met": 1, "dropped": 1},
        "wellbeing_and_social": {"not_evaluated": 1},
    }


@pytest.mark.parametrize(("as_of", "events"), [("2025-04-15", {}), ("2025-04-16", {None: (0, 1, 1)})])
def test_an_open_goal_is_not_evaluated_from_fifteen_days_after_it_was_due(as_of: str, events: Answer) -> None:
    case = tables(course=[{}], goal=[{"set_on": "2025-01-01", "due_on": "2025-04-01"}])
    assert _ask(case, "goals_met", as_of=as_of) == events


def test_an_open_goal_of_a_course_that_ended_before_it_was_due_is_no_event() -> None:
    case = tables(course=[{"end_on": "2025-03-31"}], goal=[{"set_on": "2025-01-01", "due_on": "2025-04-01"}])
    assert _ask(case, "goals_met") == {}


def test_a_goal_closed_without_outcome_stays_in_the_month_of_its_closing() -> None:
    goal = {"set_on": "2025-01-01", "due_on": "2025-04-01", "closed_on": "2025-02-01"}
    assert _ask(tables(course=[{}], goal=[goal]), "goals_met", by="month") == {"2025-02": (0, 1, 1)}


def _sparring_case() -> dict[str, list[Row]]:
    about = {"school_id": "s1", "held_on": "2025-01-10"}
    return tables(
        child=[{}, {"child_id": "b2"}],
        course=[{"start_on": "2025-01-05"}],
        enrolment=[{"end_on": "2025-01-31"}, {"child_id": "b2"}],
        sparring=[
            about,
            {**about, "child_id": "b1"},
            {**about, "child_id": "b2"},
            {**about, "held_on": "2025-01-04"},
        ],
    )


def test_sparring_counts_while_the_unit_has_a_receiver() -> None:
    # b1 receives on 27 days; the talk about b2, who has no course, and the one before the course are out.
    expected = {"s1": (2, 27 / Fraction("91.3125"), 1)}
    assert _ask(_sparring_case(), "school_sparring", by="school") == expected


def test_sparring_coverage_counts_any_talk_at_most_63_days_back() -> None:
    case = {**_sparring_case(), "enrolment": tables(enrolment=[{}])["enrolment"]}
    # From 5 January the talk of 4 January, then that of 10 January up to 14 March.
    assert _ask(case, "school_sparring_coverage", ("2025-01-01", "2025-03-31")) == {None: (69, 86, 1)}


def test_a_filter_chooses_the_receivers_of_sparring() -> None:
    assert _ask(_sparring_case(), "school_sparring", gender=["f"]) == {}


def test_absence_is_told_at_the_school_of_the_row() -> None:
    row = {"from_on": "2025-02-01", "to_on": "2025-02-01", "possible_days": 1, "illness_days": Decimal("0.5")}
    too_much = {**row, "from_on": "2025-02-02", "permitted_days": 1}
    negative = {**row, "from_on": "2025-02-03", "permitted_days": -1}
    case = tables(
        school=[{}, {"school_id": "s2"}],
        enrolment=[{"grade": 3}],
        attendance=[{**row, "school_id": "s2"}, too_much, negative],
    )
    assert _ask(case, "absence", by="school") == {"s2": (Fraction(1, 2), 1, 1)}
    assert _ask(case, "absence", by="grade_band") == {"indskoling": (Fraction(1, 2), 1, 1)}


def test_absence_of_a_child_without_possible_days_adds_no_child() -> None:
    row = {"from_on": "2025-02-01", "to_on": "2025-02-01", "possible_days": 1}
    case = tables(child=[{}, {"child_id": "b2"}], attendance=[row, {**row, "child_id": "b2", "possible_days": 0}])
    assert _ask(case, "absence") == {None: (0, 1, 1)}


def test_high_absence_is_over_ten_per_cent_of_twenty_days_or_more() -> None:
    def row(child: str, possible: int, illness: str) -> dict[str, Any]:
        days = {"from_on": "2025-02-01", "to_on": "2025-02-28"}
        return {**days, "child_id": child, "possible_days": possible, "illness_days": Decimal(illness)}

    case = tables(
        child=[{"child_id": child} for child in ("b1", "b2", "b3")],
        attendance=[row("b1", 20, "2"), row("b2", 20, "2.01"), row("b3", 19, "19")],
    )
    assert _ask(case, "high_absence") == {None: (1, 2, 2)}


def test_meetings_where_the_part_of_the_child_and_the_caseworker_is_known() -> None:
    held = {"held_on": "2024-12-01"}
    case = tables(
        course=[{}],
        meeting=[
            {**held, "child_involvement": "consulted"},
            {**held, "child_involvement": "none", "caseworker_present": True},
            {**held, "kind": "progress", "child_involvement": "attended"},
        ],
    )
    before_the_course = ("2024-12-01", "2024-12-31")
    assert _ask(case, "child_involved", before_the_course) == {None: (1, 2, 1)}
    assert _ask(case, "caseworker_present", before_the_course) == {None: (1, 1, 1)}


@pytest.mark.parametrize(("completed_on", "assessed"), [("2025-02-26", 1), ("2025-02-27", 0)])
def test_assessed_in_time_by_several_assessments_together(completed_on: str, assessed: int) -> None:
    half = {"academic": True, "cognitive": True, "completed_on": "2025-01-02"}
    other = {"social": True, "wellbeing": True, "completed_on": completed_on}
    case = tables(course=[{}], assessment=[half, other])
    assert _ask(case, "assessed_in_time", by="month") == {"2025-02": (assessed, 1, 1)}


def test_a_course_that_ended_before_its_day_is_not_asked_whether_it_was_assessed() -> None:
    assert _ask(tables(course=[{"end_on": "2025-02-25"}]), "assessed_in_time") == {}


@pytest.mark.parametrize(("set_on", "in_time"), [("2025-03-26", 1), ("2025-03-27", 0), ("2024-12-31", 0)])
def test_goals_set_in_time(set_on: str, in_time: int) -> None:
    meeting = {"kind": "goal_setting", "held_on": "2025-01-01"}
    case = tables(course=[{}], meeting=[meeting], goal=[{"set_on": set_on, "due_on": "2025-06-01"}])
    assert _ask(case, "goals_set_in_time") == {None: (in_time, 1, 1)}


def test_two_sided_goals_need_a_goal_setting_meeting_and_both_sides_open() -> None:
    goal = {"set_on": "2025-01-01", "due_on": "2025-06-01"}
    closed = {**goal, "domain": "social", "closed_on": "2025-02-01", "outcome": "met"}
    case = tables(
        course=[{}, {"course_id": "c2"}],
        meeting=[{"kind": "goal_setting", "held_on": "2025-01-01"}],
        goal=[goal, closed],
    )
    assert _ask(case, "two_sided_goals", ("2025-01-01", "2025-01-31")) == {None: (1, 1, 1)}
    assert _ask(case, "two_sided_goals", ("2025-01-01", "2025-02-01")) == {None: (0, 1, 1)}


def test_child_voice_where_it_is_known() -> None:
    goal = {"set_on": "2025-01-01", "due_on": "2025-06-01"}
    case = tables(course=[{}], goal=[goal, {**goal, "child_voice": False}, {**goal, "child_voice": True}])
    assert _ask(case, "child_voice_goals") == {None: (1, 2, 1)}


def test_aula_access_and_contact_person_of_children_with_a_course() -> None:
    case = tables(
        child=[{}, {"child_id": "b2"}],
        course=[{}],
        placement=[{"aula_access": True}, {"child_id": "b2", "aula_access": False}],
    )
    assert _ask(case, "aula_access") == {None: (1, 1, 1)}
    assert _ask(case, "contact_person") == {}


@pytest.mark.parametrize(("hours", "enough"), [(("2.3", "2.7"), 1), (("2.3", "2.69"), 0), ((None, "4.9"), 0)])
def test_advisor_at_school(hours: tuple[str | None, ...], enough: int) -> None:
    assignments = [{"school_id": "s1", "weekly_hours": hour and Decimal(hour)} for hour in hours]
    case = tables(course=[{}], enrolment=[{}], assignment=[*assignments, {"school_id": "s1", "staff_id": "m5"}])
    assert _ask(case, "advisor_at_school", by="school") == {"s1": (enough, 1, 1)}


def test_advisor_at_home_asks_homes_and_not_families() -> None:
    case = tables(
        home=[{}, {"home_id": "h2", "kind": "foster_family"}],
        child=[{}, {"child_id": "b2"}],
        course=[{}, {"course_id": "c2", "child_id": "b2"}],
        placement=[{}, {"child_id": "b2", "home_id": "h2"}],
        assignment=[{"home_id": "h1", "staff_id": "m4", "end_on": "2025-06-30"}],
    )
    assert _ask(case, "advisor_at_home", ("2025-01-01", "2025-06-30"), by="home") == {"h1": (1, 1, 1)}
    assert _ask(case, "advisor_at_home", by="home") == {"h1": (0, 1, 1)}


def _moved(day: str) -> dict[str, list[Row]]:
    first, second = (
        {"home_id": "h1", "end_on": "2025-01-31"},
        {"home_id": "h2", "start_on": day, "end_on": day},
    )
    return tables(home=[{}, {"home_id": "h2"}], placement=[first, second])


def test_a_move_is_told_of_the_home_that_was_left_in_the_month_of_the_arrival() -> None:
    year = Fraction("365.25")
    assert _ask(_moved("2025-02-03"), "placement_moves", by="home") == {
        "h1": (1, 31 / year, 1),
        "h2": (0, 1 / year, 1),
    }
    by_month = _ask(_moved("2025-02-03"), "placement_moves", by="month")
    assert by_month == {"2025-01": (0, 31 / year, 1), "2025-02": (1, 1 / year, 1)}


@pytest.mark.parametrize(("day", "moves"), [("2025-05-03", 1), ("2025-05-04", 0)])
def test_after_more_than_92_days_it_is_a_new_placement(day: str, moves: int) -> None:
    assert _ask(_moved(day), "placement_moves") == {None: (moves, 32 / Fraction("365.25"), 1)}


def test_a_move_from_a_home_without_a_day_in_the_period_has_no_denominator() -> None:
    answer = _ask(_moved("2025-02-01"), "placement_moves", ("2025-02-01", "2025-02-28"), by="home")
    assert answer == {"h2": (0, 1 / Fraction("365.25"), 1)}


def test_school_moves_count_without_a_course() -> None:
    first, second = {"end_on": "2025-01-31"}, {"start_on": "2025-02-01", "school_id": "s2"}
    case = tables(school=[{}, {"school_id": "s2"}], enrolment=[first, second])
    assert _ask(case, "school_moves") == {None: (1, 365 / Fraction("365.25"), 1)}


def test_a_later_end_is_read_as_the_as_of_date() -> None:
    case = tables(course=[{}])
    period = ("2025-01-01", "2025-12-31")
    assert _ask(case, "follow_up_coverage", period, as_of="2025-01-10") == {None: (10, 10, 1)}


def test_of_a_period_after_the_as_of_date_only_the_last_day_is_told() -> None:
    case = tables(course=[{}], placement=[{"aula_access": True}])
    period, as_of = ("2025-01-11", "2025-01-31"), "2025-01-10"
    assert _ask(case, "aula_access", period, as_of, by="month") == {"2025-01": (1, 1, 1)}
    assert _ask(case, "follow_up_coverage", period, as_of) == {}


def test_several_filters_must_all_hold() -> None:
    case = tables(child=[{"gender": "f"}], course=[{}])
    assert _ask(case, "follow_up_coverage", gender=["f"], model=["slm", "kia"]) != {}
    assert _ask(case, "follow_up_coverage", gender=["f"], model=["kia"]) == {}


def test_an_unknown_attribute_is_a_group_and_can_be_filtered_on() -> None:
    case = tables(course=[{}])
    assert _ask(case, "follow_up_coverage", by="home", home=[None]) == {None: (105 + 1, 365, 1)}


@pytest.mark.parametrize(
    ("indicator", "by"),
    [
        ("high_absence", "month"),
        ("home_sparring", "school"),
        ("school_sparring_coverage", "grade"),
        ("advisor_at_school", "month"),
        ("advisor_at_home", "responsible"),
    ],
)
def test_some_indicators_cannot_be_grouped_as_asked(indicator: str, by: str) -> None:
    with pytest.raises(CannotGroup):
        _ask(tables(), indicator, by=by)


def test_an_unknown_indicator_or_attribute_is_refused() -> None:
    with pytest.raises(KeyError):
        _ask(tables(), "nothing")
    with pytest.raises(KeyError):
        _ask(tables(), "absence", by="nothing")


@pytest.mark.parametrize("indicator", sorted(definitions()))
def test_nothing_is_answered_of_nothing(indicator: str) -> None:
    assert _ask(tables(), indicator) == {}
