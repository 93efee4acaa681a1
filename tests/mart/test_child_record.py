"""One child's record, on tables small enough to be read by eye."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record import child_record, has_child
from dashboard.data.mart.children.child_record_answers import ChildRecord, GoalState, MeetingState
from dashboard.data.mart.children.child_record_gaps import Gap, GapKind, gaps
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import ALL_CHILDREN, EMPTY_SCOPE, NOTHING, Reach, Scope
from tests.reference.hand import tables

from .cases import AS_OF, CHIEF, LEADER_OF_H1, STEERING_GROUP, chosen, mart_of_rows

LEADER_OF_H2 = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h2"})), names=True)
LEADER_OF_S1 = Scope(figures=NOTHING, own=Reach(schools=frozenset({"s1"})))


@contextmanager
def mart_with(folder: Path, **given: list[dict[str, Any]]) -> Iterator[Mart]:
    """Child b1 in a course since New Year, with what is given; the data end on 30 June 2025."""
    rows: dict[str, list[dict[str, Any]]] = {"placement": [{}], "enrolment": [{}], "course": [{"course_id": "c1"}]}
    with mart_of_rows(folder, tables(**(rows | given)), chosen("absence")) as mart:
        yield mart


def record_of(mart: Mart, scope: Scope = CHIEF) -> ChildRecord:
    found = child_record(mart, "b1", scope)
    assert found is not None
    return found


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Mart]:
    """From home h1 to h2 on 1 April 2025; in school s1 all along."""
    with mart_with(
        tmp_path,
        home=[{"home_id": "h1"}, {"home_id": "h2"}, {"home_id": "h3"}],
        child=[{"child_id": "b1", "display_name": "Alma"}],
        placement=[{"home_id": "h1", "end_on": "2025-03-31"}, {"home_id": "h2", "start_on": "2025-04-01"}],
        meeting=[
            {"held_on": "2025-02-01", "kind": "goal_setting"},
            {"planned_on": "2025-03-31"},
            {"held_on": "2025-05-01"},
            {"planned_on": "2025-08-01"},
        ],
        goal=[
            {"set_on": "2025-02-01", "due_on": "2025-03-01", "closed_on": "2025-03-01", "outcome": "met"},
            {"set_on": "2025-02-01", "due_on": "2025-05-01", "closed_on": "2025-05-01", "outcome": "not_met"},
            {"set_on": "2025-05-01", "due_on": "2025-08-01"},
        ],
        assessment=[{"requested_on": "2025-01-10", "completed_on": "2025-04-10", "academic": True}],
        sparring=[{"held_on": "2025-02-10", "home_id": "h1"}, {"held_on": "2025-05-10", "home_id": "h2"}],
        attendance=[
            {"from_on": day, "to_on": day, "possible_days": 1, "illness_days": ill}
            for day, ill in (("2025-03-03", 1), ("2025-05-05", 0))
        ],
    ) as mart:
        yield mart


def test_the_whole_record_is_the_chiefs(moved: Mart) -> None:
    record = record_of(moved)
    assert record.is_whole
    assert [(home.home, home.from_on, home.to_on, home.is_open) for home in record.homes] == [
        ("h1", date(2025, 1, 1), date(2025, 3, 31), False),
        ("h2", date(2025, 4, 1), AS_OF, True),
    ]
    assert [(school.school, school.from_on) for school in record.schools] == [("s1", date(2025, 1, 1))]
    assert [(meeting.day, meeting.state) for meeting in record.meetings] == [
        (date(2025, 2, 1), MeetingState.HELD),
        (date(2025, 3, 31), MeetingState.MISSED),
        (date(2025, 5, 1), MeetingState.HELD),
        (date(2025, 8, 1), MeetingState.PLANNED),
    ]
    assert [(due.counted_on, due.state) for due in record.dues] == [
        (date(2025, 2, 1), ObligationState.KEPT),
        (date(2025, 5, 1), ObligationState.KEPT),
        (AS_OF, ObligationState.PENDING),
    ]
    assert [goal.state for goal in record.goals] == [GoalState.MET, GoalState.NOT_MET, GoalState.OPEN]
    assert [(month.month, month.absent, month.possible) for month in record.absence] == [
        ("2025-03", 1, 1),
        ("2025-05", 0, 1),
    ]
    assert [(talk.unit_kind, talk.day) for talk in record.talks] == [
        ("home", date(2025, 2, 10)),
        ("home", date(2025, 5, 10)),
    ]


def test_the_new_homes_leader_sees_nothing_of_the_stay_before(moved: Mart) -> None:
    record = record_of(moved, LEADER_OF_H2)
    assert record.within.spans == (Period(date(2025, 4, 1), AS_OF),)
    assert [home.home for home in record.homes] == ["h2"]
    assert [school.from_on for school in record.schools] == [date(2025, 4, 1)]
    assert [course.from_on for course in record.courses] == [date(2025, 4, 1)]
    assert [meeting.day for meeting in record.meetings] == [date(2025, 5, 1), date(2025, 8, 1)]
    assert [(due.opened_on, due.counted_on) for due in record.dues] == [
        (None, date(2025, 5, 1)),
        (date(2025, 5, 1), AS_OF),
    ]
    # What was set before and lasted is known from the first own day on; when it was set is not.
    assert [(goal.set_on, goal.closed_on, goal.state) for goal in record.goals] == [
        (None, date(2025, 5, 1), GoalState.NOT_MET),
        (date(2025, 5, 1), None, GoalState.OPEN),
    ]
    assert [(a.requested_on, a.completed_on, a.sides) for a in record.assessments] == [
        (None, date(2025, 4, 10), ("academic",))
    ]
    assert [month.month for month in record.absence] == ["2025-05"]
    assert [talk.day for talk in record.talks] == [date(2025, 5, 10)]


def test_the_old_homes_leader_sees_nothing_of_the_time_after(moved: Mart) -> None:
    record = record_of(moved, LEADER_OF_H1)
    assert record.within.spans == (Period(date(2025, 1, 1), date(2025, 3, 31)),)
    assert [home.home for home in record.homes] == ["h1"]
    assert [meeting.day for meeting in record.meetings] == [date(2025, 2, 1), date(2025, 3, 31)]
    assert [due.counted_on for due in record.dues] == [date(2025, 2, 1)]
    assert [(goal.closed_on, goal.state) for goal in record.goals] == [
        (date(2025, 3, 1), GoalState.MET),
        (None, GoalState.OPEN),  # as it stood on the last day there
    ]
    assert [(a.requested_on, a.completed_on, a.sides) for a in record.assessments] == [(date(2025, 1, 10), None, ())]
    assert [month.month for month in record.absence] == ["2025-03"]
    assert [talk.day for talk in record.talks] == [date(2025, 2, 10)]


def test_who_comes_back_has_two_times_there(tmp_path: Path) -> None:
    with mart_with(
        tmp_path,
        home=[{"home_id": "h1"}, {"home_id": "h2"}],
        placement=[
            {"home_id": "h1", "end_on": "2025-01-31"},
            {"home_id": "h2", "start_on": "2025-02-01", "end_on": "2025-04-30"},
            {"home_id": "h1", "start_on": "2025-05-01"},
        ],
        meeting=[{"held_on": day} for day in ("2025-01-15", "2025-03-15", "2025-05-15")],
        goal=[{"set_on": "2025-01-15", "due_on": "2025-03-15", "closed_on": "2025-03-15", "outcome": "met"}],
    ) as mart:
        record = record_of(mart, LEADER_OF_H1)
    assert [(span.start, span.end) for span in record.within.spans] == [
        (date(2025, 1, 1), date(2025, 1, 31)),
        (date(2025, 5, 1), AS_OF),
    ]
    assert [meeting.day for meeting in record.meetings] == [date(2025, 1, 15), date(2025, 5, 15)]
    assert [(goal.seen_on, goal.closed_on, goal.state) for goal in record.goals] == [
        (date(2025, 1, 31), None, GoalState.OPEN)
    ]


def test_school_days_at_another_school_are_that_schools(tmp_path: Path) -> None:
    with mart_with(
        tmp_path,
        school=[{"school_id": "s1"}, {"school_id": "s2"}],
        enrolment=[{"school_id": "s2"}],
        attendance=[{"from_on": "2025-03-03", "to_on": "2025-03-03", "possible_days": 1}],
    ) as mart:
        record = record_of(mart, LEADER_OF_S1)
    assert (record.within.spans, record.schools, [month.month for month in record.absence]) == ((), (), ["2025-03"])


@pytest.mark.parametrize(
    ("scope", "is_there"),
    [
        (CHIEF, True),
        (LEADER_OF_H1, True),
        (LEADER_OF_H2, True),
        (LEADER_OF_S1, True),
        (Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h3"}))), False),
        (Scope(figures=ALL_CHILDREN, own=Reach(municipalities=frozenset({"990"}))), True),
        (Scope(figures=ALL_CHILDREN, own=Reach(municipalities=frozenset({"991"}))), False),
        (STEERING_GROUP, False),
        (EMPTY_SCOPE, False),
    ],
)
def test_a_child_out_of_reach_is_as_one_that_is_not_there(moved: Mart, scope: Scope, is_there: bool) -> None:
    assert has_child(moved, "b1", scope) == (child_record(moved, "b1", scope) is not None) == is_there
    assert not has_child(moved, "b9", scope)
    assert child_record(moved, "b9", scope) is None


def test_the_name_is_for_who_may_see_it(moved: Mart) -> None:
    assert [record_of(moved, scope).name for scope in (CHIEF, LEADER_OF_S1)] == ["Alma", None]


@pytest.mark.parametrize(
    ("meeting", "state"),
    [
        ({"held_on": "2025-06-30", "planned_on": "2025-06-01"}, (MeetingState.HELD, date(2025, 6, 30))),
        ({"planned_on": "2025-06-29"}, (MeetingState.MISSED, date(2025, 6, 29))),
        ({"planned_on": "2025-06-30"}, (MeetingState.PLANNED, AS_OF)),
        ({"planned_on": "2025-06-29", "held_on": "2025-07-01"}, (MeetingState.MISSED, date(2025, 6, 29))),
        ({"planned_on": "2025-06-01", "cancelled": True}, (MeetingState.CANCELLED, date(2025, 6, 1))),
        (
            {"planned_on": "2025-06-01", "held_on": "2025-06-01", "cancelled": True},
            (MeetingState.CANCELLED, date(2025, 6, 1)),
        ),
        ({}, None),
    ],
)
def test_a_meeting_is_held_missed_cancelled_or_planned(tmp_path: Path, meeting: dict[str, Any], state: object) -> None:
    with mart_with(tmp_path, meeting=[meeting]) as mart:
        found = [(met.state, met.day) for met in record_of(mart).meetings]
    assert found == ([] if state is None else [state])


@pytest.mark.parametrize(
    ("goal", "course_end", "state"),
    [
        ({"due_on": "2025-06-16"}, None, GoalState.OPEN),  # the 14 days of grace last until T
        ({"due_on": "2025-06-15"}, None, GoalState.NOT_EVALUATED),
        ({"due_on": "2025-03-01", "closed_on": "2025-06-01", "outcome": "met"}, None, GoalState.MET),
        ({"due_on": "2025-03-01", "closed_on": "2025-07-01", "outcome": "met"}, None, GoalState.NOT_EVALUATED),
        ({"due_on": "2025-03-01", "closed_on": "2025-03-01"}, None, GoalState.NOT_EVALUATED),
        ({"due_on": "2025-03-01"}, "2025-02-28", GoalState.OPEN),  # the course ended first
        ({"due_on": "2025-03-01"}, "2025-03-01", GoalState.NOT_EVALUATED),
        ({"due_on": "2025-03-01", "closed_on": "2025-02-01", "outcome": "dropped"}, None, GoalState.DROPPED),
    ],
)
def test_a_goal_has_an_outcome(tmp_path: Path, goal: dict[str, Any], course_end: str | None, state: GoalState) -> None:
    course = {"course_id": "c1", "end_on": course_end}
    with mart_with(tmp_path, course=[course], goal=[{"set_on": "2025-01-15", **goal}]) as mart:
        assert [found.state for found in record_of(mart).goals] == [state]


def test_what_is_missing_is_told_by_its_columns(tmp_path: Path) -> None:
    with mart_with(
        tmp_path,
        assessment=[{"completed_on": "2025-02-01", "child_interviewed": False}, {"child_interviewed": False}],
        meeting=[
            {"held_on": "2025-02-01", "kind": "goal_setting", "child_involvement": "none", "caseworker_present": False},
            {"held_on": "2025-03-01", "child_involvement": "consulted"},
            {"held_on": "2025-04-01", "kind": "progress", "child_involvement": "none", "caseworker_present": True},
            {"planned_on": "2025-05-01", "child_involvement": "none"},
        ],
        goal=[
            {"set_on": "2025-02-01", "due_on": "2025-09-01", "domain": "social", "plan_link": True},
            {
                "set_on": "2025-02-01",
                "due_on": "2025-09-01",
                "child_voice": False,
                "plan_link": False,
                "closed_on": "2025-03-01",
                "outcome": "met",
            },
        ],
    ) as mart:
        found = gaps(record_of(mart))
    assert found == (
        Gap(kind=GapKind.ACADEMIC_GOAL, missing=1, unknown=0, of=1),
        Gap(kind=GapKind.INTERVIEW, missing=1, unknown=0, of=1),
        Gap(kind=GapKind.INVOLVEMENT, missing=1, unknown=0, of=2),
        Gap(kind=GapKind.GOAL_VOICE, missing=1, unknown=1, of=2),
        Gap(kind=GapKind.PLAN_LINK, missing=1, unknown=0, of=2),
        Gap(kind=GapKind.CASEWORKER, missing=1, unknown=1, of=2),
    )


def test_a_caseworker_who_was_there_once_is_not_missing(tmp_path: Path) -> None:
    meetings = [
        {"held_on": "2025-02-01", "caseworker_present": True, "child_involvement": "attended"},
        {"held_on": "2025-03-01", "caseworker_present": False, "child_involvement": "attended"},
    ]
    with mart_with(tmp_path, meeting=meetings) as mart:
        assert gaps(record_of(mart)) == ()


def test_only_the_latest_course_is_looked_through(tmp_path: Path) -> None:
    with mart_with(
        tmp_path,
        course=[{"course_id": "c1", "end_on": "2025-03-31"}, {"course_id": "c2", "start_on": "2025-04-01"}],
        meeting=[{"held_on": "2025-02-01", "caseworker_present": False, "child_involvement": "none"}],
    ) as mart:
        assert gaps(record_of(mart)) == ()
