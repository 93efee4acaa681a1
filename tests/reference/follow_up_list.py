"""The list of follow-ups on day T (section 2, "For lists")."""

from dataclasses import dataclass
from datetime import date, timedelta

from .case import Case, Row, in_force
from .follow_up import cadence, contacts, limit


@dataclass(frozen=True)
class FollowUp:
    """One course that started by T; `status` is one of the five of section 2, or `course_ended`."""

    course_id: str
    child_id: str
    last_on: date
    next_due_on: date
    latest_on: date
    overdue_days: int | None
    planned_on: date | None
    status: str


def follow_ups(case: Case, as_of: date) -> list[FollowUp]:
    """A row for each course that started by T, in the order of the table."""
    return [_follow_up(case, course, as_of) for course in case.rows("course") if course["start_on"] <= as_of]


def _follow_up(case: Case, course: Row, as_of: date) -> FollowUp:
    held = contacts(case, course, as_of)
    last_on = held[-1] if held else course["start_on"]
    next_due_on = last_on + timedelta(days=cadence(case, course))
    latest_on = last_on + timedelta(days=limit(case, course))
    return FollowUp(
        course_id=course["course_id"],
        child_id=course["child_id"],
        last_on=last_on,
        next_due_on=next_due_on,
        latest_on=latest_on,
        overdue_days=(as_of - latest_on).days if as_of > latest_on else None,
        planned_on=_planned_on(case, course, as_of),
        status=_status(bool(held), next_due_on, latest_on, as_of) if in_force(course, as_of) else "course_ended",
    )


def _planned_on(case: Case, course: Row, as_of: date) -> date | None:
    """Section 2: "the earliest planned, not held, not cancelled follow-up on or after T".

    Held after T is not held: no event dated after T counts.
    """
    return min(
        [
            meeting["planned_on"]
            for meeting in case.of_course("meeting", course)
            if meeting["kind"] == "follow_up"
            and not meeting["cancelled"]
            and (meeting["held_on"] is None or meeting["held_on"] > as_of)
            and meeting["planned_on"] is not None
            and meeting["planned_on"] >= as_of
        ],
        default=None,
    )


def _status(has_contact: bool, next_due_on: date, latest_on: date, as_of: date) -> str:
    """Section 2: in time; past due, within the grace; overdue; never held and overdue; new."""
    if as_of > latest_on:
        return "overdue" if has_contact else "never_held_overdue"
    if as_of > next_due_on:
        return "past_due"
    return "in_time" if has_contact else "new_not_due"
