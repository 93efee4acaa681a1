"""The children behind a number, one by one: what each adds. Only of children within the reader's own reach."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.answers import Contribution
from dashboard.data.mart.ask_children import rows_of
from dashboard.data.mart.ask_units import receiving, receiving_on_last_day, talking
from dashboard.data.mart.columns import Flags, Ints, day_number, last_days, months_of
from dashboard.data.mart.question import Question, counted_period
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.selection import Selection, select
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays, AttendingChildren, ChildMeasure, UnitDays, UnitsOnLastDay
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows: whose, in which state, on which day (of several days the last), and what they add, in whole numbers."""

    child: Ints
    stay: Ints
    day: Ints
    numerator: NDArray[np.integer]
    denominator: NDArray[np.integer]

    def that_add(self) -> "_Found":
        """Those that add anything, in order of days."""
        rows = np.flatnonzero((self.numerator > 0) | (self.denominator > 0))
        rows = rows[np.argsort(self.day[rows], kind="stable")]
        return _Found(*(getattr(self, name)[rows] for name in self.__slots__))


def contributors(
    mart: Mart, indicator: Indicator, *, period: Period, where: Slice, scope: Scope
) -> tuple[Contribution, ...]:
    """The reader's own children that add to a figure, by key: what each adds to numerator and denominator.

    Of a unit's figure these are the children who receive: of sparring the days, and the talks about each; of advisors
    one each, and whether the unit has one.
    """
    counted = counted_period(indicator.denominator, period, mart.meta.as_of)
    if counted is None or scope.own.is_empty:
        return ()
    selection = select(mart.columns, Question(counted, mart.meta.as_of, where, None, scope.own))
    rows = _found(mart, selection, indicator)
    if rows is None:
        return ()
    rows = rows.that_add()
    children = mart.columns.children
    numerator: NDArray[Any] = np.bincount(rows.child, weights=rows.numerator, minlength=children)
    denominator: NDArray[Any] = np.bincount(rows.child, weights=rows.denominator, minlength=children)
    adds: Flags = (numerator > 0) | (denominator > 0)
    if isinstance(indicator.denominator, AttendingChildren):
        rules = mart.meta.rules
        adds = denominator >= rules.least_possible_days * DAY_UNIT
        numerator, denominator = numerator * 100 > denominator * rules.high_absence_percent, adds
    elif isinstance(indicator.denominator, AttendanceDays):
        numerator, denominator = numerator / DAY_UNIT, denominator / DAY_UNIT
    latest = np.zeros(children, np.int64)
    latest[rows.child] = np.arange(len(rows.child))  # of several rows of a child the last stays
    home, school = mart.columns.attributes["home"], mart.columns.attributes["school"]
    found = []
    for child, (key, name) in _names(mart, np.flatnonzero(adds)).items():
        row = latest[child]
        stay = rows.stay[row]
        found.append(
            Contribution(
                child=key,
                name=name if scope.names else None,
                home=home.values[home.codes[stay]],
                school=school.values[school.codes[stay]],
                last_on=_EPOCH + timedelta(days=int(rows.day[row])),
                numerator=float(numerator[child]),
                denominator=float(denominator[child]),
            )
        )
    return tuple(sorted(found, key=lambda row: row.child))


def _found(mart: Mart, selection: Selection, indicator: Indicator) -> _Found | None:
    """All rows of the question; None where the indicator has none in the whole mart."""
    denominator = indicator.denominator
    if isinstance(denominator, ChildMeasure):
        return _of_children(selection, indicator.key)
    if isinstance(denominator, AttendanceDays | AttendingChildren):
        return _of_attendance(mart, selection)
    if isinstance(denominator, UnitDays):
        return _of_sparring(selection, denominator.unit)
    assert isinstance(denominator, UnitsOnLastDay)
    there, advised = receiving_on_last_day(selection, denominator.unit)
    day = np.full(len(there.child), day_number(selection.question.period.end), np.int32)
    return _Found(there.child, there.stay, day, advised.astype(np.int8), np.ones(len(advised), np.int8))


def _of_children(selection: Selection, key: str) -> _Found | None:
    parts = rows_of(selection, key)
    if not parts:
        return None
    child, numerator, denominator = (
        np.concatenate([getattr(part.rows, name) for part in parts]) for name in ("child", "numerator", "denominator")
    )
    stay, day = np.concatenate([part.stay for part in parts]), np.concatenate([part.day() for part in parts])
    return _Found(child, stay, day, numerator, denominator)


def _of_attendance(mart: Mart, selection: Selection) -> _Found:
    """School days of each child, state and month, in ten-thousandths of a day, with the last of them."""
    period = selection.question.period
    rows = mart.ask_columns(
        """SELECT child, stay, (max(day) - DATE '1970-01-01')::INTEGER AS day, sum(possible)::BIGINT AS possible,
                  sum(illness + permitted + unauthorised)::BIGINT AS absent
           FROM mart.attendance_day WHERE day BETWEEN ? AND ? AND possible > 0
           GROUP BY child, stay, year(day), month(day)""",
        [period.start, period.end],
    )
    kept = selection.keep(rows["stay"], months_of(rows["day"]))
    return _Found(*(rows[name][kept] for name in ("child", "stay", "day", "absent", "possible")))


def _of_sparring(selection: Selection, unit: str) -> _Found:
    columns = selection.columns.units[unit]
    months, talks = receiving(selection, columns), talking(selection, columns)
    nothing, one = np.zeros(len(months.child), np.int8), np.ones(len(talks.child), np.int8)
    return _Found(
        np.concatenate([talks.child, months.child]),
        np.concatenate([talks.stay, months.stay]),
        np.concatenate([talks.day, last_days(months.month, months.days)]),
        np.concatenate([one, nothing]),
        np.concatenate([one * 0, np.bitwise_count(months.days)]),
    )


def _names(mart: Mart, children: NDArray[Any]) -> dict[int, tuple[str, str | None]]:
    rows = mart.ask(
        "SELECT child, child_id, display_name FROM mart.child WHERE child IN (SELECT unnest(?::INTEGER[]))",
        [children.tolist()],
    )
    return {child: (key, name) for child, key, name in rows}
