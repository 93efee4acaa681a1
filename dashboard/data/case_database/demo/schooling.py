"""Enrolments: which school a child attends, a row for each school year, school and class.

Shares: domain.md 2.4 (school types, changes of school). A child is told from the school year in which it
arrives to the end of the school year in which it returns home: a school reports absence by school years.
"""

from dataclasses import dataclass
from datetime import date

from dashboard.data.case_database.demo.children import Child, Schooling
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.places import Home, Places
from dashboard.data.case_database.demo.school_calendar import school_year_of

_KINDS = (
    ("public_school", "mainstream"),
    ("public_school", "special_class"),
    ("special_school", "special_class"),
    ("day_treatment", "special_class"),
    ("private_school", "mainstream"),
)
_AT_RESIDENCES = (0.45, 0.20, 0.15, 0.17, 0.03)
_IN_FAMILIES = (0.58, 0.12, 0.09, 0.17, 0.04)
_CHANGES_ON_ARRIVAL = 0.2
_CHANGES_WITH_HOME = 0.65
_CHANGES_ALONE = 0.045  # a year
_CONTINUATION_SCHOOL = 0.04  # of those who begin grade 9 or 10
_NEVER_ENROLLED = 0.01
_KIND_LASTS = 0.75  # of changes of school that stay within the kind of school


@dataclass(frozen=True, slots=True)
class _Class:
    school: int
    kind: str
    class_type: str


def enrol(child: Child, extent: Extent, places: Places, dice: Dice) -> None:
    """Write the child's schooling, from what is told of its stays."""
    if dice.chance(_NEVER_ENROLLED):
        return
    start = _first_of_school_year(max(child.stays[0].start, extent.first))
    end = _last_day(child, extent)
    changes = _changes(child, extent, places, dice, start)
    for at, (since, attended) in enumerate(changes):
        until = changes[at + 1][0] - 1 if at + 1 < len(changes) else end
        _tell_by_years(child, attended, since, min(until, end), extent, dice)


def _first_of_school_year(day: int) -> int:
    return date(school_year_of(date.fromordinal(day)), 8, 1).toordinal()


def _last_day(child: Child, extent: Extent) -> int:
    """The last day told of; beyond the last day of the data if the child still goes to school."""
    left = child.left_on
    if left is None or left > extent.last:
        return min(child.leaves_school, extent.last + 1)
    year = school_year_of(date.fromordinal(left))
    return min(child.leaves_school, date(year + 1, 7, 31).toordinal(), extent.last + 1)


def _changes(child: Child, extent: Extent, places: Places, dice: Dice, start: int) -> list[tuple[int, _Class]]:
    """The days on which the child begins in another school (or class), with it; ascending, no day twice."""
    home = places.homes[child.stays[0].home]
    attended = _choose(home, places, dice)
    changes = [(start, attended)]
    if child.stays[0].start > extent.first and dice.chance(_CHANGES_ON_ARRIVAL):
        # It attended a school of the municipality responsible before it was placed.
        before = dice.pick(places.schools_of(child.responsible, "public_school"))
        changes[0] = (start, _Class(before, "public_school", "mainstream"))
        changes.append((child.stays[0].start, attended))
    moves: list[tuple[int, Home | None, float]] = [
        (stay.start, places.homes[stay.home], _CHANGES_WITH_HOME) for stay in child.stays[1:]
    ]
    summers: list[tuple[int, Home | None, float]] = [
        (day, None, _CHANGES_ALONE) for day in _summers(start, extent.last)
    ]
    for day, new_home, share in sorted([*moves, *summers], key=lambda move: move[0]):
        home = new_home or home
        if not dice.chance(share):
            continue
        attended = _other(attended, home, places, dice)
        changes.append((max(day, changes[-1][0] + 1), attended))
    for day in _summers(start, extent.last):
        if child.grade_on(day) in (9, 10) and dice.chance(_CONTINUATION_SCHOOL):
            options = places.schools_of(home.municipality, "continuation_school")
            if options:
                kept = [change for change in changes if change[0] < day]
                return [*kept, (day, _Class(dice.pick(options), "continuation_school", "mainstream"))]
    return changes


def _summers(start: int, last: int) -> list[int]:
    years = range(date.fromordinal(start).year + 1, date.fromordinal(last).year + 1)
    return [day for year in years if start < (day := date(year, 8, 1).toordinal()) <= last]


def _choose(home: Home, places: Places, dice: Dice) -> _Class:
    kind, class_type = dice.weighted(_KINDS, _AT_RESIDENCES if home.is_residence else _IN_FAMILIES)
    return _Class(_school(kind, home, places, dice), kind, class_type)


def _other(attended: _Class, home: Home, places: Places, dice: Dice) -> _Class:
    """Another school than the one attended; often of the same kind."""
    for _ in range(6):
        kind, class_type = attended.kind, attended.class_type
        if not dice.chance(_KIND_LASTS):
            chosen = _choose(home, places, dice)
        else:
            chosen = _Class(_school(kind, home, places, dice), kind, class_type)
        if chosen.school != attended.school:
            return chosen
    return attended


def _school(kind: str, home: Home, places: Places, dice: Dice) -> int:
    if kind == "public_school" and dice.chance(0.85):
        return dice.pick(home.near)
    return dice.pick(places.schools_of(home.municipality, kind))


def _tell_by_years(child: Child, attended: _Class, since: int, until: int, extent: Extent, dice: Dice) -> None:
    class_type = dice.known(attended.class_type, 0.03)
    graded = attended.kind in ("public_school", "private_school", "continuation_school") or dice.chance(0.75)
    start = since
    while start <= until:
        year = school_year_of(date.fromordinal(start))
        end = min(until, date(year + 1, 7, 31).toordinal())
        grade = child.grade_on(start) if graded else None
        open_end = None if end > extent.last else end
        if start <= extent.last:
            child.schooling.append(Schooling(attended.school, grade, class_type, start, open_end))
        start = end + 1
