"""Absence: absence with its parts (section 2) and high_absence (section 3)."""

from collections.abc import Iterator
from fractions import Fraction

from .case import Attributes, Case, Row
from .query import Contribution, Query, Result, contribution


def parts() -> tuple[str, str, str]:
    """Section 2: "illness + permitted + unauthorised days"."""
    return ("illness_days", "permitted_days", "unauthorised_days")


def absent(row: Row) -> Fraction:
    """All days of absence of a row."""
    return sum((Fraction(row[part]) for part in parts()), Fraction(0))


def is_bad(row: Row) -> bool:
    """Section 2: "a negative part, or more absence than possible days, are bad input: they count nowhere"."""
    return any(Fraction(row[part]) < 0 for part in parts()) or absent(row) > Fraction(row["possible_days"])


def _rows(case: Case, query: Query) -> Iterator[tuple[Row, Attributes]]:
    """The rows that count, with their attributes.

    Section 2: "Rows with `to_on` in the period"; "State on `to_on`, but school attributes from the row's own
    school".
    """
    for row in case.rows("attendance"):
        if query.counts(row["to_on"]) and not is_bad(row):
            state = case.attributes(row["child_id"], row["to_on"])
            yield row, {**state, **case.school_attributes(row["school_id"])}


def absence(case: Case, query: Query, part: str | None = None) -> Iterator[Contribution]:
    """Section 2: days of absence (or of one of its `parts()`) over possible days."""
    for row, attributes in _rows(case, query):
        days = absent(row) if part is None else Fraction(row[part])
        yield contribution(attributes, [row["child_id"]], days, Fraction(row["possible_days"]))


def high_absence(case: Case, query: Query) -> Result:
    """Section 3: the share of children with high absence.

    Section 3. Denominator: "children with >= 20 possible days in the group (rows as in absence)". Numerator:
    "those absent on more than 10 % of their possible days in the group".
    """
    possible: dict[tuple[str | None, str], Fraction] = {}
    missed: dict[tuple[str | None, str], Fraction] = {}
    for row, attributes in _rows(case, query):
        if query.admits(attributes):
            key = (None if query.by is None else attributes[query.by], row["child_id"])
            possible[key] = possible.get(key, Fraction(0)) + Fraction(row["possible_days"])
            missed[key] = missed.get(key, Fraction(0)) + absent(row)
    result: Result = {}
    for (group, child), days in possible.items():
        if days >= case.settings.high_absence_least_days:
            is_high = missed[group, child] > case.settings.high_absence_over * days
            numerator, denominator, children = result.get(group, (Fraction(0), Fraction(0), 0))
            result[group] = (numerator + int(is_high), denominator + 1, children + 1)
    return result
