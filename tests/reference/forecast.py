"""A forecast to a date, day by day (docs/definitions.md, "Forecast to a date")."""

from dataclasses import dataclass
from datetime import date, timedelta

from .case import Case, Row, in_force
from .follow_up import cadence, contacts, limit

DAY = timedelta(days=1)


@dataclass
class Forecast:
    """Keys of children by what is told of them; `needed`, `booked`: meetings a child, where there is any."""

    listed: set[str]
    if_all_held: set[str]
    if_none_held: set[str]
    nothing_booked: set[str]
    ended: set[str]
    needed: dict[str, int]
    booked: dict[str, int]


def forecast(case: Case, as_of: date, until: date) -> Forecast:
    """Of every child in a course on `as_of`; courses that start later are taken away beforehand."""
    known = {**case.tables, "course": [row for row in case.rows("course") if row["start_on"] <= as_of]}
    case = Case(known, case.settings)
    listed = {child for child in case.children() if case.state(child, as_of).course is not None}
    found = Forecast(listed, set(), set(), set(listed), set(), {}, {})
    for child in listed:
        own = [row for row in case.rows("course") if row["child_id"] == child and in_force(row, as_of)]
        turns = [as_of, *(row["end_on"] + DAY for row in own if row["end_on"] is not None)]
        counting = [row for row in own if any(_counts(case, child, row, day) for day in turns)]
        days = {day for row in counting for day in _booked(case, row, as_of)}
        if days:
            found.nothing_booked.discard(child)
        if any(day <= until for day in days):
            found.booked[child] = sum(day <= until for row in counting for day in _booked(case, row, as_of))
        if needed := sum(_needed(case, child, row, as_of, until) for row in own):
            found.needed[child] = needed
        course = case.state(child, until).course
        if course is None:
            found.ended.add(child)
            continue
        held = contacts(case, course, as_of) or [course["start_on"]]
        if (until - held[-1]).days > limit(case, course):
            found.if_none_held.add(child)
        later = [*held, *(day for day in _booked(case, course, as_of) if day <= until)]
        if (until - later[-1]).days > limit(case, course):
            found.if_all_held.add(child)
    return found


def _days(start: date, end: date) -> list[date]:
    return [start + number * DAY for number in range((end - start).days + 1)]


def _counts(case: Case, child: str, course: Row, day: date) -> bool:
    """Whether the child is counted by this course on a day."""
    return case.state(child, day).course is course


def _booked(case: Case, course: Row, as_of: date) -> list[date]:
    """The days on which a contact is booked, in order."""
    return sorted(
        {
            meeting["planned_on"]
            for meeting in case.of_course("meeting", course)
            if meeting["kind"] in ("goal_setting", "follow_up")
            and not meeting["cancelled"]
            and (meeting["held_on"] is None or meeting["held_on"] > as_of)
            and meeting["planned_on"] is not None
            and meeting["planned_on"] >= as_of
            and in_force(course, meeting["planned_on"])
        }
    )


def _needed(case: Case, child: str, course: Row, as_of: date, until: date) -> int:
    """Every evening it is asked whether the child would be over the limit tomorrow; then it is met just in time."""
    held = contacts(case, course, as_of) or [course["start_on"]]
    last_good, needed = held[-1] + timedelta(days=limit(case, course)), 0
    for day in _days(as_of, until):
        if day >= last_good and _counts(case, child, course, day + DAY):
            needed += 1
            last_good = day + timedelta(days=cadence(case, course))
    return needed
