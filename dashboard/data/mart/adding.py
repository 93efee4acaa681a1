"""What a figure is made of, row by row: which child adds how much, on which day, to which group.

What belongs to one child is a row of it. What belongs to several (a unit's day, a unit, a talk about nobody in
particular) is shared equally by the unit's receivers of that day, so that rows add up and every receiver has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.ask_attendance import judge
from dashboard.data.mart.ask_children import events_of, month_days_of, standing_of
from dashboard.data.mart.ask_units import covering, receiving, receiving_on_last_day, talking
from dashboard.data.mart.columns import Ints, day_number, last_days, months_of
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.selection import Selection
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import (
    AttendanceDays,
    AttendingChildren,
    ChildMeasure,
    Unit,
    UnitDays,
    UnitsOnLastDay,
)

Whole = NDArray[np.integer]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Adding:
    """A row each. `group`: a place in the selection's groups; `day`: days since 1970; the amounts as the figure's."""

    child: Whole
    group: Whole
    day: Whole
    numerator: Whole | Reals
    denominator: Whole | Reals

    @classmethod
    def joined(cls, parts: Sequence["Adding"]) -> "Adding":
        nothing = np.zeros(0, np.int32)
        return cls(*(np.concatenate([nothing, *(getattr(part, name) for part in parts)]) for name in cls.__slots__))

    def taken(self, rows: NDArray[np.int64]) -> "Adding":
        """These rows, in this order."""
        return Adding(*(getattr(self, name)[rows] for name in self.__slots__))


def adding(mart: Mart, selection: Selection, indicator: Indicator) -> Adding:
    """All rows of the question; none adds nothing."""
    denominator = indicator.denominator
    if isinstance(denominator, ChildMeasure):
        return _of_children(selection, indicator.key, getattr(denominator, "per", 1.0))
    if isinstance(denominator, AttendanceDays):
        assert isinstance(indicator.numerator, AttendanceDays)
        return _of_attendance(mart, selection, indicator.numerator.column, denominator.column)
    if isinstance(denominator, AttendingChildren):
        return _of_attending(mart, selection)
    if isinstance(denominator, UnitDays):
        return _of_unit_days(selection, denominator, counts_talks=not isinstance(indicator.numerator, UnitDays))
    assert isinstance(denominator, UnitsOnLastDay)
    return _of_last_day(selection, denominator.unit)


def _of_children(selection: Selection, key: str, per: float) -> Adding:
    parts = [
        Adding(found.rows.child, found.rows.group, found.day(), found.rows.numerator, found.rows.denominator / per)
        for found in (events_of(selection, key), standing_of(selection, key))
        if found is not None
    ]
    months = month_days_of(selection, key)
    if months is not None:
        row, bit = _each_day(months.numerator | months.denominator)
        month = months.month[row]
        parts.append(
            Adding(
                months.child[row],
                selection.group(months.stay[row], month),
                last_days(month, 1 << bit),
                (months.numerator[row] >> bit) & 1,
                ((months.denominator[row] >> bit) & 1) / per,
            )
        )
    return Adding.joined(parts)


def _of_attendance(mart: Mart, selection: Selection, numerator: str, denominator: str) -> Adding:
    """A row a row of the case database, in school days."""
    days = _attended(mart, selection)
    group = selection.group(days["stay"], months_of(days["day"]))
    return Adding(days["child"], group, days["day"], days[numerator] / DAY_UNIT, days[denominator] / DAY_UNIT)


def _of_attending(mart: Mart, selection: Selection) -> Adding:
    """A row a child and group, on the last of its school days there."""
    days = _attended(mart, selection)
    group = selection.group(days["stay"], months_of(days["day"]))
    judged = judge(mart.meta.rules, days["child"], group, days["possible"], days["absent"])
    last = np.zeros(len(judged.child), np.int32)
    np.maximum.at(last, judged.place, days["day"])
    rows = np.flatnonzero(judged.enough)
    return Adding(judged.child, judged.group, last, judged.over.astype(np.int8), judged.enough.astype(np.int8)).taken(
        rows
    )


def _attended(mart: Mart, selection: Selection) -> dict[str, Any]:
    """The rows of attendance that are asked for, in ten-thousandths of a day."""
    period = selection.question.period
    rows = mart.ask_columns(
        """SELECT child, stay, (day - DATE '1970-01-01')::INTEGER AS day, possible, illness, permitted, unauthorised,
                  illness + permitted + unauthorised AS absent
           FROM mart.attendance_day WHERE day BETWEEN ? AND ? AND possible > 0""",
        [period.start, period.end],
    )
    kept = selection.keep(rows["stay"], months_of(rows["day"]))
    return {name: column[kept] for name, column in rows.items()}


def _of_unit_days(selection: Selection, counted: UnitDays, *, counts_talks: bool) -> Adding:
    columns = selection.columns.units[counted.unit]
    months = receiving(selection, columns)
    row, bit = _each_day(months.days)
    month, unit = months.month[row], months.unit[row]
    day = last_days(month, 1 << bit)
    share = _shares(unit.astype(np.int64) << 32 | day)
    covered = np.zeros(len(row), np.int32) if counts_talks else (covering(columns, unit, month) >> bit) & 1
    days = Adding(
        months.child[row], selection.group(months.stay[row], month), day, covered * share, share / counted.per
    )
    if not counts_talks:
        return days
    talks = talking(selection, columns)
    group = selection.group(talks.stay, talks.month)
    talked = Adding(talks.child, group, talks.day, _shares(talks.talk), np.zeros(len(talks.talk)))
    return Adding.joined([days, talked])


def _of_last_day(selection: Selection, unit: Unit) -> Adding:
    there, advised = receiving_on_last_day(selection, unit)
    share = _shares(there.unit)
    day = np.full(len(share), day_number(selection.question.period.end), np.int32)
    return Adding(there.child, selection.group(there.stay, there.month), day, advised * share, share)


def _each_day(bits: Ints) -> tuple[NDArray[np.int64], Ints]:
    """Of each row's bits that are set: the row, and the bit's place."""
    row, bit = np.nonzero(bits[:, None] >> np.arange(31, dtype=np.int32) & 1)
    return row, bit.astype(np.int32)


def _shares(whole: Whole) -> Reals:
    """The share of each row in what it is a part of; equal but for a last digit, so that shares add up to 1 exactly."""
    _, part_of, count = np.unique(whole, return_inverse=True, return_counts=True)
    place = np.empty(len(whole), np.int64)
    place[np.argsort(part_of, kind="stable")] = np.arange(len(whole)) - np.repeat(np.cumsum(count) - count, count)
    size: NDArray[np.int64] = count[part_of]
    shares: Reals = (place + 1) / size - place / size
    return shares
