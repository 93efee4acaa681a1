"""Sparring: to a school's professionals about a child or its class, to families, and to homes' staff.

Rhythm: domain.md 2.4 (school one to two a child and cycle; home every four to six weeks, three to four a
year at least in families).
"""

from dashboard.data.case_database.demo.advisors import Advisors, present
from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.courses import Course, Row, child_key, iso
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.places import Places
from dashboard.data.case_database.demo.recording import recorded
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar

_SCHOOL_GAP = {"slm": 85.0, "kia": 48.0}
_FAMILY_GAP = 84.0
_RESIDENCE_GAP = 35.0
_WITHOUT_ADVISOR = 0.12  # of the talks that an advisor would have had, a psychologist has
_ABOUT_ALL = 0.25
_SELDOM = 0.15  # of schools and homes are hardly reached
_SCHOOL_METHODS = (
    ("conversation", "class_team", "observation", "visit", "phone"),
    (0.4, 0.25, 0.2, 0.05, 0.1),
)
_FAMILY_METHODS = (("conversation", "visit", "phone"), (0.35, 0.4, 0.25))
_RESIDENCE_METHODS = (("staff_meeting", "conversation", "visit", "phone"), (0.5, 0.3, 0.1, 0.1))
_MINUTES = (15, 20, 30, 45, 60, 75, 90)

Unit = tuple[str | None, str | None]  # home, school
Span = tuple[int, int, int]  # position of the unit, first and last day


def child_sparring(
    child: Child,
    courses: list[Course],
    extent: Extent,
    places: Places,
    calendar: SchoolCalendar,
    advisors: Advisors,
    dice: Dice,
) -> list[Row]:
    """Sparring to the schools and the families of one child, while it is in a course."""
    rows: list[Row] = []
    key = child_key(child)
    for course in courses:
        for at, start, end in _at_schools(child, course):
            gap = _SCHOOL_GAP[course.model] * _thrift(extent, "school", at)
            for day in _days(start, end, gap, calendar, dice):
                who = present(advisors.at_school.get(at), day)
                if who is None and not dice.chance(_WITHOUT_ADVISOR):
                    continue
                who = who or dice.pick(advisors.psychologists)
                about = None if dice.chance(_ABOUT_ALL) else key
                unit: Unit = (None, places.schools[at].school_id)
                name = f"{course.course_id}-V{len(rows) + 1:02d}"
                rows.append(_row(name, day, who, unit, about, _SCHOOL_METHODS, dice))
        for at, start, end in _in_families(child, course, places):
            gap = _FAMILY_GAP * _thrift(extent, "home", at)
            for day in _days(start, end, gap, calendar, dice):
                who = advisors.consultants[at % len(advisors.consultants)]
                unit = (places.homes[at].home_id, None)
                name = f"{course.course_id}-V{len(rows) + 1:02d}"
                rows.append(_row(name, day, who, unit, key, _FAMILY_METHODS, dice))
    return [row for row in rows if _entered(row, extent)]


def residence_sparring(
    at: int, extent: Extent, places: Places, calendar: SchoolCalendar, advisors: Advisors
) -> list[Row]:
    """Sparring to the staff of one home, about all its children; none while nobody is appointed."""
    dice = extent.dice("residence sparring", at)
    home = places.homes[at]
    rows: list[Row] = []
    gap = _RESIDENCE_GAP * _thrift(extent, "home", at)
    for day in _days(extent.first + 20, extent.last, gap, calendar, dice):
        who = present(advisors.at_home.get(at), day)
        if who is not None:
            name = f"{home.home_id}-V{len(rows) + 1:03d}"
            rows.append(_row(name, day, who, (home.home_id, None), None, _RESIDENCE_METHODS, dice))
    return [row for row in rows if _entered(row, extent)]


def _thrift(extent: Extent, kind: str, at: int) -> float:
    """How far apart a unit's talks lie, against the usual; its own for good."""
    dice = extent.dice("thrift", kind, at)
    return 2.5 if dice.chance(_SELDOM) else 0.7 + 0.8 * dice.uniform()


def _at_schools(child: Child, course: Course) -> list[Span]:
    told = [(each.school, each.start, each.end) for each in child.schooling]
    return _while_in(told, course)


def _in_families(child: Child, course: Course, places: Places) -> list[Span]:
    told = [(stay.home, stay.start, stay.end) for stay in child.stays]
    return _while_in([span for span in told if not places.homes[span[0]].is_residence], course)


def _while_in(told: list[tuple[int, int, int | None]], course: Course) -> list[Span]:
    """The parts of these spans in which the course runs; spans of one unit that touch become one."""
    spans: list[Span] = []
    for at, start, end in told:
        first, last = max(start, course.start), min(end or course.last, course.last)
        if spans and spans[-1][0] == at and first <= spans[-1][2] + 1:
            spans[-1] = (at, spans[-1][1], last)
        elif first <= last:
            spans.append((at, first, last))
    return spans


def _days(start: int, end: int, gap: float, calendar: SchoolCalendar, dice: Dice) -> list[int]:
    days: list[int] = []
    day = calendar.on_or_after(start + round(dice.uniform() * gap))
    while day <= end:
        days.append(day)
        day = calendar.on_or_after(day + max(5, round(dice.normal(gap, 0.35 * gap))))
    return days


def _row(
    key: str,
    day: int,
    who: str,
    unit: Unit,
    about: str | None,
    methods: tuple[tuple[str, ...], tuple[float, ...]],
    dice: Dice,
) -> Row:
    method = dice.known(dice.weighted(*methods), 0.03)
    minutes = dice.known(dice.pick(_MINUTES), 0.08)
    entered = iso(recorded(day, dice))
    return (key, iso(day), dice.known(who, 0.03), *unit, about, method, minutes, entered)


def _entered(row: Row, extent: Extent) -> bool:
    """Whether the row was in the source system on the last day."""
    entered = row[-1]
    return entered is None or str(entered) <= extent.until.isoformat()
