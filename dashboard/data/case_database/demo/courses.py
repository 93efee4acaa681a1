"""Courses through the two models, and the assessments that open them.

Quality of homes (kia, every 56 days) at residences, the strengthened learning environment (slm, every 91
days) elsewhere. A course follows the child as long as the model is the same, or ends with the move.
"""

from dataclasses import dataclass
from datetime import date

from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.places import Places
from dashboard.data.case_database.demo.story import SILENT

Row = tuple[object, ...]

_IN_PROGRAMME = 0.93
_TAKEN_UP_WITHIN = 110  # days: the models are taken up over the first months
_MOVE_ENDS_COURSE = 0.5
_CADENCE = {"slm": 91, "kia": 56}
_GRACE = {"slm": 14, "kia": 7}
_OWN_CADENCE = {"slm": 42, "kia": 49}
_OWN_CADENCE_SHARE = 0.04
_COMPLETES_YEARLY = {"slm": 0.06, "kia": 0.02}


@dataclass(frozen=True, slots=True)
class Course:
    """One course; `last` is the last day of it that can be told of, `ends` None while it is in force."""

    course_id: str
    model: str
    start: int
    last: int
    ends: int | None
    end_reason: str | None
    cadence: int
    own_cadence: int | None

    @property
    def limit(self) -> int:
        """Days that may pass between contacts."""
        return self.cadence + _GRACE[self.model]


def iso(day: int | None) -> str | None:
    """The day as ISO text."""
    return None if day is None else date.fromordinal(day).isoformat()


def plan_courses(child: Child, extent: Extent, places: Places, dice: Dice) -> list[Course]:
    """The child's courses, in order of time."""
    story = any(stay.home == SILENT for stay in child.stays)  # enough children there to be seen
    if not dice.chance(_IN_PROGRAMME) and not story:
        return []
    courses: list[Course] = []
    for model, start, end, moves_on in _spells(child, places, dice):
        begin = _begin(extent, dice, start, first=not courses)
        final = extent.last + 1 if end is None else end
        stop, reason = _stop(child, model, begin, final, extent, dice, moves_on=moves_on)
        if begin > extent.last or begin >= stop:
            continue
        own = _OWN_CADENCE[model] if dice.chance(_OWN_CADENCE_SHARE) else None
        ends = stop if stop <= extent.last else None
        key = f"F{child.number:05d}-{len(courses) + 1}"
        last, why = min(stop, extent.last), reason if ends else None
        courses.append(Course(key, model, begin, last, ends, why, own or _CADENCE[model], own))
    return courses


def _spells(child: Child, places: Places, dice: Dice) -> list[tuple[str, int, int | None, bool]]:
    """Model, first and last day, and whether a move ends it; stays under one model may be one."""
    spells: list[tuple[str, int, int | None, bool]] = []
    for at, stay in enumerate(child.stays):
        model = "kia" if places.homes[stay.home].is_residence else "slm"
        moves_on = at + 1 < len(child.stays)
        if spells and spells[-1][0] == model and not dice.chance(_MOVE_ENDS_COURSE):
            spells[-1] = (model, spells[-1][1], stay.end, moves_on)
        else:
            spells.append((model, stay.start, stay.end, moves_on))
    return spells


def _begin(extent: Extent, dice: Dice, start: int, *, first: bool) -> int:
    if first and start <= extent.first:
        return extent.first + dice.between(0, _TAKEN_UP_WITHIN)
    return start + max(2, min(120, round(dice.lognormal(20.0, 0.8))))


def _stop(
    child: Child, model: str, begin: int, end: int, extent: Extent, dice: Dice, *, moves_on: bool
) -> tuple[int, str]:
    """The last day of the course, and why it ended."""
    school_done = child.leaves_school - 31 - dice.between(0, 20)
    completed = begin + 400 + round(dice.exponential(365 / _COMPLETES_YEARLY[model]))
    withdrawn = begin + round(dice.exponential(365 / 0.02))
    last_day = end - dice.weighted((0, 1, dice.between(2, 10)), (0.7, 0.15, 0.15)) if end <= extent.last else end
    left = "moved" if moves_on else "returned_home" if child.returned_home else "other"
    return min((last_day, left), (school_done, "completed"), (completed, "completed"), (withdrawn, "withdrawn"))


def course_row(course: Course, child: Child, coordinator: str | None) -> Row:
    """One row of `course`."""
    child_id = child_key(child)
    days = (iso(course.start), iso(course.ends))
    return (
        course.course_id,
        child_id,
        course.model,
        *days,
        course.end_reason,
        coordinator,
        course.own_cadence,
    )


def child_key(child: Child) -> str:
    """The child's opaque key; its order as text is the order of arrival."""
    return f"B{child.number:05d}"


def assessment_rows(course: Course, dice: Dice) -> list[Row]:
    """The assessment that was asked for at the start; a second one where the first left sides out."""
    requested = course.start + dice.between(0, 10)
    if requested > course.last:
        return []
    full = dice.chance(0.8)
    sides = (True, full or dice.chance(0.4), full or dice.chance(0.5), True)
    rows = [_assessment(course, 1, requested, sides, dice)]
    second = requested + dice.between(20, 60)
    if not all(sides) and second <= course.last and dice.chance(0.6):
        rows.append(_assessment(course, 2, second, tuple(not side for side in sides), dice))
    return rows


def _assessment(course: Course, nth: int, requested: int, sides: tuple[bool, ...], dice: Dice) -> Row:
    done = requested + round(dice.lognormal(32.0, 0.5))
    completed = None if done > course.last or dice.chance(0.05) else done
    interviewed = dice.known(dice.chance(0.8), 0.05)
    return (
        f"{course.course_id}-A{nth}",
        course.course_id,
        iso(requested),
        iso(completed),
        *sides,
        interviewed,
    )
