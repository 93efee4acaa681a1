"""The fictional municipality, table by table, in chunks that fit in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from dashboard.data.case_database import tables
from dashboard.data.case_database.demo.activities import Residents, activity_rows, residents_of
from dashboard.data.case_database.demo.advisors import Advisors, appoint
from dashboard.data.case_database.demo.attendance import Attendance
from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.courses import (
    Course,
    Row,
    assessment_rows,
    child_key,
    course_row,
    iso,
    plan_courses,
)
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.goals import goal_rows
from dashboard.data.case_database.demo.measurements import INSTRUMENTS, measurement_rows
from dashboard.data.case_database.demo.meetings import meeting_rows, plan_contacts, punctuality
from dashboard.data.case_database.demo.places import Places, build_places
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar
from dashboard.data.case_database.demo.schooling import enrol
from dashboard.data.case_database.demo.sparring import child_sparring, residence_sparring
from dashboard.data.case_database.demo.stays import simulate

Chunk = tuple[sa.Table, list[Row]]
OnProgress = Callable[[int, int], None]

_CHILDREN_A_CHUNK = 100
_HOMES_A_CHUNK = 50
_OLDEST_STAY = 20 * 366
_FUTURE = 300


@dataclass(frozen=True)
class _World:
    extent: Extent
    places: Places
    calendar: SchoolCalendar
    children: list[Child]
    advisors: Advisors
    attendance: Attendance
    residents: dict[int, Residents]
    kept: dict[int, float]


def generate(
    children: int, years: int, seed: int, until: date, on_progress: OnProgress | None = None
) -> Iterator[Chunk]:
    """The rows of a fictional municipality, as (table, rows) in an order in which they can be written.

    `children` in care at a time, told of for `years` up to and including `until`. A row has a value for
    every column of its table, in the table's order; days are ISO text. The same arguments give the same
    rows. A table comes up to several times; `on_progress` hears of (done, total) steps.

    Raises ValueError if children or years are below 1 or the seed is negative.
    """
    world = _build(Extent(children, years, seed, until))
    homes = sorted(world.residents)
    total, done = len(world.children) + len(homes), 0
    yield from _units(world)
    for start in range(0, len(world.children), _CHILDREN_A_CHUNK):
        part = world.children[start : start + _CHILDREN_A_CHUNK]
        yield from _of_children(world, part)
        done += len(part)
        if on_progress:
            on_progress(done, total)
    for start in range(0, len(homes), _HOMES_A_CHUNK):
        some = homes[start : start + _HOMES_A_CHUNK]
        yield from _of_homes(world, some)
        done += len(some)
        if on_progress:
            on_progress(done, total)


def _build(extent: Extent) -> _World:
    places = build_places(extent)
    children = simulate(extent, places)
    for child in children:
        enrol(child, extent, places, extent.dice("schooling", child.number))
    calendar = SchoolCalendar.spanning(extent.first - _OLDEST_STAY, extent.last + _FUTURE)
    residents = residents_of(children, places)
    return _World(
        extent,
        places,
        calendar,
        children,
        appoint(extent, places),
        Attendance(extent, places, calendar, residents),
        residents,
        {at: punctuality(at, extent) for at in range(len(places.homes))},
    )


def _units(world: _World) -> Iterator[Chunk]:
    places = world.places
    codes = [code for code, _ in places.municipalities]
    yield tables.municipality, list(places.municipalities)
    yield (
        tables.home,
        [(home.home_id, home.name, home.kind, codes[home.municipality], home.places) for home in places.homes],
    )
    yield (
        tables.school,
        [(each.school_id, each.name, each.kind, codes[each.municipality], each.district) for each in places.schools],
    )
    yield tables.staff, world.advisors.staff
    yield tables.assignment, world.advisors.assignments
    yield tables.instrument, list(INSTRUMENTS)


def _of_children(world: _World, part: list[Child]) -> Iterator[Chunk]:
    extent, places, calendar = world.extent, world.places, world.calendar
    codes = [code for code, _ in places.municipalities]
    yield (
        tables.child,
        [(child_key(one), one.name, iso(one.birth), one.gender, codes[one.responsible]) for one in part],
    )
    yield tables.placement, [row for child in part for row in _placements(child, world)]
    yield tables.enrolment, [row for child in part for row in _enrolments(child, world)]
    courses = [(child, plan_courses(child, extent, places, extent.dice("courses", child.number))) for child in part]
    yield (
        tables.course,
        [course_row(course, child, _coordinator(child, world)) for child, own in courses for course in own],
    )
    assessments: list[Row] = []
    meetings: list[Row] = []
    goals: list[Row] = []
    for child, own in courses:
        dice = extent.dice("cycles", child.number)
        for course in own:
            contacts = plan_contacts(course, child, extent, calendar, dice, world.kept)
            assessments += assessment_rows(course, dice)
            meetings += meeting_rows(course, contacts, extent, calendar, dice)
            goals += goal_rows(course, contacts, extent, dice)
    yield tables.assessment, assessments
    yield tables.meeting, meetings
    yield tables.goal, goals
    yield tables.sparring, [row for child, own in courses for row in _sparring(child, own, world)]
    for child in part:
        yield tables.attendance, world.attendance.rows(child, extent.dice("attendance", child.number))
    yield (
        tables.measurement,
        [
            row
            for child in part
            for row in measurement_rows(child, extent, calendar, extent.dice("measurement", child.number))
        ],
    )


def _sparring(child: Child, courses: list[Course], world: _World) -> list[Row]:
    dice = world.extent.dice("sparring", child.number)
    return child_sparring(child, courses, world.extent, world.places, world.calendar, world.advisors, dice)


def _of_homes(world: _World, homes: list[int]) -> Iterator[Chunk]:
    extent, places, calendar = world.extent, world.places, world.calendar
    yield (
        tables.sparring,
        [row for at in homes for row in residence_sparring(at, extent, places, calendar, world.advisors)],
    )
    yield (
        tables.activity,
        [row for at in homes for row in activity_rows(at, world.residents[at], extent, places, calendar)],
    )


def _coordinator(child: Child, world: _World) -> str | None:
    dice = world.extent.dice("coordinator", child.number)
    own = world.advisors.coordinator_in(world.places.homes[child.stays[0].home].municipality, child.number)
    return dice.known(own, 0.03)


def _placements(child: Child, world: _World) -> list[Row]:
    dice = world.extent.dice("placement", child.number)
    rows: list[Row] = []
    for nth, stay in enumerate(child.stays, start=1):
        ends = iso(stay.end) if stay.end is not None else None
        home = world.places.homes[stay.home]
        aula = dice.known(dice.chance(0.75 if home.is_residence else 0.85), 0.07)
        contact = dice.known(dice.chance(0.8 if home.is_residence else 0.7), 0.07)
        rows.append(
            (
                f"{child_key(child)}-P{nth}",
                child_key(child),
                home.home_id,
                iso(stay.start),
                ends,
                aula,
                contact,
            )
        )
    return rows


def _enrolments(child: Child, world: _World) -> list[Row]:
    return [
        (
            *(
                f"{child_key(child)}-E{nth:02d}",
                child_key(child),
                world.places.schools[each.school].school_id,
            ),
            *(each.grade, each.class_type, iso(each.start), iso(each.end)),
        )
        for nth, each in enumerate(child.schooling, start=1)
    ]
