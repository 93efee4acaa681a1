"""How children stand on day T, from the case rows alone (docs/definitions.md, "Traits")."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from .absence import absent, is_bad
from .case import Case, Row
from .child_list import school_weeks
from .follow_up import contacts
from .follow_up_list import follow_ups
from .goals import closed_by

Traits = Mapping[str, int | None]


def traits(case: Case, as_of: date) -> dict[str, Traits]:
    """By the key of the child, every trait; None where it is unknown."""
    weeks = school_weeks(case, as_of)[:12]
    return {child: _of(case, child, as_of, weeks) for child in case.children()}


def _of(case: Case, child: str, as_of: date, weeks: list[date]) -> Traits:
    state = case.state(child, as_of)
    began = [
        row["start_on"]
        for table in ("placement", "course")
        for row in case.rows(table)
        if row["child_id"] == child
        and row["start_on"] <= as_of
        and (row["end_on"] is None or row["end_on"] >= row["start_on"])
    ]
    course = state.course
    return {
        "age": _years(case.row("child", child)["birth_on"], as_of),
        "placement_months": None if state.placement is None else _months(state.placement["start_on"], as_of),
        "course_months": None if course is None else _months(course["start_on"], as_of),
        "first_on": (min(began) - date(1970, 1, 1)).days if began else None,
        "phase": None if course is None else _phase(case, course, as_of),
        "overdue": None if course is None else int(_follow_up(case, course, as_of) < as_of),
        "plan_link": None if course is None else _plan_link(case, course, as_of),
        "absence_over": _absence_over(case, child, weeks),
    }


def _years(born: date, as_of: date) -> int | None:
    return None if born > as_of else _months(born, as_of) // 12


def _months(start: date, as_of: date) -> int:
    """How many times the day of the month has come round, counted one by one."""
    months = 0
    while (start.year * 12 + start.month + months, start.day) < (as_of.year * 12 + as_of.month, as_of.day + 1):
        months += 1
    return months - 1


def _goals(case: Case, course: Row, as_of: date) -> list[Row]:
    return [goal for goal in case.of_course("goal", course) if goal["set_on"] <= as_of]


def _follow_up(case: Case, course: Row, as_of: date) -> date:
    """The last day on which the child is in time."""
    return next(one.latest_on for one in follow_ups(case, as_of) if one.course_id == course["course_id"])


def _phase(case: Case, course: Row, as_of: date) -> int:
    goals = _goals(case, course, as_of)
    is_assessed = any(
        row["completed_on"] is not None and row["completed_on"] <= as_of for row in case.of_course("assessment", course)
    )
    if not is_assessed and not goals and not contacts(case, course, as_of):
        return 0
    if all(closed_by(goal, as_of) for goal in goals):
        return 1
    latest_on = _follow_up(case, course, as_of)
    grace = case.settings.grace[course["model"]]
    return 3 if as_of >= latest_on - timedelta(days=2 * grace) else 2


def _plan_link(case: Case, course: Row, as_of: date) -> int | None:
    links = [goal["plan_link"] for goal in _goals(case, course, as_of)]
    if any(links):
        return 1
    return 0 if links and None not in links else None


def _absence_over(case: Case, child: str, weeks: list[date]) -> int | None:
    """The highest whole per cent that the share is over."""
    rows = [
        row
        for row in case.rows("attendance")
        if row["child_id"] == child
        and not is_bad(row)
        and any(end - timedelta(days=6) <= row["to_on"] <= end for end in weeks)
    ]
    possible = sum((Fraction(row["possible_days"]) for row in rows), Fraction(0))
    if possible < 10:
        return None
    share = sum((absent(row) for row in rows), Fraction(0)) / possible
    return max((limit for limit in range(100) if share * 100 > limit), default=-1)
