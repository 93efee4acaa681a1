"""The case database contract (contract/case_database.sql) as SQLAlchemy tables.

The dashboard only reads these relations; each may be a table or a view. Import and the demo municipality
write them. `info["codes"]` holds the listed codes of a column. What a column means stands in the contract.
"""

from typing import Any, Final

import sqlalchemy as sa

from dashboard.vocabulary import codes

METADATA: Final = sa.MetaData()

# SQLite reads NUMERIC as float; fractions of days and hours are asked for as Decimal-free floats throughout.
_DAYS: Final = sa.Numeric(6, 2, asdecimal=False)
_HOURS: Final = sa.Numeric(5, 2, asdecimal=False)
_POINTS: Final = sa.Numeric(asdecimal=False)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(target), nullable=nullable)


def _code(name: str, listed: codes.Codes, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, info={"codes": listed})


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _day(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Date, nullable=nullable)


def _flag(name: str, *, nullable: bool = True) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=nullable)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer)


municipality: Final = sa.Table("municipality", METADATA, _key("municipality_code"), _text("name", nullable=False))

home: Final = sa.Table(
    "home",
    METADATA,
    _key("home_id"),
    _text("name", nullable=False),
    _code("kind", codes.HOME_KIND, nullable=False),
    _ref("municipality_code", "municipality.municipality_code"),
    _whole("places"),
)

school: Final = sa.Table(
    "school",
    METADATA,
    _key("school_id"),
    _text("name", nullable=False),
    _code("kind", codes.SCHOOL_KIND, nullable=False),
    _ref("municipality_code", "municipality.municipality_code"),
    _text("district"),
)

staff: Final = sa.Table(
    "staff",
    METADATA,
    _key("staff_id"),
    _text("name", nullable=False),
    _code("role", codes.STAFF_ROLE, nullable=False),
)

assignment: Final = sa.Table(
    "assignment",
    METADATA,
    _key("assignment_id"),
    _ref("staff_id", "staff.staff_id"),
    _ref("home_id", "home.home_id", nullable=True),
    _ref("school_id", "school.school_id", nullable=True),
    sa.Column("weekly_hours", _HOURS),
    _day("start_on", nullable=False),
    _day("end_on"),
)

child: Final = sa.Table(
    "child",
    METADATA,
    _key("child_id"),
    _text("display_name"),
    _day("birth_on", nullable=False),
    _code("gender", codes.GENDER),
    _ref("municipality_code", "municipality.municipality_code"),
)

placement: Final = sa.Table(
    "placement",
    METADATA,
    _key("placement_id"),
    _ref("child_id", "child.child_id"),
    _ref("home_id", "home.home_id"),
    _day("start_on", nullable=False),
    _day("end_on"),
    _flag("aula_access"),
    _flag("contact_person"),
)

enrolment: Final = sa.Table(
    "enrolment",
    METADATA,
    _key("enrolment_id"),
    _ref("child_id", "child.child_id"),
    _ref("school_id", "school.school_id"),
    _whole("grade"),
    _code("class_type", codes.CLASS_TYPE),
    _day("start_on", nullable=False),
    _day("end_on"),
)

course: Final = sa.Table(
    "course",
    METADATA,
    _key("course_id"),
    _ref("child_id", "child.child_id"),
    _code("model", codes.MODEL, nullable=False),
    _day("start_on", nullable=False),
    _day("end_on"),
    _code("end_reason", codes.COURSE_END_REASON),
    _ref("coordinator_id", "staff.staff_id", nullable=True),
    _whole("cadence_days"),
)

assessment: Final = sa.Table(
    "assessment",
    METADATA,
    _key("assessment_id"),
    _ref("course_id", "course.course_id"),
    _day("requested_on", nullable=False),
    _day("completed_on"),
    _flag("academic", nullable=False),
    _flag("cognitive", nullable=False),
    _flag("social", nullable=False),
    _flag("wellbeing", nullable=False),
    _flag("child_interviewed"),
)

meeting: Final = sa.Table(
    "meeting",
    METADATA,
    _key("meeting_id"),
    _ref("course_id", "course.course_id"),
    _code("kind", codes.MEETING_KIND, nullable=False),
    _day("planned_on"),
    _day("held_on"),
    _flag("cancelled", nullable=False),
    _code("child_involvement", codes.CHILD_INVOLVEMENT),
    _flag("caseworker_present"),
    _flag("home_present"),
    _flag("school_present"),
    _day("minutes_sent_on"),
    _day("recorded_on"),
)

goal: Final = sa.Table(
    "goal",
    METADATA,
    _key("goal_id"),
    _ref("course_id", "course.course_id"),
    _code("domain", codes.GOAL_DOMAIN, nullable=False),
    _text("title"),
    _day("set_on", nullable=False),
    _day("due_on", nullable=False),
    _day("closed_on"),
    _code("outcome", codes.GOAL_OUTCOME),
    _flag("child_voice"),
    _flag("plan_link"),
    _day("recorded_on"),
)

sparring: Final = sa.Table(
    "sparring",
    METADATA,
    _key("sparring_id"),
    _day("held_on", nullable=False),
    _ref("staff_id", "staff.staff_id", nullable=True),
    _ref("home_id", "home.home_id", nullable=True),
    _ref("school_id", "school.school_id", nullable=True),
    _ref("child_id", "child.child_id", nullable=True),
    _code("method", codes.SPARRING_METHOD),
    _whole("minutes"),
    _day("recorded_on"),
)

attendance: Final = sa.Table(
    "attendance",
    METADATA,
    sa.Column("child_id", sa.Text, sa.ForeignKey("child.child_id"), primary_key=True),
    sa.Column("school_id", sa.Text, sa.ForeignKey("school.school_id"), primary_key=True),
    sa.Column("from_on", sa.Date, primary_key=True),
    _day("to_on", nullable=False),
    sa.Column("possible_days", _DAYS, nullable=False),
    sa.Column("illness_days", _DAYS, nullable=False),
    sa.Column("permitted_days", _DAYS, nullable=False),
    sa.Column("unauthorised_days", _DAYS, nullable=False),
)

instrument: Final = sa.Table(
    "instrument",
    METADATA,
    _key("instrument_id"),
    _text("name", nullable=False),
    _code("domain", codes.INSTRUMENT_DOMAIN, nullable=False),
    sa.Column("minimum", _POINTS),
    sa.Column("maximum", _POINTS),
    _flag("higher_is_better", nullable=False),
    sa.Column("meaningful_change", _POINTS),
)

measurement: Final = sa.Table(
    "measurement",
    METADATA,
    _key("measurement_id"),
    _ref("child_id", "child.child_id"),
    _ref("instrument_id", "instrument.instrument_id"),
    _day("measured_on", nullable=False),
    sa.Column("score", _POINTS, nullable=False),
)

activity: Final = sa.Table(
    "activity",
    METADATA,
    _key("activity_id"),
    _day("held_on", nullable=False),
    _code("core_element", codes.CORE_ELEMENT, nullable=False),
    _ref("home_id", "home.home_id", nullable=True),
    _ref("school_id", "school.school_id", nullable=True),
    _ref("child_id", "child.child_id", nullable=True),
    _code("participants", codes.ACTIVITY_PARTICIPANTS),
)

# Parents before children: the order in which rows can be written.
TABLES: Final[tuple[sa.Table, ...]] = tuple(METADATA.sorted_tables)
