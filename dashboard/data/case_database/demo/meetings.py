"""Meetings of a course: contacts in the rhythm of the model, kept or broken; cancelled ones; those to come.

Shares: domain.md 2.4 (cycle length, on time 72 % with homes from 50 to 90, presence of the caseworker).
"""

from dataclasses import dataclass

from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.courses import Course, Row, iso
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.recording import recorded
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar
from dashboard.data.case_database.demo.story import Story

_WORST, _BEST = 0.55, 0.87  # of the cycles of a unit, meant to be on time; summer holidays take some
_CANCELLED = 0.07
_BOOKED = 0.74  # of courses in force, have their next meeting in the calendar
_PROGRESS_MEETINGS = 0.35  # of slm courses also meet at the school every six to eight weeks
_NEW_GOALS_MEETING = 0.12
_CASEWORKER = {"goal_setting": 0.70, "follow_up": 0.25, "progress": 0.04}


@dataclass(frozen=True, slots=True)
class Contact:
    """A goal_setting or follow_up meeting that took place."""

    kind: str
    held: int


def punctuality(home: int, extent: Extent) -> float:
    """The share of cycles that a home means to keep: its own, for as long as it is in the data."""
    return _WORST + (_BEST - _WORST) * extent.dice("punctuality", home).uniform()


def plan_contacts(
    course: Course, child: Child, extent: Extent, calendar: SchoolCalendar, dice: Dice, kept: dict[int, float]
) -> list[Contact]:
    """The contacts of a course up to its last day; `kept` holds the punctuality of homes by position."""
    story = Story(extent)
    contacts: list[Contact] = []
    day = course.start
    while True:
        home = _home_on(child, day)
        held = _next(course, day, kept[home], calendar, dice)
        home = _home_on(child, held)
        if story.silent(home, held):
            moved = _after_leaving(child, home, held)
            if moved is None:
                return contacts
            held = calendar.on_or_after(moved + dice.between(5, 40))
            if story.silent(_home_on(child, held), held):
                return contacts
        if held > course.last:
            return contacts
        opens = not contacts or dice.chance(_NEW_GOALS_MEETING)
        contacts.append(Contact("goal_setting" if opens else "follow_up", held))
        day = held


def _home_on(child: Child, day: int) -> int:
    begun = [stay for stay in child.stays if stay.start <= day]
    return (begun[-1] if begun else child.stays[0]).home


def _after_leaving(child: Child, home: int, day: int) -> int | None:
    later = [stay.start for stay in child.stays if stay.start > day and stay.home != home]
    return later[0] if later else None


def _next(course: Course, day: int, kept: float, calendar: SchoolCalendar, dice: Dice) -> int:
    """The day of the next contact: within the limit, median about 0,83 of it; or late, with a long tail."""
    limit = course.limit
    if dice.chance(kept):
        gap = min(limit, max(limit * 0.45, dice.normal(0.77 * limit, 0.13 * limit)))
        held = calendar.on_or_before(day + int(gap))
        return held if held - day >= 0.35 * limit else calendar.on_or_after(day + int(gap))
    return calendar.on_or_after(day + limit + 1 + round(dice.exponential(0.32 * limit)))


def meeting_rows(
    course: Course, contacts: list[Contact], extent: Extent, calendar: SchoolCalendar, dice: Dice
) -> list[Row]:
    """The rows of `meeting` of one course."""
    rows: list[Row] = []
    before = course.start
    for contact in contacts:
        if contact.held - before > 30 and dice.chance(_CANCELLED):
            missed = calendar.on_or_before(contact.held - dice.between(5, 25))
            rows.append(_not_held(course, len(rows), contact.kind, missed, cancelled=True))
        rows.append(_held(course, len(rows), contact.kind, contact.held, extent, dice))
        before = contact.held
    if course.model == "slm" and dice.chance(_PROGRESS_MEETINGS):
        day = calendar.on_or_after(course.start + dice.between(40, 70))
        while day <= course.last:
            rows.append(_held(course, len(rows), "progress", day, extent, dice))
            day = calendar.on_or_after(day + dice.between(42, 63))
    if course.ends is None:
        rows.extend(_to_come(course, len(rows), before, bool(contacts), extent, calendar, dice))
    return rows


def _held(course: Course, nth: int, kind: str, day: int, extent: Extent, dice: Dice) -> Row:
    planned = dice.known(day + dice.weighted((0, -7, 7, -2), (0.8, 0.12, 0.04, 0.04)), 0.04)
    entered = recorded(day, dice)
    if entered is not None and entered > extent.last:
        return _not_held(course, nth, kind, day, cancelled=False)  # not yet entered as held
    child_part = dice.weighted(("attended", "consulted", "none"), (0.45, 0.42, 0.13))
    caseworker = dice.chance(_CASEWORKER[kind])
    minutes = day + round(dice.lognormal(8.0, 0.7)) if dice.chance(0.85) else None
    return (
        *(_key(course, nth), course.course_id, kind, iso(planned), iso(day), False),
        *(dice.known(child_part, 0.06), dice.known(caseworker, 0.04)),
        *(dice.known(dice.chance(0.93), 0.03), dice.known(dice.chance(0.9), 0.03)),
        *(iso(minutes) if minutes and minutes <= extent.last else None, iso(entered)),
    )


def _not_held(course: Course, nth: int, kind: str, planned: int, *, cancelled: bool) -> Row:
    unknown = (None,) * 5
    return (_key(course, nth), course.course_id, kind, iso(planned), None, cancelled, *unknown, None)


def _to_come(
    course: Course, nth: int, before: int, follows: bool, extent: Extent, calendar: SchoolCalendar, dice: Dice
) -> list[Row]:
    """The next meeting in the calendar; for some one that was let pass, or nothing at all."""
    late = extent.last - before > course.limit
    kind = "follow_up" if follows else "goal_setting"
    if not dice.chance(_BOOKED * (0.6 if late else 1.0)):
        passed = calendar.on_or_before(min(extent.last - 3, before + course.cadence))
        let_pass = late and passed > before and dice.chance(0.5)
        return [_not_held(course, nth, kind, passed, cancelled=False)] if let_pass else []
    day = max(before + course.cadence - dice.between(-5, 20), extent.last + dice.between(2, 45 if late else 14))
    return [_not_held(course, nth, kind, calendar.on_or_after(day), cancelled=False)]


def _key(course: Course, nth: int) -> str:
    return f"{course.course_id}-M{nth + 1:02d}"
