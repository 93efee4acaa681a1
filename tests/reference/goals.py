"""Goals: goals_met (section 2), two_sided_goals and child_voice_goals (section 3)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .case import Case, Row, in_force
from .follow_up import is_held
from .query import Contribution, Query, contribution


def closed_by(goal: Row, day: date) -> bool:
    """Section 1: "closed from its `closed_on` on, if it also has an outcome"."""
    return goal["closed_on"] is not None and goal["outcome"] is not None and goal["closed_on"] <= day


def side(goal: Row) -> str:
    """Section 2: "academic against wellbeing and social"."""
    return "academic" if goal["domain"] == "academic" else "wellbeing_and_social"


class GoalEvent(NamedTuple):
    """A goal that counts; `part` is met, partly_met, not_met, not_evaluated, or dropped."""

    goal: Row
    child: str
    day: date
    part: str


def goal_events(case: Case, query: Query) -> Iterator[GoalEvent]:
    """The goals that count in the period, before any filter.

    Section 2: "One event a goal with `set_on <= T`, counted on the earlier of its `closed_on` and `due_on` +
    14 days". All that count in the period, before any filter.
    """
    for goal in case.rows("goal"):
        if goal["set_on"] > query.as_of:
            continue
        overdue_on = goal["due_on"] + timedelta(days=case.settings.goal_grace)
        day = overdue_on if goal["closed_on"] is None else min(goal["closed_on"], overdue_on)
        course = case.row("course", goal["course_id"])
        if closed_by(goal, query.as_of):
            part = goal["outcome"]
        elif overdue_on < query.as_of and (course["end_on"] is None or course["end_on"] >= goal["due_on"]):
            part = "not_evaluated"
        else:
            continue
        if query.counts(day):
            yield GoalEvent(goal, course["child_id"], day, part)


def goals_met(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 2: "numerator 1 if `met`, else 0"; "`dropped` is no event"."""
    for event in goal_events(case, query):
        if event.part != "dropped":
            yield contribution(case.attributes(event.child, event.day), [event.child], int(event.part == "met"))


def goal_parts(case: Case, query: Query) -> dict[str, dict[str, int]]:
    """Side -> part -> number of goals that match the filter, over all groups.

    Section 2: "met, partly met, not met, not evaluated; and by side", and the number dropped.
    """
    found: dict[str, dict[str, int]] = {}
    for event in goal_events(case, query):
        if query.admits(case.attributes(event.child, event.day)):
            parts = found.setdefault(side(event.goal), {})
            parts[event.part] = parts.get(event.part, 0) + 1
    return found


def has_goal_setting(case: Case, course: Row, first: date, last: date) -> bool:
    """Whether a goal_setting meeting of the course was held in [first, last]."""
    return any(
        meeting["kind"] == "goal_setting" and is_held(meeting) and first <= meeting["held_on"] <= last
        for meeting in case.of_course("meeting", course)
    )


def two_sided_goals(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: the share of courses with goals on both sides on B.

    Section 3, on B. Denominator: "all courses in force on B with a goal_setting meeting held in [`start_on`,
    B]". Numerator: "a goal open on B on the academic side and one on the wellbeing or social side (`set_on`
    <= B, not closed by B)".
    """
    day = query.last
    for course in case.rows("course"):
        if in_force(course, day) and has_goal_setting(case, course, course["start_on"], day):
            sides = {
                side(goal)
                for goal in case.of_course("goal", course)
                if goal["set_on"] <= day and not closed_by(goal, day)
            }
            both = sides == {"academic", "wellbeing_and_social"}
            child = course["child_id"]
            yield contribution(case.attributes(child, day), [child], int(both))


def child_voice_goals(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3, on `set_on`: goals with `child_voice`, of those "where it is known"."""
    for goal in case.rows("goal"):
        if goal["child_voice"] is not None and query.counts(goal["set_on"]):
            child = case.child_of_course(goal)
            yield contribution(case.attributes(child, goal["set_on"]), [child], int(goal["child_voice"]))
