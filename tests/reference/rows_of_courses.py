"""Random courses with their meetings, goals and assessments."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st

from .case import Row
from .days import FIRST, day, gaps, lengths, maybe_day, offsets
from .draws import values

Draw = st.DrawFn
KNOWN: Final = (None, False, True)


def courses(draw: Draw, children: Sequence[str]) -> list[Row]:
    """0 to 3 courses a child, ties of `start_on` among them."""
    rows: list[Row] = []
    for child in children:
        start = 0
        for number in range(draw(values((1, 0, 1, 1, 2, 3)))[0]):
            start = draw(offsets()) if number == 0 else start + draw(gaps()) * draw(values((1, 0)))[0]
            length = draw(lengths())
            model, coordinator, cadence = draw(values(("slm", "kia"), (None, "m1", "m5"), (None, None, 1, 7, 30, 70)))
            rows.append(
                {
                    "course_id": f"c{9 + len(rows)}",
                    "child_id": child,
                    "model": model,
                    "start_on": day(start),
                    "end_on": maybe_day(None if length is None else start + length),
                    "end_reason": None,
                    "coordinator_id": coordinator,
                    "cadence_days": cadence,
                }
            )
    return rows


def _start(course: Row) -> int:
    return int((course["start_on"] - FIRST).days)


def meetings(draw: Draw, some_courses: Sequence[Row]) -> list[Row]:
    """0 to 5 meetings a course.

    Each lies a gap after the course's start or after the meeting before it, or just before the start: inside
    the course or not, several on a day, planned or held or neither, cancelled although held.
    """
    rows: list[Row] = []
    kinds = ("goal_setting", "follow_up", "follow_up", "progress")
    involvement = ("attended", "consulted", "none", None)
    # (planned?, days from the plan to the meeting, cancelled)
    fates = ((False, 0, False), (True, 0, False), (True, 7, False), (True, None, False), (True, 0, True))
    for course in some_courses:
        start = last = _start(course)
        for _ in range(draw(values((2, 0, 1, 3, 4, 5)))[0]):
            from_last, early = draw(values((False, True), (0, 0, 0, 20)))
            last = draw(gaps()) + (last if from_last else start) - early
            kind, involved, caseworker, fate = draw(values(kinds, involvement, KNOWN, fates))
            planned, wait, cancelled = fate
            rows.append(
                {
                    "meeting_id": f"t{9 + len(rows)}",
                    "course_id": course["course_id"],
                    "kind": kind,
                    "planned_on": day(last) if planned else None,
                    "held_on": maybe_day(None if wait is None else last + wait),
                    "cancelled": cancelled,
                    "child_involvement": involved,
                    "caseworker_present": caseworker,
                    "home_present": None,
                    "school_present": None,
                    "minutes_sent_on": None,
                    "recorded_on": None,
                }
            )
    return rows


def goals(draw: Draw, some_courses: Sequence[Row]) -> list[Row]:
    """0 to 4 goals a course, with every mixture of `closed_on`, `outcome` and `due_on`."""
    rows: list[Row] = []
    outcomes = ("met", None, "partly_met", "not_met", "dropped")
    closes = (None, 0, 13, 14, 15, 60, -30)
    domains = ("academic", "wellbeing", "social")
    for course in some_courses:
        for _ in range(draw(values((2, 0, 1, 3, 4)))[0]):
            set_on = _start(course) + draw(gaps()) - draw(values((0, 0, 0, 0, 20)))[0]
            until_due, close, outcome = draw(values((91, 0, 14, 30, 77, 180), closes, outcomes))
            domain, child_voice, plan_link, end_to_due = draw(values(domains, KNOWN, KNOWN, (None, None, None, 0, 1)))
            ended_on = course["end_on"] and (course["end_on"] - FIRST).days
            due_on = ended_on + end_to_due if ended_on and end_to_due is not None else set_on + until_due
            rows.append(
                {
                    "goal_id": f"g{9 + len(rows)}",
                    "course_id": course["course_id"],
                    "domain": domain,
                    "title": None,
                    "set_on": day(set_on),
                    "due_on": day(due_on),
                    "closed_on": maybe_day(None if close is None else due_on + close),
                    "outcome": outcome,
                    "child_voice": child_voice,
                    "plan_link": plan_link,
                    "recorded_on": None,
                }
            )
    return rows


def assessments(draw: Draw, some_courses: Sequence[Row]) -> list[Row]:
    """0 to 3 assessments a course, which cover the four aspects between them or not, completed or not."""
    rows: list[Row] = []
    names = ("academic", "cognitive", "social", "wellbeing")
    aspects = ((1, 1, 1, 1), (1, 1, 0, 0), (0, 0, 1, 1), (0, 0, 0, 0))
    for course in some_courses:
        for _ in range(draw(values((1, 0, 2, 3)))[0]):
            covers, wait = draw(values(aspects, (30, 56, 55, 57, -5, None)))
            rows.append(
                {
                    "assessment_id": f"a{9 + len(rows)}",
                    "course_id": course["course_id"],
                    "requested_on": course["start_on"],
                    "completed_on": None if wait is None else course["start_on"] + timedelta(days=wait),
                    **{name: bool(covered) for name, covered in zip(names, covers, strict=True)},
                    "child_interviewed": None,
                }
            )
    return rows
