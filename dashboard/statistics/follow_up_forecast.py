"""Follow-ups on days to come, from dates alone: who is over the limit, and how many meetings it takes that nobody is.

Days are whole numbers (of days since 1970-01-01). How it is defined: docs/definitions.md, "Forecast to a date".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """A row a course: its child is counted by it from `from_on` to `to_on`, both included.

    `last_on`: the last contact that is known, else the start. `limit` and `cadence` in days.
    """

    from_on: Ints
    to_on: Ints
    last_on: Ints
    limit: Ints
    cadence: Ints


@dataclass(frozen=True, slots=True)
class Booked:
    """A row a meeting that is booked: `course` is a row of Courses. In the order of course and day."""

    course: Ints
    day: Ints


def are_counted(courses: Courses, day: int) -> Flags:
    """By which courses a child is counted on a day."""
    return (courses.from_on <= day) & (day <= courses.to_on)


def last_contacts(courses: Courses, booked: Booked, day: int) -> Ints:
    """The last contact of each course up to a day, if every booked meeting is held on its day."""
    last = courses.last_on.copy()
    by_then = booked.day <= day
    # Of several meetings of a course the last is written last, and stays.
    last[booked.course[by_then]] = booked.day[by_then]
    return last


def are_over(courses: Courses, last: Ints, day: int) -> Flags:
    """Which courses' children are over the limit on a day, with these last contacts."""
    found: Flags = are_counted(courses, day) & (day > last + courses.limit)
    return found


def meetings_needed(courses: Courses, as_of: int, until: int) -> Ints:
    """The meetings that each course needs after the as-of day, and by the day `until`.

    The first on the last good day (at once where that is over), the others a cadence after one another, as long as
    each is due by `until` and the course goes on after it. A cadence under one day is read as one day.
    """
    first = np.maximum(np.maximum(courses.last_on + courses.limit, courses.from_on - 1), as_of)
    end = np.minimum(until, courses.to_on - 1)
    again = (end - first) // np.maximum(courses.cadence, 1)
    return np.where(first <= end, 1 + again, 0).astype(np.int32)
