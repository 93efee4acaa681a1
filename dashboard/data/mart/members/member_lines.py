"""The lines behind a number, before they are sorted, cut and named: an event, a child, a talk or a unit each.

They are made of the rows that the figure itself is summed from, and of units by asking for the figure unit by unit: so
they add up to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.ask_attendance import judge, school_days
from dashboard.data.mart.ask_children import ChildRows, events_of, month_days_of, standing_of
from dashboard.data.mart.ask_units import ask_units, talking
from dashboard.data.mart.columns import Flags, Ints, day_number, first_days, last_days
from dashboard.data.mart.contributions import part_key
from dashboard.data.mart.members.members import Figure, Line
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.selection import Selection, select
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import (
    AttendanceDays,
    AttendingChildren,
    ChildMeasure,
    Count,
    Days,
    Measure,
    OnLastDay,
    SparringHeld,
    UnitDays,
)

NOBODY = -1  # in the place of a child


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A line each, and what it adds: whole numbers, so many of which (`scale`) are one of the figure.

    `child` is NOBODY where a line is of no child, `unit` 0 where it is of no unit; `first` and `last` are day numbers.
    """

    line: Line
    child: Ints
    stay: Ints
    unit: Ints
    first: Ints
    last: Ints
    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]
    scale: tuple[float, float] = (1, 1)

    def __len__(self) -> int:
        return len(self.child)

    def taken(self, places: NDArray[Any]) -> "Lines":
        columns = ("child", "stay", "unit", "first", "last", "numerator", "denominator")
        return replace(self, **{name: getattr(self, name)[places] for name in columns})

    def total(self, *, numerator: bool) -> float:
        """What the lines come to, exactly as the figure says it."""
        amounts, scale = (self.numerator, self.scale[0]) if numerator else (self.denominator, self.scale[1])
        return float(amounts.sum() / scale)

    @property
    def numerators(self) -> NDArray[np.float64]:
        return self.numerator / self.scale[0]

    @property
    def denominators(self) -> NDArray[np.float64]:
        return self.denominator / self.scale[1]


@dataclass(frozen=True, slots=True)
class Both:
    """The lines of the numerator and of the denominator. `denominator` None: the number is a count without a whole.

    `is_share`: the numerator's lines are some of the denominator's.
    """

    numerator: Lines
    denominator: Lines | None
    is_share: bool


def both_of(mart: Mart, selection: Selection, figure: Figure) -> Both:
    """All lines of a figure; the selection is of its period and slice, without groups."""
    indicator, key = figure.indicator, figure.indicator.key
    numerator: Measure = indicator.numerator
    denominator: Measure | None = indicator.denominator
    if figure.part:
        part = next(part for part in indicator.parts if part.key == figure.part)
        key, numerator, denominator = part_key(key, part.key), part.measure, part.out_of

    def lines(measure: Measure) -> Lines:
        if isinstance(measure, ChildMeasure):
            return _of_children(selection, key, measure)
        if isinstance(measure, AttendanceDays | AttendingChildren):
            assert isinstance(numerator, AttendanceDays | AttendingChildren)
            return _of_attendance(mart, selection, numerator)
        return _talks(mart, selection, measure.unit) if isinstance(measure, SparringHeld) else _units(selection, figure)

    if denominator is None:
        made = lines(numerator)
        return Both(made.taken(np.flatnonzero(made.numerator)), None, is_share=False)
    whole = lines(denominator)
    is_share = type(numerator) is type(denominator)
    own = whole if is_share else lines(numerator)
    return Both(
        own.taken(np.flatnonzero(own.numerator)), whole.taken(np.flatnonzero(whole.denominator)), is_share=is_share
    )


def _of_children(selection: Selection, key: str, measure: ChildMeasure) -> Lines:
    if isinstance(measure, Days):
        return _by_child(selection, key, measure.per)
    make: Callable[[Selection, str], ChildRows | None] = events_of if isinstance(measure, Count) else standing_of
    found = make(selection, key)
    if found is None:
        return _nothing(Line.EVENT)
    day = found.day()
    return Lines(
        line=Line.CHILD if isinstance(measure, OnLastDay) else Line.EVENT,
        child=found.rows.child,
        stay=found.stay,
        unit=np.zeros(len(day), np.int32),
        first=day,
        last=day,
        numerator=found.rows.numerator.astype(np.int64),
        denominator=found.rows.denominator.astype(np.int64),
    )


def _by_child(selection: Selection, key: str, per: float) -> Lines:
    """A child each, with its days; of a rate with its events besides."""
    days, events = month_days_of(selection, key), events_of(selection, key)
    if days is None:
        return _nothing(Line.CHILD)
    bits = days.numerator | days.denominator
    rows = _Rows(
        days.child,
        days.stay,
        first_days(days.month, bits),
        last_days(days.month, bits),
        np.bitwise_count(days.numerator).astype(np.int64),
        np.bitwise_count(days.denominator).astype(np.int64),
    ).where(bits != 0)
    lines = _together(rows, selection.columns.children, Line.CHILD, (1, per))
    if events is None:
        return lines
    held = np.bincount(events.rows.child, weights=events.rows.numerator, minlength=selection.columns.children)
    return replace(lines, numerator=lines.numerator + held[lines.child].astype(np.int64))


def _of_attendance(mart: Mart, selection: Selection, numerator: AttendanceDays | AttendingChildren) -> Lines:
    """A child each, with the months of its school days, and these days or whether it is over the limit."""
    days = school_days(mart, selection)
    column = numerator.column if isinstance(numerator, AttendanceDays) else "absent"
    whole = np.full(len(days.month), -1, np.int32)
    rows = _Rows(
        days.child,
        days.stay,
        first_days(days.month, whole),
        last_days(days.month, 1 << (_lengths(days.month) - 1)),
        getattr(days, column),
        days.possible,
    ).where(days.possible > 0)
    lines = _together(rows, selection.columns.children, Line.MONTHS, (DAY_UNIT, DAY_UNIT))
    if isinstance(numerator, AttendanceDays):
        return lines
    judged = judge(mart.meta.rules, lines.child, np.zeros(len(lines), np.int32), lines.denominator, lines.numerator)
    # A child is one line here, and lines stand in the order of children, as who is judged does.
    over, enough = judged.over.astype(np.int64), judged.enough.astype(np.int64)
    return replace(lines, numerator=over, denominator=enough, scale=(1, 1))


def _talks(mart: Mart, selection: Selection, unit: str) -> Lines:
    """A talk each, of the child it was about; of nobody where it was about none in particular."""
    talks, period = talking(selection, selection.columns.units[unit]), selection.question.period
    first = np.flatnonzero(np.r_[True, talks.talk[1:] != talks.talk[:-1]] if len(talks.talk) else np.zeros(0, np.bool_))
    about = mart.ask_columns(
        "SELECT DISTINCT talk FROM mart.sparring_receiver WHERE about_one_child AND day BETWEEN ? AND ?",
        [period.start, period.end],
    )["talk"]
    stay, day = talks.stay[first], talks.day[first]
    is_about_one = np.isin(talks.talk[first], about)
    return Lines(
        line=Line.TALK,
        child=np.where(is_about_one, talks.child[first], NOBODY).astype(np.int32),
        stay=stay,
        unit=selection.columns.attributes[unit].codes[stay],
        first=day,
        last=day,
        numerator=np.ones(len(first), np.int64),
        denominator=np.zeros(len(first), np.int64),
    )


def _units(selection: Selection, figure: Figure) -> Lines:
    """A unit each, by asking for the figure by unit."""
    indicator = figure.indicator
    unit = indicator.denominator.unit  # type: ignore[union-attr]
    coded, question = selection.columns.attributes[unit], selection.question
    by_unit = select(selection.columns, replace(question, by=unit))
    told = ask_units(by_unit, [indicator])[indicator.key]
    per = indicator.denominator.per if isinstance(indicator.denominator, UnitDays) else 1
    count = len(told.groups)
    nobody = np.full(count, NOBODY, np.int32)
    day = np.full(count, day_number(question.period.end), np.int32)
    return Lines(
        line=Line.UNIT,
        child=nobody,
        stay=nobody,
        unit=np.array([coded.places[key] for key in told.groups], np.int32),
        first=day,
        last=day,
        numerator=told.numerator[:count].astype(np.int64),
        denominator=np.rint(told.denominator[:count] * per).astype(np.int64),
        scale=(1, per),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a child adds in one state and month."""

    child: Ints
    stay: Ints
    first: Ints
    last: Ints
    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]

    def where(self, counts: Flags) -> "_Rows":
        places = np.flatnonzero(counts)
        return _Rows(*(getattr(self, name)[places] for name in self.__slots__))


def _together(rows: _Rows, children: int, line: Line, scale: tuple[float, float]) -> Lines:
    """A line a child, in the order of children: what its rows add up to, and where it was on the last day."""
    order = np.argsort(rows.last, kind="stable")
    latest = np.full(children, -1, np.int64)
    latest[rows.child[order]] = order  # of several rows of a child the last stays
    child = np.flatnonzero(latest >= 0)
    first = np.full(children, np.iinfo(np.int32).max, np.int32)
    np.minimum.at(first, rows.child, rows.first)

    def added(amounts: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.bincount(rows.child, weights=amounts, minlength=children)[child].astype(np.int64)

    return Lines(
        line=line,
        child=child.astype(np.int32),
        stay=rows.stay[latest[child]],
        unit=np.zeros(len(child), np.int32),
        first=first[child],
        last=rows.last[latest[child]],
        numerator=added(rows.numerator),
        denominator=added(rows.denominator),
        scale=scale,
    )


def _lengths(months: Ints) -> Ints:
    """How many days each month has."""
    start = (months - 1970 * 12).astype("datetime64[M]")
    lengths: Ints = ((start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")).astype(np.int32)
    return lengths


def _nothing(line: Line) -> Lines:
    none, amounts = np.zeros(0, np.int32), np.zeros(0, np.int64)
    return Lines(
        line=line, child=none, stay=none, unit=none, first=none, last=none, numerator=amounts, denominator=amounts
    )
