"""Every row keeps the contract, at several sizes, seeds and last days."""

from datetime import date
from itertools import pairwise

import pytest

from dashboard.data.case_database import tables
from tests.demo.town import Town, absent, build

SIZES = [
    (1, 1, 0, date(2026, 3, 31)),
    (40, 1, 3, date(2025, 7, 20)),
    (120, 4, 2, date(2024, 2, 29)),
    (300, 3, 1, date(2026, 11, 14)),
]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]} children")
def town(request: pytest.FixtureRequest) -> Town:
    return build(*request.param)


@pytest.fixture
def usual() -> Town:
    return build(300, 3, 1)


def test_keys_are_unique(town: Town) -> None:
    for table in tables.TABLES:
        names = [column.name for column in table.primary_key]
        keys = [tuple(row[name] for name in names) for row in town.tables.get(table.name, [])]
        assert len(set(keys)) == len(keys), table.name


def test_references_lead_somewhere(town: Town) -> None:
    for table in tables.TABLES:
        for key in table.foreign_keys:
            there = {row[key.column.name] for row in town[key.column.table.name]}
            named = {row[key.parent.name] for row in town.tables.get(table.name, [])} - {None}
            assert named <= there, str(key)


def test_a_table_comes_before_those_that_refer_to_it(town: Town) -> None:
    order = list(town.tables)
    for table in tables.TABLES:
        for key in table.foreign_keys:
            if table.name in order:
                assert order.index(key.column.table.name) < order.index(table.name)


def test_codes_are_listed_and_nothing_needed_is_missing(town: Town) -> None:
    for table in tables.TABLES:
        for column in table.columns:
            values = {row[column.name] for row in town.tables.get(table.name, [])}
            assert column.nullable or None not in values, str(column)
            if codes := column.info.get("codes"):
                assert values - {None} <= set(codes), str(column)


def test_days_are_days(town: Town) -> None:
    for table in tables.TABLES:
        for name in (column.name for column in table.columns if column.name.endswith("_on")):
            for value in {row[name] for row in town.tables.get(table.name, [])} - {None}:
                assert date.fromisoformat(value).isoformat() == value


def test_nothing_ends_before_it_starts(town: Town) -> None:
    for table in ("assignment", "placement", "enrolment", "course"):
        assert [row for row in town[table] if row["end_on"] and row["end_on"] < row["start_on"]] == []


def test_nothing_has_begun_or_happened_after_the_last_day(town: Town) -> None:
    for table, rows in town.tables.items():
        columns = {"start_on", "end_on", "held_on", "set_on", "closed_on", "measured_on", "to_on"}
        columns |= {"requested_on", "completed_on", "minutes_sent_on", "recorded_on"}
        latest = [row[column] for row in rows for column in columns & set(row) if row[column]]
        assert max(latest, default="") <= town.until, table


def test_exactly_one_of_home_and_school(town: Town) -> None:
    for table in ("assignment", "sparring", "activity"):
        assert {(row["home_id"] is None) + (row["school_id"] is None) for row in town[table]} <= {1}


def test_what_is_recorded_has_happened(town: Town) -> None:
    for table, happened in (("meeting", "held_on"), ("goal", "set_on"), ("sparring", "held_on")):
        known = [row for row in town[table] if row["recorded_on"]]
        assert [row for row in known if row["recorded_on"] < row[happened]] == []


def test_meetings_lie_in_their_course_and_on_school_days(town: Town) -> None:
    course = {row["course_id"]: row for row in town["course"]}
    for row in town["meeting"]:
        if row["held_on"]:
            its = course[row["course_id"]]
            assert its["start_on"] <= row["held_on"] <= (its["end_on"] or town.until)
            assert not row["cancelled"]
            assert date.fromisoformat(row["held_on"]).month != 7


def test_goals_close_after_they_are_set_and_with_an_outcome(town: Town) -> None:
    for row in town["goal"]:
        assert row["set_on"] < row["due_on"]
        assert row["closed_on"] is None or row["set_on"] <= row["closed_on"]
        assert row["outcome"] is None or row["closed_on"]


def test_attendance_lies_within_an_enrolment_of_a_school_that_reports(town: Town) -> None:
    for row in town["attendance"]:
        enrolled = [
            each
            for each in town.by_child["enrolment"][row["child_id"]]
            if each["school_id"] == row["school_id"] and each["start_on"] <= row["from_on"]
        ]
        assert any(each["end_on"] is None or row["to_on"] <= each["end_on"] for each in enrolled)
        assert town.school[row["school_id"]]["kind"] != "day_treatment"


def test_attendance_is_a_school_day_with_no_more_absence_than_possible(town: Town) -> None:
    for row in town["attendance"]:
        day = date.fromisoformat(row["to_on"])
        assert row["from_on"] == row["to_on"] >= town.first
        assert day.month != 7
        assert day.isoweekday() <= 5
        assert 0 <= absent(row) <= row["possible_days"] == 1
        assert min(row["illness_days"], row["permitted_days"], row["unauthorised_days"]) >= 0


def test_an_enrolment_lies_in_one_school_year_and_grades_go_up_with_the_years(usual: Town) -> None:
    for rows in usual.by_child["enrolment"].values():
        entered = set()
        for row in rows:
            start = date.fromisoformat(row["start_on"])
            school_year = start.year - (start.month < 8)
            assert row["end_on"] is None or row["end_on"] <= f"{school_year + 1}-07-31"
            if row["grade"] is not None:
                entered.add(school_year - row["grade"])
                assert 0 <= row["grade"] <= 10
        assert len(entered) <= 1


def test_scores_lie_on_their_scale(usual: Town) -> None:
    scale = {row["instrument_id"]: (row["minimum"], row["maximum"]) for row in usual["instrument"]}
    for row in usual["measurement"]:
        low, high = scale[row["instrument_id"]]
        assert low <= row["score"] <= high


def test_the_new_reading_test_takes_over_in_august_2026(usual: Town) -> None:
    days = {
        key: [r["measured_on"] for r in usual["measurement"] if r["instrument_id"] == key]
        for key in ("reading", "reading2")
    }
    assert max(days["reading"]) < "2026-08-01" <= min(days["reading2"])


def test_children_are_told_by_opaque_keys_and_a_first_name(usual: Town) -> None:
    for row in usual["child"]:
        assert row["child_id"].startswith("B")
        assert not any(letter.isdigit() for letter in row["display_name"])


def test_placements_overlap_and_leave_gaps(usual: Town) -> None:
    between = [
        date.fromisoformat(later["start_on"]).toordinal() - date.fromisoformat(earlier["end_on"]).toordinal()
        for rows in usual.by_child["placement"].values()
        for earlier, later in pairwise(rows)
    ]
    assert {-1, 0, 1} < set(between)
    assert 2 < max(between) <= 61


def test_both_models_run_where_they_belong(usual: Town) -> None:
    kinds = {
        (row["model"], home["kind"] in ("residential_home", "small_residence"))
        for row in usual["course"]
        if (home := usual.home_on(row["child_id"], row["start_on"]))
    }
    assert kinds == {("kia", True), ("slm", False)}


def test_most_courses_have_a_meeting_to_come_and_some_have_none(usual: Town) -> None:
    running = {row["course_id"] for row in usual["course"] if row["end_on"] is None}
    booked = {
        row["course_id"]
        for row in usual["meeting"]
        if row["planned_on"] and row["planned_on"] > usual.until and not row["held_on"] and not row["cancelled"]
    }
    assert booked <= running
    assert 0.6 < len(booked) / len(running) < 0.9


def test_unknown_values_occur(usual: Town) -> None:
    columns = [
        ("home", "places"), ("placement", "aula_access"), ("enrolment", "grade"), ("enrolment", "class_type"),
        ("course", "coordinator_id"), ("meeting", "child_involvement"), ("meeting", "recorded_on"),
        ("goal", "child_voice"), ("goal", "plan_link"), ("sparring", "staff_id"), ("assignment", "weekly_hours"),
        ("assessment", "completed_on"), ("activity", "participants"),
    ]  # fmt: skip
    for table, column in columns:
        assert None in {row[column] for row in usual[table]}, column
