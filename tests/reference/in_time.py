"""The first steps of a course: assessed_in_time and goals_set_in_time (section 3)."""

from collections.abc import Iterator
from datetime import date, timedelta

from .case import Case, Row, in_force
from .goals import has_goal_setting
from .query import Contribution, Query, contribution


def _courses(case: Case, query: Query, days: int) -> Iterator[tuple[Row, date]]:
    """Section 3: "courses in force on that day [...], that day <= T", and in the period."""
    for course in case.rows("course"):
        day = course["start_on"] + timedelta(days=days)
        if query.counts(day) and in_force(course, day):
            yield course, day


def assessed_in_time(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: the share of courses assessed within 56 days.

    Section 3, on `start_on` + 56: "completed assessments by that day cover together academic, cognitive,
    social and wellbeing".
    """
    for course, day in _courses(case, query, case.settings.assessment_in_time):
        covered = {
            aspect
            for assessment in case.of_course("assessment", course)
            if assessment["completed_on"] is not None and assessment["completed_on"] <= day
            for aspect in ("academic", "cognitive", "social", "wellbeing")
            if assessment[aspect]
        }
        child = course["child_id"]
        yield contribution(case.attributes(child, day), [child], int(len(covered) == 4))


def goals_set_in_time(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: the share of courses with goals within 84 days.

    Section 3, on `start_on` + 84: "a goal_setting meeting held in [`start_on`, that day] and a goal with
    `set_on` in it".
    """
    for course, day in _courses(case, query, case.settings.goals_in_time):
        first = course["start_on"]
        goal_set = any(first <= goal["set_on"] <= day for goal in case.of_course("goal", course))
        in_time = has_goal_setting(case, course, first, day) and goal_set
        child = course["child_id"]
        yield contribution(case.attributes(child, day), [child], int(in_time))
