"""The children behind a number, one by one: what each adds. Only of children within the reader's own reach."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.answers import Contribution
from dashboard.data.mart.ask_attendance import school_days
from dashboard.data.mart.ask_children import rows_of
from dashboard.data.mart.ask_units import receiving, talking
from dashboard.data.mart.columns import Flags, Ints, last_days
from dashboard.data.mart.question import Question
from dashboard.data.mart.selection import Selection, select
from dashboard.data.mart.staging import DAY_UNIT
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import (
    AttendanceDays,
    AttendingChildren,
    ChildMeasure,
    UnitDays,
    UnitsOnLastDay,
)
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows in order of time: whose, in which state, on which day (a month by its last), and what they add."""

    child: Ints
    stay: Ints
    day: Ints
    numerator: NDArray[np.float64]
    denominator: NDArray[np.float64]


def contributors(
    mart: Mart, indicator: Indicator, *, period: Period, where: Slice, scope: Scope
) -> tuple[Contribution, ...]:
    """The reader's own children that add to a figure, by key: what each adds to numerator and denominator.

    Of a unit's figure (sparring, advisors) these are the children who receive: the days, and the talks about each.
    """
    counted = period.until(mart.meta.as_of)
    if counted is None or scope.own.is_empty:
        return ()
    selection = select(mart.columns, Question(counted, mart.meta.as_of, where, None, scope.own))
    found = _found(mart, selection, indicator)
    children = mart.columns.children
    numerator: NDArray[Any] = np.bincount(found.child, weights=found.numerator, minlength=children)
    denominator: NDArray[Any] = np.bincount(found.child, weights=found.denominator, minlength=children)
    adds: Flags = (numerator > 0) | (denominator > 0)
    if isinstance(indicator.denominator, AttendingChildren):
        rules = mart.meta.rules
        adds = denominator >= rules.least_possible_days
        numerator, denominator = numerator * 100 > denominator * rules.high_absence_percent, adds
    latest = np.zeros(children, np.int64)
    latest[found.child] = np.arange(len(found.child))  # of several rows of a child the last stays
    names = _names(mart, np.flatnonzero(adds))
    home, school = mart.columns.attributes["home"], mart.columns.attributes["school"]
    rows = []
    for child, (key, name) in names.items():
        row = latest[child]
        stay = found.stay[row]
        rows.append(
            Contribution(
                child=key,
                name=name if scope.names else None,
                home=home.values[home.codes[stay]],
                school=school.values[school.codes[stay]],
                last_on=min(_EPOCH + timedelta(days=int(found.day[row])), counted.end),
                numerator=float(numerator[child]),
                denominator=float(denominator[child]),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.child))


def _found(mart: Mart, selection: Selection, indicator: Indicator) -> _Found:
    denominator = indicator.denominator
    if isinstance(denominator, ChildMeasure):
        parts = rows_of(selection, indicator.key)
        stay, day = (np.concatenate([getattr(part, name) for part in parts]) for name in ("stay", "day"))
        child, top, bottom = (
            np.concatenate([getattr(part.rows, name) for part in parts])
            for name in ("child", "numerator", "denominator")
        )
        order = np.argsort(day, kind="stable")
        return _Found(child[order], stay[order], day[order], *(x[order].astype(np.float64) for x in (top, bottom)))
    if isinstance(denominator, AttendanceDays | AttendingChildren):
        days = school_days(mart, selection)
        return _Found(days.child, days.stay, last_days(days.month), days.absent / DAY_UNIT, days.possible / DAY_UNIT)
    assert isinstance(denominator, UnitDays | UnitsOnLastDay)
    columns = selection.columns.units[denominator.unit]
    months = receiving(selection, columns)
    talks = talking(selection, columns)
    nothing, one = np.zeros(len(months.child)), np.ones(len(talks.child))
    return _Found(
        np.concatenate([talks.child, months.child]),
        np.concatenate([talks.stay, months.stay]),
        np.concatenate([talks.day, last_days(months.month)]),
        np.concatenate([one, nothing]),
        np.concatenate([one * 0, np.bitwise_count(months.days).astype(np.float64)]),
    )


def _names(mart: Mart, children: NDArray[Any]) -> dict[int, tuple[str, str | None]]:
    rows = mart.ask(
        "SELECT child, child_id, display_name FROM mart.child WHERE child IN (SELECT unnest(?::INTEGER[]))",
        [children.tolist()],
    )
    return {child: (key, name) for child, key, name in rows}
