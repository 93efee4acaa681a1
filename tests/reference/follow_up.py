"""Follow-up regularity (section 2): days covered, obligations kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .case import Case, Row, in_force
from .query import Contribution, Query, contribution


def is_held(meeting: Row) -> bool:
    """Section 1: "A meeting is held when it has a `held_on` and is not cancelled"."""
    return meeting["held_on"] is not None and not meeting["cancelled"]


def contacts(case: Case, course: Row, as_of: date) -> list[date]:
    """The contacts of a course, in order.

    Section 2: "the distinct days, from `start_on` to the earlier of T and `end_on`, on which a `goal_setting`
    or `follow_up` meeting of it was held", in order.
    """
    last = as_of if course["end_on"] is None else min(as_of, course["end_on"])
    return sorted(
        {
            meeting["held_on"]
            for meeting in case.of_course("meeting", course)
            if meeting["kind"] in ("goal_setting", "follow_up")
            and is_held(meeting)
            and course["start_on"] <= meeting["held_on"] <= last
        }
    )


def cadence(case: Case, course: Row) -> int:
    """Section 2: "the course's `cadence_days`, else its model's cadence", in days."""
    own: int | None = course["cadence_days"]
    return case.settings.cadence[course["model"]] if own is None else own


def limit(case: Case, course: Row) -> int:
    """Section 2: the cadence, "plus the model's grace", in days."""
    return cadence(case, course) + case.settings.grace[course["model"]]


def follow_up_coverage(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 2: the share of child-days that are covered.

    Section 2. Denominator: "child-days in the period on which the child has a course in force". Numerator:
    "those on which the days since the last contact up to and including that day (before the first contact:
    since `start_on`) are at most the limit". The course is the one of the child's state.
    """
    contacts_of = {row["course_id"]: contacts(case, row, query.as_of) for row in case.rows("course")}
    for day in query.days():
        for child in case.children():
            course = case.state(child, day).course
            if course is None:
                continue
            since = max([held for held in contacts_of[course["course_id"]] if held <= day], default=course["start_on"])
            covered = (day - since).days <= limit(case, course)
            yield contribution(case.attributes(child, day), [child], int(covered))


@dataclass(frozen=True)
class Obligation:
    """One follow-up owed; `counts_on` is None where it counts nowhere."""

    course_id: str
    opened: date
    last_good_day: date
    status: Literal["kept", "broken", "pending", "lapsed"]
    counts_on: date | None


def obligations(case: Case, course: Row, as_of: date) -> list[Obligation]:
    """Section 2, follow_up_on_time, of one course that started by T (else none), step by step."""
    if course["start_on"] > as_of:
        return []
    key = course["course_id"]
    found: list[Obligation] = []
    opened = course["start_on"]
    while True:
        last_good_day = opened + timedelta(days=limit(case, course))
        m = min([held for held in contacts(case, course, as_of) if held > opened], default=None)
        day_after = last_good_day + timedelta(days=1)
        if m is not None and m <= last_good_day:
            found.append(Obligation(key, opened, last_good_day, "kept", m))
            opened = m
        elif day_after <= as_of and in_force(course, day_after):
            found.append(Obligation(key, opened, last_good_day, "broken", day_after))
            if m is None:
                return found
            opened = m
        else:
            ended_first = course["end_on"] is not None and course["end_on"] <= min(as_of, last_good_day)
            status: Literal["lapsed", "pending"] = "lapsed" if ended_first else "pending"
            return [*found, Obligation(key, opened, last_good_day, status, None)]


def follow_up_on_time(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 2: kept obligations (1, 1) and broken ones (0, 1), on the days they count on."""
    for course in case.rows("course"):
        for obligation in obligations(case, course, query.as_of):
            day = obligation.counts_on
            if day is not None and query.counts(day):
                child = course["child_id"]
                yield contribution(case.attributes(child, day), [child], int(obligation.status == "kept"))
