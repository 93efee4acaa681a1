"""Sparring and advisors: the figures of units, over the units that have a receiver (sections 2 and 3)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

from .case import Case, Row, in_force, month
from .query import Contribution, Query, contribution

Unit = Literal["home", "school"]


def receivers(case: Case, query: Query, kind: Unit, day: date) -> dict[str, set[str]]:
    """Unit -> its receivers on the day.

    Section 2: unit -> "the children with a course in force on d whose state on d has this unit and matches
    the filter"; units without one are left out.
    """
    found: dict[str, set[str]] = {}
    for child in case.children():
        attributes = case.attributes(child, day)
        unit = attributes[kind]
        if case.state(child, day).course is not None and unit is not None and query.admits(attributes):
            found.setdefault(unit, set()).add(child)
    return found


def _attributes(case: Case, kind: Unit, unit: str, day: date) -> dict[str, str | None]:
    """Section 2: "grouped by the unit and the unit's own attributes [...] or by month"."""
    own = case.home_attributes(unit) if kind == "home" else case.school_attributes(unit)
    return {**own, "month": month(day)}


def sparring(case: Case, query: Query, kind: Unit) -> Iterator[Contribution]:
    """Section 2: school_sparring and home_sparring.

    Section 2. Denominator: "the days of the period on which the unit has a receiver, / 91.3125, added over
    units". Numerator: "the sparring rows of that kind of unit, held in the period on a day on which the unit
    has a receiver, and whose `child_id`, if any, is among the receivers of that day".
    """
    for day in query.days():
        for unit, children in receivers(case, query, kind, day).items():
            talks = [
                row
                for row in case.rows("sparring")
                if row[f"{kind}_id"] == unit
                and row["held_on"] == day
                and (row["child_id"] is None or row["child_id"] in children)
            ]
            exposure = 1 / case.settings.days_in_quarter
            yield contribution(_attributes(case, kind, unit, day), children, len(talks), exposure)


def sparring_coverage(case: Case, query: Query, kind: Unit) -> Iterator[Contribution]:
    """Section 2: school_sparring_coverage and home_sparring_coverage.

    Section 2. Denominator: "unit-days of the period with a receiver". Numerator: "those with a sparring row
    of that unit (any child or none, whatever the filter) held on that day or at most the limit's days before
    it".
    """
    for day in query.days():
        for unit, children in receivers(case, query, kind, day).items():
            covered = any(
                row[f"{kind}_id"] == unit and 0 <= (day - row["held_on"]).days <= case.settings.sparring_limit[kind]
                for row in case.rows("sparring")
            )
            yield contribution(_attributes(case, kind, unit, day), children, int(covered))


def _assignments(case: Case, kind: Unit, unit: str, role: str, day: date) -> list[Row]:
    """The assignments to the unit in force on the day, of staff with the role."""
    return [
        row
        for row in case.rows("assignment")
        if row[f"{kind}_id"] == unit and in_force(row, day) and case.row("staff", row["staff_id"])["role"] == role
    ]


def advisor_at_school(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: the share of schools with a learning advisor's five hours.

    Section 3, on B. Denominator: "schools with a receiver on B". Numerator: "learning advisors'
    `weekly_hours` in force on B add up to >= 5 (unknown hours add nothing)".
    """
    day = query.last
    for school, children in receivers(case, query, "school", day).items():
        hours = sum(
            (
                Fraction(row["weekly_hours"])
                for row in _assignments(case, "school", school, "learning_advisor", day)
                if row["weekly_hours"] is not None
            ),
            Fraction(0),
        )
        enough = hours >= case.settings.advisor_hours
        yield contribution(_attributes(case, "school", school, day), children, int(enough))


def advisor_at_home(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: the share of homes with a school advisor.

    Section 3, on B. Denominator: "homes of kind residential_home or small_residence with a receiver on B".
    Numerator: "a school_advisor's assignment in force on B".
    """
    day = query.last
    for home, children in receivers(case, query, "home", day).items():
        if case.row("home", home)["kind"] in ("residential_home", "small_residence"):
            has_advisor = bool(_assignments(case, "home", home, "school_advisor", day))
            yield contribution(_attributes(case, "home", home, day), children, int(has_advisor))
