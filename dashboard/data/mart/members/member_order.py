"""In which order the lines behind a number stand: by a column, and then always alike."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.children.child_columns import Values, ranks
from dashboard.data.mart.columns import Ints
from dashboard.data.mart.members.member_lines import NOBODY, Lines
from dashboard.data.mart.members.members import SORTS, Line, Sort
from dashboard.data.mart.store import Mart

# As the lines are usually read.
_USUAL: Final[Mapping[Line, Sort]] = {
    Line.EVENT: Sort.DAY,
    Line.TALK: Sort.DAY,
    Line.CHILD: Sort.CHILD,
    Line.MONTHS: Sort.CHILD,
    Line.UNIT: Sort.UNIT,
}


def sort_of(line: Line, asked: Sort | None) -> Sort:
    """What such lines are sorted by."""
    return asked if asked in SORTS[line] else _USUAL[line]


def ordered(
    mart: Mart, lines: Lines, sort: Sort, unit: str | None, *, descending: bool, names: bool
) -> NDArray[np.int64]:
    """The places of the lines in order: what has nothing in the column last; then by child, day and unit.

    `unit`: of what kind the units of the lines are. `names`: the reader may see the children's.
    """
    child = np.where(lines.child == NOBODY, np.nan, child_ranks(mart, names=names)[lines.child])
    units = unit_ranks(mart, unit)[lines.unit] if unit is not None else np.zeros(len(lines))

    def at(attribute: str) -> Values:
        return unit_ranks(mart, attribute)[_codes(mart, attribute)[lines.stay]]

    values: Values
    match sort:
        case Sort.CHILD:
            values = child
        case Sort.UNIT:
            values = units
        case Sort.DAY:
            values = lines.last.astype(np.float64)
        case Sort.NUMERATOR:
            values = lines.numerators
        case Sort.DENOMINATOR:
            values = lines.denominators
        case Sort.HOME | Sort.SCHOOL:
            values = at(sort.value)
    is_missing = np.isnan(values)
    signed = np.where(is_missing, 0.0, -values if descending else values)
    ties: list[NDArray[Any]] = [np.nan_to_num(units, nan=-1), lines.last, child]
    order: NDArray[np.int64] = np.lexsort([*ties, signed, is_missing])
    return order


def child_ranks(mart: Mart, *, names: bool) -> Values:
    """The place of every child, by number: of its name, for who may see it, and of its key."""

    def read() -> Values:
        by_number = np.full(mart.columns.children, np.nan)
        rows = mart.ask(f"SELECT child, {'display_name' if names else 'child_id'} FROM mart.child ORDER BY child_id")
        by_number[[child for child, _ in rows]] = ranks([text for _, text in rows])
        return by_number

    found: Values = mart.kept.get(("child_ranks", names), read)
    return found


def unit_ranks(mart: Mart, attribute: str) -> Values:
    """The place of every home's or school's name, by its place among the attribute's values."""

    def read() -> Values:
        known = mart.register.homes if attribute == "home" else mart.register.schools
        values = mart.columns.attributes[attribute].values
        return ranks([known[key].name if key is not None and key in known else key for key in values])

    found: Values = mart.kept.get(("unit_ranks", attribute), read)
    return found


def _codes(mart: Mart, attribute: str) -> Ints:
    return mart.columns.attributes[attribute].codes
