"""The ways in which rows add to a figure: events on a day, days as bits, what stands on the last day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from dashboard.data.mart.ask_children import events_of, month_days_of, standing_of
from dashboard.data.mart.ask_units import covering, receiving, receiving_on_last_day, talking
from dashboard.data.mart.columns import Flags, Ints, month_number, months_of
from dashboard.data.mart.since.amounts import OUTSIDE, Amounts, DayBits, Whole
from dashboard.data.mart.since.side import Side
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import (
    AttendanceDays,
    ChildMeasure,
    Count,
    Days,
    OnLastDay,
    SparringHeld,
    Unit,
    UnitDays,
    UnitsOnLastDay,
)
from dashboard.vocabulary.period import Period

Shape = Literal["events", "days", "standing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """`rows` are those of a period, whatever the filter; `of` whose; `fact` what they are made of."""

    shape: Shape
    of: Literal["child", "home", "school"]
    fact: str
    rows: Callable[[Side, Period], Amounts | DayBits]


def streams_of(indicator: Indicator) -> Iterator[Stream]:
    """All that adds to an indicator; none to one that judges each child as a whole (high absence)."""
    top, bottom = indicator.numerator, indicator.denominator
    if isinstance(bottom, ChildMeasure):
        for measure in {(type(one), one.fact): one for one in (top, bottom) if isinstance(one, ChildMeasure)}.values():
            shape, rows = _OF_CHILDREN[type(measure)]
            yield Stream(shape=shape, of="child", fact=measure.fact, rows=partial(rows, indicator.key))
    elif isinstance(bottom, AttendanceDays):
        assert isinstance(top, AttendanceDays)
        yield school_days(top.column, bottom.column)
    elif isinstance(bottom, UnitDays):
        is_covered = isinstance(top, UnitDays)
        yield Stream(
            shape="days",
            of=bottom.unit,
            fact="covered_days" if is_covered else "receiver_days",
            rows=partial(unit_days, bottom.unit, is_covered),
        )
        if isinstance(top, SparringHeld):
            yield Stream(shape="events", of=bottom.unit, fact="talk", rows=partial(_talks, bottom.unit))
    elif isinstance(bottom, UnitsOnLastDay):
        yield Stream(shape="standing", of=bottom.unit, fact="advised", rows=partial(_units_standing, bottom.unit))


def school_days(numerator: str, denominator: str) -> Stream:
    """Rows of attendance, by two of their columns, in ten-thousandths of a day."""
    return Stream(shape="events", of="child", fact="attendance", rows=partial(_attendance, numerator, denominator))


def _events(key: str, side: Side, period: Period) -> Amounts:
    found = events_of(side.asked(period), key)
    if found is None:
        return Amounts.joined([])
    day = found.day()
    return _placed(side, found.rows.child, found.stay, day, found.rows.numerator, found.rows.denominator)


def _standing(key: str, side: Side, period: Period) -> Amounts:
    found = standing_of(side.asked(period), key)
    if found is None:
        return Amounts.joined([])
    day = np.zeros(len(found.stay), np.int64)
    place = side.place(found.stay, np.full(len(day), month_number(period.end)))
    return Amounts.of(side.children[found.rows.child], day, place, found.rows.numerator, found.rows.denominator)


def _days(key: str, side: Side, period: Period) -> DayBits:
    found = month_days_of(side.asked(period), key)
    if found is None:
        nothing = np.zeros(0, np.int32)
        return DayBits.of(nothing, nothing, nothing, nothing, nothing)
    place = side.place(found.stay, found.month)
    return DayBits.of(side.children[found.child], found.month, place, found.numerator, found.denominator)


_OF_CHILDREN: dict[type[ChildMeasure], tuple[Shape, Callable[[str, Side, Period], Amounts | DayBits]]] = {
    Count: ("events", _events),
    Days: ("days", _days),
    OnLastDay: ("standing", _standing),
}


def _attendance(numerator: str, denominator: str, side: Side, period: Period) -> Amounts:
    rows = side.mart.ask_columns(
        """SELECT child, stay, (day - DATE '1970-01-01')::INTEGER AS day, possible, illness, permitted, unauthorised,
                  illness + permitted + unauthorised AS absent
           FROM mart.attendance_day WHERE day BETWEEN ? AND ? AND possible > 0""",
        [period.start, period.end],
    )
    return _placed(side, rows["child"], rows["stay"], rows["day"], rows[numerator], rows[denominator])


def _placed(side: Side, child: Ints, stay: Ints, day: Ints, numerator: Whole, denominator: Whole) -> Amounts:
    return Amounts.of(side.children[child], day, side.place(stay, months_of(day)), numerator, denominator)


def unit_days(unit: Unit, is_covered: bool, side: Side, period: Period) -> DayBits:
    """A day of a unit is in its group where a child that the filter lets pass receives; else it is outside."""
    columns = side.mart.columns.units[unit]
    rows = receiving(side.asked(period), columns)
    passes = side.passes(rows.stay, rows.month)
    place, own = side.group(rows.stay, rows.month), side.units[unit][rows.unit]
    inner = _unit_bits(own, rows.month, place, rows.days, passes)
    every = _unit_bits(own, rows.month, place, rows.days, np.ones(len(own), np.bool_))
    # Of the days of each unit, those of the same place within the filter are not outside it.
    inside = np.zeros(len(every.member), np.int32)
    _, at, of = np.intersect1d(_keys(every), _keys(inner), assume_unique=True, return_indices=True)
    inside[at] = inner.denominator[of]
    outer = every.denominator & ~inside
    member, month = (np.concatenate([getattr(part, name) for part in (inner, every)]) for name in ("member", "month"))
    places = np.concatenate([inner.place, np.full(len(outer), OUTSIDE)])
    bits = np.concatenate([inner.denominator, outer])
    code = np.zeros(int(side.units[unit].max(initial=0)) + 1, np.int32)
    code[side.units[unit]] = np.arange(len(side.units[unit]))
    cover = covering(columns, code[member], month.astype(np.int32)) & bits if is_covered else np.zeros_like(bits)
    kept = np.flatnonzero(bits)
    return DayBits.of(member[kept], month[kept], places[kept], cover[kept], bits[kept])


def _unit_bits(member: Whole, month: Whole, place: Whole, bits: Ints, rows: Flags) -> DayBits:
    return DayBits.of(member[rows], month[rows], place[rows], bits[rows], bits[rows])


def _keys(rows: DayBits) -> Whole:
    """A unit has one place in a month: its own attributes', or the month."""
    return rows.member << 32 | rows.month


def _talks(unit: Unit, side: Side, period: Period) -> Amounts:
    """A talk once: within the filter where one of those it may count for is."""
    rows = talking(side.asked(period), side.mart.columns.units[unit])
    home = side.mart.columns.attributes[unit].codes[rows.stay]
    return _once(
        rows.talk, side.units[unit][home], rows.day, side.place(rows.stay, rows.month), np.ones_like(rows.talk), 0
    )


def _units_standing(unit: Unit, side: Side, period: Period) -> Amounts:
    there, advised = receiving_on_last_day(side.asked(period), unit)
    day = np.zeros(len(advised), np.int32)
    return _once(there.unit, side.units[unit][there.unit], day, side.place(there.stay, there.month), advised, 1)


def _once(what: Ints, member: Whole, day: Ints, place: Whole, numerator: Whole | Flags, denominator: int) -> Amounts:
    """One row for each `what`; of several places the one that is not outside."""
    order = np.lexsort((-place, what))
    first = order[np.flatnonzero(np.r_[True, np.diff(what[order]) != 0])] if len(order) else order
    return Amounts.of(
        member[first], day[first], place[first], numerator[first], np.full(len(first), denominator, np.int64)
    )
