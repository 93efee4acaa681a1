"""The tables of a case database, and the state of a child on a day (section 1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .settings import Settings

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
Attributes = Mapping[str, str | None]


@dataclass(frozen=True)
class State:
    """What is in force of one child on one day; None where there is nothing."""

    placement: Row | None
    enrolment: Row | None
    course: Row | None


class Case:
    """A case database as plain rows, with the states already looked up kept.

    `tables`: name -> rows; days are `datetime.date`, booleans `bool`, numbers `int` or `Decimal`, unknown is
    None.
    """

    def __init__(self, tables: Tables, settings: Settings | None = None) -> None:
        self.tables = tables
        self.settings = settings or Settings()
        self._keyed: dict[str, dict[str, Row]] = {}
        self._of_child: dict[tuple[str, str], list[Row]] = {}
        self._states: dict[tuple[str, date], State] = {}
        self._attributes: dict[tuple[str, date], Attributes] = {}

    def rows(self, table: str) -> Sequence[Row]:
        """All rows of a table; a table that is not there has none."""
        return self.tables.get(table, ())

    def row(self, table: str, key: str) -> Row:
        """The row of `table` whose primary key is `key`; KeyError where there is none."""
        if table not in self._keyed:
            self._keyed[table] = {
                row["municipality_code" if table == "municipality" else f"{table}_id"]: row for row in self.rows(table)
            }
        return self._keyed[table][key]

    def children(self) -> list[str]:
        """The keys of all children, in the order of the table."""
        return [row["child_id"] for row in self.rows("child")]

    def of_course(self, table: str, course: Row) -> list[Row]:
        """The rows of `table` that belong to a course."""
        return [row for row in self.rows(table) if row["course_id"] == course["course_id"]]

    def child_of_course(self, row: Row) -> str:
        """The child of the course that a meeting, goal or assessment belongs to."""
        return str(self.row("course", row["course_id"])["child_id"])

    def state(self, child: str, day: date) -> State:
        """Section 1: "the placement, the enrolment and the course in force on d"."""
        if (child, day) not in self._states:
            self._states[child, day] = State(
                placement=self._in_force("placement", child, day),
                enrolment=self._in_force("enrolment", child, day),
                course=self._in_force("course", child, day),
            )
        return self._states[child, day]

    def _in_force(self, table: str, child: str, day: date) -> Row | None:
        """Section 1: "the one with the latest `start_on`, then the largest key (as text)"."""
        if (table, child) not in self._of_child:
            self._of_child[table, child] = [row for row in self.rows(table) if row["child_id"] == child]
        rows = [row for row in self._of_child[table, child] if in_force(row, day)]
        return max(rows, key=lambda row: (row["start_on"], str(row[f"{table}_id"])), default=None)

    def attributes(self, child: str, day: date) -> Attributes:
        """Section 1: attributes "from the state on the day that is counted"; None is unknown."""
        if (child, day) not in self._attributes:
            state = self.state(child, day)
            person = self.row("child", child)
            home = None if state.placement is None else state.placement["home_id"]
            school = None if state.enrolment is None else state.enrolment["school_id"]
            self._attributes[child, day] = {
                **self.home_attributes(home),
                **self.school_attributes(school),
                "grade": grade(state.enrolment),
                "class_type": None if state.enrolment is None else state.enrolment["class_type"],
                "grade_band": grade_band(state.enrolment),
                "model": None if state.course is None else state.course["model"],
                "coordinator": None if state.course is None else state.course["coordinator_id"],
                "in_course": "no" if state.course is None else "yes",
                "responsible": person["municipality_code"],
                "gender": person["gender"],
                "month": month(day),
            }
        return self._attributes[child, day]

    def home_attributes(self, home: str | None) -> dict[str, str | None]:
        """`home`, `home_kind`, `home_municipality` of a home; all unknown without one."""
        return self._unit_attributes("home", home)

    def school_attributes(self, school: str | None) -> dict[str, str | None]:
        """`school`, `school_kind`, `school_municipality` of a school; all unknown without one."""
        return self._unit_attributes("school", school)

    def _unit_attributes(self, kind: str, key: str | None) -> dict[str, str | None]:
        names = (kind, f"{kind}_kind", f"{kind}_municipality")
        if key is None:
            return dict.fromkeys(names)
        unit = self.row(kind, key)
        return dict(zip(names, (key, unit["kind"], unit["municipality_code"]), strict=True))


def in_force(row: Row, day: date) -> bool:
    """Section 1: "`start_on <= d` and (`end_on` is null or `d <= end_on`)"."""
    return bool(row["start_on"] <= day and (row["end_on"] is None or day <= row["end_on"]))


def month(day: date) -> str:
    """Section 1: "`month` (YYYY-MM) of the day"."""
    return f"{day.year:04d}-{day.month:02d}"


def grade(enrolment: Row | None) -> str | None:
    """The grade as its code, or None."""
    return None if enrolment is None or enrolment["grade"] is None else str(enrolment["grade"])


def grade_band(enrolment: Row | None) -> str | None:
    """Section 1: "indskoling 0-3, mellemtrin 4-6, udskoling 7-10"."""
    if enrolment is None or enrolment["grade"] is None:
        return None
    for band, grades in (
        ("indskoling", (0, 1, 2, 3)),
        ("mellemtrin", (4, 5, 6)),
        ("udskoling", (7, 8, 9, 10)),
    ):
        if enrolment["grade"] in grades:
            return band
    return None
