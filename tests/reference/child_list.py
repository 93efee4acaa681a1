"""The list of children, besides the follow-up (docs/definitions.md, "The list of children")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from .absence import absent, is_bad
from .case import Case, Row
from .goals import closed_by, side


@dataclass(frozen=True)
class Listed:
    """A child with a course in force. An absence is days absent and possible days, None without possible days."""

    academic: str
    wellbeing: str
    latest: tuple[Fraction, Fraction] | None
    before: tuple[Fraction, Fraction] | None
    home_sparring_on: date | None
    school_sparring_on: date | None


def listed(case: Case, as_of: date) -> dict[str, Listed]:
    """By the key of the child."""
    weeks = school_weeks(case, as_of)
    found = {}
    for child in case.children():
        state = case.state(child, as_of)
        if state.course is not None:
            home = state.placement["home_id"] if state.placement else None
            school = state.enrolment["school_id"] if state.enrolment else None
            found[child] = Listed(
                academic=_goals(case, state.course, "academic", as_of),
                wellbeing=_goals(case, state.course, "wellbeing", as_of),
                latest=_absence(case, child, weeks[:12], as_of),
                before=_absence(case, child, weeks[12:24], as_of),
                home_sparring_on=_sparring(case, "home_id", home, as_of),
                school_sparring_on=_sparring(case, "school_id", school, as_of),
            )
    return found


def school_weeks(case: Case, as_of: date) -> list[date]:
    """The last days of the school weeks of two years, the latest first."""
    days = {
        row["to_on"]
        for row in case.rows("attendance")
        if row["to_on"] <= as_of and row["possible_days"] > 0 and not is_bad(row)
    }
    ends = [as_of - timedelta(days=7 * number) for number in range(104)]
    return [end for end in ends if any(end - timedelta(days=6) <= day <= end for day in days)]


def _absence(case: Case, child: str, weeks: Sequence[date], as_of: date) -> tuple[Fraction, Fraction] | None:
    rows = [
        row
        for row in case.rows("attendance")
        if row["child_id"] == child
        and not is_bad(row)
        and any(end - timedelta(days=6) <= row["to_on"] <= end for end in weeks)
    ]
    possible = sum((Fraction(row["possible_days"]) for row in rows), Fraction(0))
    return (sum((absent(row) for row in rows), Fraction(0)), possible) if possible else None


def _goals(case: Case, course: Row, wanted: str, as_of: date) -> str:
    """Open while one is, else what came of the one that was closed last."""
    goals = [
        goal
        for goal in case.of_course("goal", course)
        if goal["domain"] is not None
        and goal["set_on"] <= as_of
        and (side(goal) == "academic") == (wanted == "academic")
    ]
    if not goals:
        return "none"
    if any(not closed_by(goal, as_of) for goal in goals):
        return "open"
    return str(max(goals, key=lambda goal: (goal["closed_on"], goal["goal_id"]))["outcome"])


def _sparring(case: Case, column: str, unit: str | None, as_of: date) -> date | None:
    """About any child of the case database, or none."""
    known = {*case.children(), None}
    return max(
        [
            row["held_on"]
            for row in case.rows("sparring")
            if unit is not None and row[column] == unit and row["held_on"] <= as_of and row["child_id"] in known
        ],
        default=None,
    )
