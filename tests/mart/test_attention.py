"""How many children are overdue, in all and by unit; and which children, for those who have them."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.data.mart.answers import FollowUpStatus
from dashboard.data.mart.attention import attention
from dashboard.data.mart.children.follow_up_list import follow_up_list
from dashboard.vocabulary.scope import NOTHING, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.reference.case import Case, Row, Tables
from tests.reference.databases import databases
from tests.reference.follow_up_list import FollowUp, follow_ups

from .cases import AS_OF, CHIEF, LEADER_OF_H1, STEERING_GROUP, homes_with, mart_of_rows

# 105 days after New Year all are overdue, 14 before that they are past due.
Told = dict[str, tuple[int | None, int | None]]


def told(folder: Path, tables: Tables, scope: Scope, by: str = "home_unit", where: Slice = EVERYTHING) -> Told:
    """Unit -> how many are overdue, of how many."""
    with mart_of_rows(folder, tables, []) as mart:
        return {row.unit: (row.overdue, row.children) for row in attention(mart, by=by, where=where, scope=scope)}


def with_meetings(children: dict[str, int], *courses: str) -> dict[str, list[Row]]:
    """Homes with so many children; with these courses there was a meeting the day before."""
    meetings = [{"meeting_id": course, "course_id": course, "held_on": "2025-06-29"} for course in courses]
    return homes_with(children, meeting=meetings)


def test_the_overdue_are_counted_in_all_and_by_home(tmp_path: Path) -> None:
    tables = with_meetings({"h1": 5, "h2": 6}, "h1-1", "h1-2", "h2-1", "h2-2", "h2-3", "h2-4", "h2-5", "h2-6")
    assert told(tmp_path, tables, STEERING_GROUP) == {"": (3, 11), "h1": (3, 5), "h2": (0, 6)}


def test_homes_of_few_children_are_hidden(tmp_path: Path) -> None:
    shown = told(tmp_path, homes_with({"h1": 3, "h2": 6, "h3": 9}), STEERING_GROUP)
    assert shown == {"": (18, 18), "h1": (None, None), "h2": (None, None), "h3": (9, 9)}


def test_a_sum_that_tells_a_hidden_home_is_hidden(tmp_path: Path) -> None:
    shown = told(tmp_path, homes_with({"h1": 4, "h2": 4}), STEERING_GROUP)
    assert shown == {"": (None, None), "h1": (None, None), "h2": (None, None)}


def test_a_home_leader_cannot_subtract_the_own_home(tmp_path: Path) -> None:
    shown = told(tmp_path, homes_with({"h1": 6, "h2": 2}), LEADER_OF_H1)
    assert shown == {"": (None, None), "h1": (6, 6), "h2": (None, None)}


def test_children_without_a_home_cannot_be_found_by_subtracting(tmp_path: Path) -> None:
    tables = homes_with({"h1": 6, "h2": 9, "h3": 1})
    tables["placement"] = [row for row in tables["placement"] if row["home_id"] != "h3"]
    assert told(tmp_path, tables, STEERING_GROUP) == {"": (16, 16), "h1": (None, None), "h2": (9, 9)}


def test_by_school(tmp_path: Path) -> None:
    assert told(tmp_path, homes_with({"h1": 2, "h2": 4}), STEERING_GROUP, by="school") == {"": (6, 6), "s1": (6, 6)}


def test_families_are_counted_together_by_their_kind(tmp_path: Path) -> None:
    tables = homes_with({"f1": 2, "f2": 4})
    for row in tables["home"]:
        row["kind"] = "kinship_family"  # type: ignore[index]
    assert told(tmp_path, tables, STEERING_GROUP) == {"": (6, 6), "kind:kinship_family": (6, 6)}


def test_where_no_child_is_in_a_course_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, homes_with({"h1": 5}), STEERING_GROUP, where=Slice.of({"home": ["h9"]})) == {}


def listed(folder: Path, tables: Tables, scope: Scope, where: Slice = EVERYTHING) -> list[tuple[str, str | None]]:
    """The children of the list with their names."""
    with mart_of_rows(folder, tables, []) as mart:
        return [(row.child, row.name) for row in follow_up_list(mart, where=where, scope=scope)]


def test_the_list_has_the_own_children_only(tmp_path: Path) -> None:
    tables = homes_with({"h1": 2, "h2": 2})
    assert listed(tmp_path, tables, LEADER_OF_H1) == [("h1-1", "H1-1"), ("h1-2", "H1-2")]


def test_the_list_has_no_names_for_those_who_may_see_none(tmp_path: Path) -> None:
    nameless = Scope(figures=NOTHING, own=Reach(schools=frozenset({"s1"})))
    assert listed(tmp_path, homes_with({"h1": 1}), nameless) == [("h1-1", None)]


def test_the_list_can_be_narrowed(tmp_path: Path) -> None:
    assert listed(tmp_path, homes_with({"h1": 1, "h2": 1}), CHIEF, Slice.of({"home": ["h2"]})) == [("h2-1", "H2-1")]


def test_who_is_past_due_within_the_grace_is_not_new(tmp_path: Path) -> None:
    # 91 days before the end of June is 31 March; the grace lasts 14 days more.
    tables = homes_with({"h1": 3})
    for row, started in zip(tables["course"], ("2025-03-31", "2025-03-30", "2025-03-16"), strict=True):
        row["start_on"] = started  # type: ignore[index]
    with mart_of_rows(tmp_path, tables, []) as mart:
        status = {row.child: row.status for row in follow_up_list(mart, where=EVERYTHING, scope=CHIEF)}
    assert status == {
        "h1-1": FollowUpStatus.NEW,
        "h1-2": FollowUpStatus.WITHIN_GRACE,
        "h1-3": FollowUpStatus.NEVER_HELD_OVERDUE,
    }


# Where the recomputation has another word.
WORDS = {FollowUpStatus.WITHIN_GRACE: "past_due", FollowUpStatus.NEW: "new_not_due"}


def of_the_state(case: Case, row: FollowUp) -> bool:
    """Whether it is the course of the child's state: the dashboard's list has one row a child."""
    course = case.state(row.child_id, AS_OF).course
    return course is not None and course["course_id"] == row.course_id


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_list_agrees_with_the_recomputation(data: st.DataObject) -> None:
    tables = data.draw(databases())
    case = Case(tables)
    expected = {
        row.child_id: (row.last_on, row.next_due_on, row.latest_on, row.overdue_days or 0, row.planned_on, row.status)
        for row in follow_ups(case, AS_OF)
        if of_the_state(case, row)
    }
    with tempfile.TemporaryDirectory() as folder, mart_of_rows(Path(folder), tables, []) as mart:
        found = follow_up_list(mart, where=EVERYTHING, scope=CHIEF)
    assert {
        row.child: (
            row.last_on,
            row.next_due_on,
            row.latest_on,
            row.overdue_days,
            row.planned_on,
            WORDS.get(row.status, row.status.value),
        )
        for row in found
    } == expected
