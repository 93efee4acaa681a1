"""What stands behind one home's or school's figures."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.data.mart.answers import Pair, UnitDetail
from dashboard.data.mart.children.unit_detail import unit_detail
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope
from tests.reference.case import Tables

from .cases import CHIEF, LEADER_OF_H1, homes_with, mart_of_rows

NEW_YEAR = date(2025, 1, 1)


def detail(folder: Path, tables: Tables, unit: Unit = "home", key: str = "h1", scope: Scope = CHIEF) -> UnitDetail:
    with mart_of_rows(folder, tables, []) as mart:
        found = unit_detail(mart, unit=unit, key=key, since=NEW_YEAR, scope=scope)
    assert found is not None
    return found


def held(*days: str) -> list[dict[str, Any]]:
    """Follow-ups of h1-1 on these days."""
    return [{"meeting_id": day, "course_id": "h1-1", "held_on": day} for day in days]


def states(found: UnitDetail) -> Sequence[str]:
    (timeline,) = found.timelines
    return [obligation.state.value for obligation in timeline.obligations]


def test_a_timeline_has_meetings_and_deadlines(tmp_path: Path) -> None:
    found = detail(tmp_path, homes_with({"h1": 1}, meeting=held("2025-02-01", "2025-06-01")))
    (timeline,) = found.timelines
    assert (timeline.child, timeline.name, timeline.started_on) == ("h1-1", "H1-1", NEW_YEAR)
    assert timeline.contacts == (date(2025, 2, 1), date(2025, 6, 1))
    assert states(found) == ["kept", "broken", "pending"]


def test_of_two_courses_from_the_same_day_the_one_in_force_is_told(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1}, meeting=held("2025-02-01"))
    ended = {**tables["course"][0], "course_id": "z", "end_on": date(2025, 3, 1)}
    found = detail(tmp_path, {**tables, "course": [*tables["course"], ended]})
    (timeline,) = found.timelines
    assert (timeline.ended_on, timeline.contacts) == (None, (date(2025, 2, 1),))


def test_what_was_over_before_is_left_out(tmp_path: Path) -> None:
    tables = homes_with({"h1": 1}, meeting=held("2024-02-01", "2024-04-01", "2025-02-01"))
    tables["course"][0]["start_on"] = date(2024, 1, 1)  # type: ignore[index]
    (timeline,) = detail(tmp_path, tables).timelines
    assert timeline.contacts == (date(2025, 2, 1),)
    assert [row.opened_on for row in timeline.obligations] == [date(2024, 4, 1), date(2025, 2, 1)]


def test_a_home_and_a_school_that_share_children_are_a_pair(tmp_path: Path) -> None:
    tables = homes_with({"h1": 2, "h2": 1}, meeting=held("2025-02-01", "2025-06-01"))
    assert detail(tmp_path, tables).pairs == (Pair(unit="s1", children=2, last_meeting_on=date(2025, 6, 1)),)
    assert detail(tmp_path, tables, "school", "s1").pairs == (
        Pair(unit="h1", children=2, last_meeting_on=date(2025, 6, 1)),
        Pair(unit="h2", children=1, last_meeting_on=None),
    )


def test_advisors_who_have_left_and_who_have_not_come_are_not_told(tmp_path: Path) -> None:
    posts = [
        {"home_id": "h1", "staff_id": "m4", "start_on": "2025-01-01"},
        {"home_id": "h1", "staff_id": "m5", "start_on": "2025-01-01", "end_on": "2025-06-29"},
        {"home_id": "h1", "staff_id": "m2", "start_on": "2025-07-01"},
    ]
    advisors = detail(tmp_path, homes_with({"h1": 1}, assignment=posts)).advisors
    assert [(row.staff, row.role, row.since) for row in advisors] == [("m4", "school_advisor", NEW_YEAR)]


def test_the_latest_sparring_stands_first(tmp_path: Path) -> None:
    talks = [
        {"sparring_id": "t1", "home_id": "h1", "held_on": "2025-02-01"},
        {"sparring_id": "t2", "home_id": "h1", "held_on": "2025-03-01", "child_id": "h1-1"},
        {"sparring_id": "t3", "home_id": "h1", "held_on": "2025-07-01"},
        {"sparring_id": "t4", "home_id": "h2", "held_on": "2025-03-01"},
    ]
    found = detail(tmp_path, homes_with({"h1": 1, "h2": 1}, sparring=talks)).sparring
    assert [(row.held_on, row.about_one_child) for row in found] == [
        (date(2025, 3, 1), True),
        (date(2025, 2, 1), False),
    ]


def test_talks_of_one_day_with_one_person_stand_always_in_the_same_order(tmp_path: Path) -> None:
    methods = ("visit", "observation", "phone")
    talks = [
        {"sparring_id": f"t{number}", "home_id": "h1", "held_on": "2025-03-01", "staff_id": "m4", "method": method}
        for number, method in enumerate(methods)
    ]
    found = detail(tmp_path, homes_with({"h1": 1}, sparring=talks)).sparring
    assert [row.method for row in found] == sorted(methods)


def test_without_leave_to_see_names_there_are_none(tmp_path: Path) -> None:
    nameless = Scope(figures=LEADER_OF_H1.figures, own=LEADER_OF_H1.own)
    (timeline,) = detail(tmp_path, homes_with({"h1": 1}), scope=nameless).timelines
    assert (timeline.child, timeline.name) == ("h1-1", None)


def test_the_order_of_children_without_names_does_not_tell_the_names(tmp_path: Path) -> None:
    tables = homes_with({"h1": 2})
    for row, name in zip(tables["child"], ("Ø", "A"), strict=True):
        row["display_name"] = name  # type: ignore[index]
    nameless = Scope(figures=LEADER_OF_H1.figures, own=LEADER_OF_H1.own)
    assert [row.child for row in detail(tmp_path, tables).timelines] == ["h1-2", "h1-1"]
    assert [row.child for row in detail(tmp_path, tables, scope=nameless).timelines] == ["h1-1", "h1-2"]


def test_a_pair_with_a_child_whose_limit_is_unknown_is_told_and_opens_no_list(tmp_path: Path) -> None:
    """The list of children has only those whose limit is known: it would be shorter than the number."""
    tables = homes_with({"h1": 2})
    first, second = tables["course"]
    tables["course"] = [{**first, "model": "unheard_of"}, second]
    (pair,) = detail(tmp_path, tables).pairs
    assert (pair.children, pair.is_listed) == (2, False)
