"""The rows that a figure is made of: of which child, in which state and month."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.data.mart.ask_children import rows_of
from dashboard.data.mart.ask_units import receiving, receiving_on_last_day, talking
from dashboard.data.mart.columns import Flags, Ints, month_number, months_of
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.selection import Selection
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays, AttendingChildren, ChildMeasure, UnitDays, UnitsOnLastDay
from dashboard.vocabulary.rules import Rules


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """A row each: whose, in which state and month, and whether it adds to the denominator (else to the numerator)."""

    child: Ints
    stay: Ints
    month: Ints
    counts: Flags


def rows_behind(selection: Selection, indicator: Indicator, rules: Rules) -> RowsBehind:
    """All rows of the question that add anything. The period must be of whole months."""
    denominator = indicator.denominator
    if isinstance(denominator, ChildMeasure):
        return of_children(selection, indicator.key)
    if isinstance(denominator, AttendanceDays):
        return _of_attendance(selection, 0)
    if isinstance(denominator, AttendingChildren):
        return _of_attendance(selection, rules.least_possible_days * DAY_UNIT)
    if isinstance(denominator, UnitDays):
        months, talks = (ask(selection, selection.columns.units[denominator.unit]) for ask in (receiving, talking))
        return _joined([(rows.child, rows.stay, rows.month, rows is months) for rows in (months, talks)])
    assert isinstance(denominator, UnitsOnLastDay)
    there, _ = receiving_on_last_day(selection, denominator.unit)
    return _joined([(there.child, there.stay, there.month, True)])


def of_children(selection: Selection, key: str) -> RowsBehind:
    """The rows of an indicator of children, or of a part of one."""
    found = []
    for part in rows_of(selection, key):
        rows = part.rows
        month = months_of(part.day())
        adds = (rows.denominator > 0) | (rows.numerator > 0)
        found.append((rows.child[adds], part.stay[adds], month[adds], rows.denominator[adds] > 0))
    return _joined(found)


def _of_attendance(selection: Selection, least: int) -> RowsBehind:
    """School days of the children with so many, in ten-thousandths of a day."""
    rows, period = selection.columns.attendance, selection.question.period
    asked = selection.slice_of(rows.month, month_number(period.start), month_number(period.end))
    kept = selection.keep(rows.stay[asked], rows.month[asked], rows.possible[asked] > 0)
    child = rows.child[asked][kept]
    days = np.bincount(child, weights=rows.possible[asked][kept])
    enough = days[child] >= least
    return _joined([(child[enough], rows.stay[asked][kept][enough], rows.month[asked][kept][enough], True)])


def _joined(parts: Sequence[tuple[Ints, Ints, Ints, Flags | bool]]) -> RowsBehind:
    nothing = np.zeros(0, np.int32)
    child, stay, month = (np.concatenate([nothing, *(part[place] for part in parts)]) for place in range(3))
    counts = [np.broadcast_to(np.asarray(part[3]), part[0].shape) for part in parts]
    return RowsBehind(child, stay, month, np.concatenate([nothing.astype(np.bool_), *counts]))
