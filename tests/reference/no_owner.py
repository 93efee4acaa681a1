"""Children without an owner, changes of place, and joint meetings (docs/definitions.md, "No owner")."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .case import Case, Row, in_force
from .follow_up import contacts, is_held
from .goals import closed_by
from .placements import last_earlier_day

IsOwn = Callable[[str, date], bool]
LACKS = ("advisor", "coordinator", "caseworker", "caseworker_unknown", "meeting")


def lacking(case: Case, planned: dict[str, date | None], as_of: date) -> dict[str, set[str]]:
    """The children of each list; `planned`: what is booked for every child with a course."""
    found: dict[str, set[str]] = {lack: set() for lack in LACKS}
    for child, planned_on in planned.items():
        state = case.state(child, as_of)
        assert state.course is not None
        school = state.enrolment["school_id"] if state.enrolment else None
        meeting = _at_first_goal_meeting(case, state.course, as_of)
        for lack, holds in (
            ("advisor", not _has_advisor(case, school, as_of)),
            ("coordinator", state.course["coordinator_id"] is None),
            ("caseworker", meeting == "absent"),
            ("caseworker_unknown", meeting == "unknown"),
            ("meeting", planned_on is None),
        ):
            if holds:
                found[lack].add(child)
    return found


def _has_advisor(case: Case, school: str | None, as_of: date) -> bool:
    return any(
        row["school_id"] == school
        and in_force(row, as_of)
        and case.row("staff", row["staff_id"])["role"] == "learning_advisor"
        for row in case.rows("assignment")
        if school is not None
    )


def _at_first_goal_meeting(case: Case, course: Row, as_of: date) -> str | None:
    held = [
        meeting
        for meeting in case.of_course("meeting", course)
        if meeting["kind"] == "goal_setting" and is_held(meeting) and meeting["held_on"] <= as_of
    ]
    first = min((meeting["held_on"] for meeting in held), default=None)
    there = {meeting["caseworker_present"] for meeting in held if meeting["held_on"] == first}
    if not there:
        return None
    return "present" if True in there else "unknown" if None in there else "absent"


@dataclass(frozen=True)
class Change:
    """As `ChildChange`, without names and what stands on the list of children too."""

    on: date
    left: str | None
    came_to: str
    changes: int
    fate: str
    started_on: date
    last_on: date | None
    goals_before: int
    goals_since: int


def changes(case: Case, of: Literal["home", "school"], since: date, as_of: date, is_own: IsOwn) -> dict[str, Change]:
    """By child: the latest change of those who are own on the as-of date."""
    found = {}
    for child in case.children():
        told = _moves(case, child, of, since, as_of)
        present = case.state(child, as_of).course
        told = [(day, left) for day, left in told if present is not None or case.state(child, left).course is not None]
        if is_own(child, as_of) and told:
            one = _change(case, child, of, told, as_of, is_own)
            if one is not None:
                found[child] = one
    return found


def _moves(case: Case, child: str, of: str, since: date, as_of: date) -> list[tuple[date, date]]:
    """The days of the changes, each with the last day in the old place."""
    days = [since + timedelta(days=number) for number in range((as_of - since).days + 1)]
    found = []
    for day in days:
        here = case.attributes(child, day)[of]
        earlier = last_earlier_day(case, child, of, day) if here is not None else None
        if earlier is not None and case.attributes(child, earlier)[of] != here:
            found.append((day, earlier))
    return found


def _change(
    case: Case, child: str, of: str, told: list[tuple[date, date]], as_of: date, is_own: IsOwn
) -> Change | None:
    day, left = told[-1]
    is_known = is_own(child, left)
    present, former = case.state(child, as_of).course, case.state(child, left).course if is_known else None
    course = present or former
    if course is None:
        return None
    fate = "ended"
    if present is not None:
        fate = "continued" if present["start_on"] <= left else "begun" if former is None else "restarted"
    open_goals = [
        goal for goal in case.of_course("goal", course) if goal["set_on"] <= as_of and not closed_by(goal, as_of)
    ]
    return Change(
        on=day,
        left=case.attributes(child, left)[of] if is_known else None,
        came_to=str(case.attributes(child, day)[of]),
        changes=max(sum(is_own(child, before) for _, before in told), 1),
        fate=fate,
        started_on=course["start_on"],
        last_on=max(contacts(case, course, as_of), default=None),
        goals_before=sum(goal["set_on"] < day for goal in open_goals),
        goals_since=sum(goal["set_on"] >= day for goal in open_goals),
    )


def joint_meetings(case: Case, as_of: date, is_own: IsOwn) -> dict[tuple[str, str], tuple[int, date | None]]:
    """By home and school: the own children in both today, and the latest meeting about an own child in both."""
    found: dict[tuple[str, str], set[str]] = {}
    for child in case.children():
        here = case.attributes(child, as_of)
        if here["in_course"] == "yes" and here["home"] and here["school"] and is_own(child, as_of):
            found.setdefault((here["home"], here["school"]), set()).add(child)
    return {pair: (len(children), _latest(case, pair, as_of, is_own)) for pair, children in found.items()}


def _latest(case: Case, pair: tuple[str, str], as_of: date, is_own: IsOwn) -> date | None:
    held = [
        meeting
        for meeting in case.rows("meeting")
        if meeting["kind"] in ("goal_setting", "follow_up") and is_held(meeting) and meeting["held_on"] <= as_of
    ]
    days = []
    for meeting in held:
        child, day = case.child_of_course(meeting), meeting["held_on"]
        there = case.attributes(child, day)
        if (there["home"], there["school"]) == pair and is_own(child, day):
            days.append(day)
    return max(days, default=None)
