"""Children without an owner, changes of place and joint meetings: by eye, as recomputed, and only of own children."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dashboard.data.mart.children.child_change import LONGEST_DAYS, ChildChange
from dashboard.data.mart.children.child_changes import child_changes
from dashboard.data.mart.children.child_row import Lack, ListQuestion
from dashboard.data.mart.children.child_rows import child_rows, lacking
from dashboard.data.mart.children.follow_up_list import follow_up_list
from dashboard.data.mart.children.joint_meetings import joint_meetings
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.reference import no_owner
from tests.reference.case import Case, Tables
from tests.reference.query import Query

from .cases import AS_OF, CHIEF, LEADER_OF_H1, STEERING_GROUP, homes_with, mart_of_rows
from .random_questions import asked, few, mart_for, slice_of

NEW_YEAR = date(2025, 1, 1)
# Two readers: of all children, and of those who are in the first home that random databases have.
LEADER_OF_H9 = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h9"})), names=True)


def own_of(case: Case, scope: Scope) -> no_owner.IsOwn:
    return lambda child, day: scope.own.everything or case.attributes(child, day)["home"] in scope.own.homes


@few
@given(asked())
def test_the_lists_hold_whom_the_case_rows_leave_without(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    where = slice_of(question)
    with mart_for(tables, question) as mart:
        planned = {row.child: row.planned_on for row in follow_up_list(mart, where=where, scope=CHIEF)}
        found = {
            lack: child_rows(mart, ListQuestion(soon=question.as_of, lack=lack), where=where, scope=CHIEF)
            for lack in Lack
        }
        counted = lacking(mart, where=where, scope=CHIEF)
    expected = no_owner.lacking(Case(tables), planned, question.as_of)
    assert {lack.value: {row.child for row in rows.rows} for lack, rows in found.items()} == expected
    assert {lack.value: count for lack, count in counted.items()} == {
        lack: len(children) for lack, children in expected.items()
    }
    assert {rows.children for rows in found.values()} == {len(planned)}


@few
@given(asked())
def test_changes_are_as_the_days_tell_them(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    case, since = Case(tables), question.as_of - timedelta(days=300)
    kinds: tuple[Unit, ...] = ("home", "school")
    with mart_for(tables, question) as mart:
        for scope in (CHIEF, LEADER_OF_H9):
            for of in kinds:
                found = child_changes(mart, of, since=since, where=EVERYTHING, scope=scope)
                expected = no_owner.changes(case, of, since, question.as_of, own_of(case, scope))
                assert {row.child: told(row) for row in found} == {
                    child: tuple(getattr(one, field.name) for field in fields(one)) for child, one in expected.items()
                }


def told(row: ChildChange) -> tuple[object, ...]:
    return tuple(getattr(row, field.name) for field in fields(no_owner.Change))


@few
@given(asked())
def test_joint_meetings_are_as_the_meetings_tell_them(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    case = Case(tables)
    with mart_for(tables, question) as mart:
        for scope in (CHIEF, LEADER_OF_H9):
            found = joint_meetings(mart, scope=scope)
            expected = no_owner.joint_meetings(case, question.as_of, own_of(case, scope))
            assert {(row.home, row.school): (row.children, row.last_on) for row in found} == expected


def town() -> Tables:
    """h1 has four children and h2 one; only s1 has an advisor, who left s2 the day before."""
    tables = homes_with(
        {"h1": 4, "h2": 1},
        assignment=[
            {"school_id": "s1", "staff_id": "m2"},
            {"school_id": "s2", "staff_id": "m2", "end_on": "2025-06-29"},
            {"school_id": "s2", "staff_id": "m5"},
            {"home_id": "h1", "staff_id": "m4"},
        ],
        meeting=[
            {"course_id": "h1-1", "kind": "goal_setting", "held_on": "2025-02-01", "caseworker_present": False},
            {"course_id": "h1-1", "kind": "goal_setting", "held_on": "2025-03-01", "caseworker_present": True},
            {"course_id": "h1-2", "kind": "goal_setting", "held_on": "2025-02-01", "caseworker_present": None},
            {"course_id": "h1-3", "kind": "goal_setting", "held_on": "2025-02-01", "caseworker_present": False},
            {"course_id": "h1-3", "kind": "goal_setting", "held_on": "2025-02-01", "caseworker_present": True},
            {"course_id": "h1-4", "kind": "follow_up", "held_on": "2025-02-01", "caseworker_present": False},
            {"course_id": "h1-1", "kind": "follow_up", "planned_on": "2025-06-29"},
            {"course_id": "h1-2", "kind": "follow_up", "planned_on": "2025-06-30"},
            {"course_id": "h1-3", "kind": "follow_up", "planned_on": "2025-07-30", "cancelled": True},
            {"course_id": "h1-4", "kind": "progress", "planned_on": "2025-07-30"},
            {"course_id": "h2-1", "kind": "follow_up", "planned_on": "2025-06-30", "held_on": "2025-06-30"},
        ],
    )
    tables["school"] = [{**tables["school"][0], "school_id": key} for key in ("s1", "s2")]
    schools = {"h1-2": "s2", "h1-3": None}
    tables["enrolment"] = [
        {**row, "school_id": schools.get(row["child_id"], "s1")}
        for row in tables["enrolment"]
        if schools.get(row["child_id"], "s1") is not None
    ]
    tables["course"] = [
        {**row, "coordinator_id": None if row["child_id"] == "h1-4" else "m5"} for row in tables["course"]
    ]
    return tables


WITHOUT: Mapping[Lack, set[str]] = {
    Lack.ADVISOR: {"h1-2", "h1-3"},  # whose advisor left; without a school
    Lack.COORDINATOR: {"h1-4"},
    Lack.CASEWORKER: {"h1-1"},  # at the second meeting is not at the first
    Lack.CASEWORKER_UNKNOWN: {"h1-2"},
    Lack.MEETING: {"h1-1", "h1-3", "h1-4", "h2-1"},  # yesterday's, cancelled, of another kind, held today
}


@pytest.mark.parametrize("lack", Lack)
def test_who_is_without(tmp_path: Path, lack: Lack) -> None:
    with mart_of_rows(tmp_path, town(), []) as mart:
        question = ListQuestion(soon=AS_OF, lack=lack)
        of_all, of_h1 = (child_rows(mart, question, where=EVERYTHING, scope=one) for one in (CHIEF, LEADER_OF_H1))
        nobody = lacking(mart, where=EVERYTHING, scope=STEERING_GROUP)
        narrowed = lacking(mart, where=Slice.of({"home": ["h2"]}), scope=CHIEF)
    assert {row.child for row in of_all.rows} == WITHOUT[lack]
    assert {row.child for row in of_h1.rows} == WITHOUT[lack] - {"h2-1"}
    assert nobody[lack] == 0
    assert narrowed[lack] == len(WITHOUT[lack] & {"h2-1"})


def moved() -> Tables:
    """Of four children in h1: h1-1 came from h2 on 1 April in the same course, h1-2 in a new one; h2-1 went to h2."""
    tables = homes_with(
        {"h1": 3, "h2": 1},
        meeting=[
            {"course_id": "h1-1", "held_on": "2025-03-31"},
            {"course_id": "h1-2", "held_on": "2025-03-31"},
            {"course_id": "h2-1", "held_on": "2025-04-01"},
        ],
        goal=[
            {"course_id": "h1-1", "set_on": "2025-03-31", "due_on": "2025-09-01"},
            {"course_id": "h1-1", "set_on": "2025-04-01", "due_on": "2025-09-01"},
            {
                "course_id": "h1-1",
                "set_on": "2025-02-01",
                "due_on": "2025-09-01",
                "closed_on": "2025-05-01",
                "outcome": "met",
            },
        ],
    )
    april, march = date(2025, 4, 1), date(2025, 3, 31)
    homes = {"h1-1": ("h2", "h1"), "h1-2": ("h2", "h1"), "h2-1": ("h1", "h2")}
    tables["placement"] = [
        {**row, "placement_id": f"{child}-{home}", "home_id": home, "start_on": start, "end_on": end}
        for row in tables["placement"]
        if (child := row["child_id"]) in homes
        for home, start, end in zip(homes[child], (NEW_YEAR, april), (march, None), strict=True)
    ]
    courses = {row["child_id"]: row for row in tables["course"]}
    tables["course"] = [
        courses["h1-1"],
        {**courses["h1-2"], "end_on": march},
        {**courses["h1-2"], "course_id": "new", "start_on": april},
        {**courses["h2-1"], "end_on": date(2025, 5, 1)},
    ]
    return tables


Told = tuple[str, str | None, str, date | None, int, int]


def changed(folder: Path, scope: Scope, since: date = date(2025, 4, 1)) -> list[Told]:
    with mart_of_rows(folder, moved(), []) as mart:
        found = child_changes(mart, "home", since=since, where=EVERYTHING, scope=scope)
    return [(row.child, row.left, row.fate.value, row.last_on, row.goals_before, row.goals_since) for row in found]


def test_a_change_tells_what_went_along(tmp_path: Path) -> None:
    assert changed(tmp_path, CHIEF) == [
        ("h1-1", "h2", "continued", date(2025, 3, 31), 1, 1),
        ("h1-2", "h2", "restarted", None, 0, 0),
        ("h2-1", "h1", "ended", date(2025, 4, 1), 0, 0),
    ]


def test_a_leader_is_not_told_where_a_child_came_from(tmp_path: Path) -> None:
    assert changed(tmp_path, LEADER_OF_H1) == [
        ("h1-1", None, "continued", date(2025, 3, 31), 1, 1),
        ("h1-2", None, "begun", None, 0, 0),
    ]


def test_who_went_to_another_home_is_no_longer_the_leaders(tmp_path: Path) -> None:
    leader_of_h2 = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h2"})))
    # The course ended after the child came: that there was one before is not the new home's to know.
    assert changed(tmp_path, leader_of_h2) == []
    assert changed(tmp_path, Scope(figures=ALL_CHILDREN, own=NOTHING)) == []


def test_only_changes_since_the_day_are_told(tmp_path: Path) -> None:
    assert changed(tmp_path, CHIEF, date(2025, 4, 2)) == []


def test_follow_up_on_the_day_of_the_change_is_follow_up_since(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, moved(), []) as mart:
        found = child_changes(mart, "home", since=NEW_YEAR, where=EVERYTHING, scope=CHIEF)
    assert {row.child: row.is_followed_up for row in found} == {"h1-1": False, "h1-2": False, "h2-1": True}


@pytest.mark.parametrize(("days", "listed"), [(LONGEST_DAYS, True), (LONGEST_DAYS + 1, False)])
def test_changes_are_kept_as_long_as_they_can_be_asked_for(tmp_path: Path, days: int, *, listed: bool) -> None:
    with mart_of_rows(tmp_path, moved(), [], date(2025, 4, 1) + timedelta(days=days)) as mart:
        found = child_changes(mart, "home", since=date(2025, 4, 1), where=EVERYTHING, scope=CHIEF)
    assert bool(found) is listed


def test_a_pair_is_of_own_children_alone(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, moved(), []) as mart:
        told = {
            key: [(row.home, row.school, row.children, row.last_on) for row in joint_meetings(mart, scope=scope)]
            for key, scope in (("chief", CHIEF), ("leader", LEADER_OF_H1), ("group", STEERING_GROUP))
        }
    # The meetings on 31 March were held while the children still lived in h2.
    assert told == {"chief": [("h1", "s1", 2, None)], "leader": [("h1", "s1", 2, None)], "group": []}


def test_a_pair_tells_the_latest_meeting_about_a_child_in_both(tmp_path: Path) -> None:
    tables = homes_with({"h1": 2}, meeting=[{"course_id": "h1-1", "held_on": "2025-06-01"}])
    with mart_of_rows(tmp_path, tables, []) as mart:
        (pair,) = joint_meetings(mart, scope=CHIEF)
        nothing = joint_meetings(mart, scope=CHIEF, where=Slice.of({"home": ["h2"]}))
    assert (pair.home, pair.school, pair.children, pair.last_on) == ("h1", "s1", 2, date(2025, 6, 1))
    assert nothing == ()
