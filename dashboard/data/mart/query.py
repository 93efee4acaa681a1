"""The one door to figures: indicators + period + slice + grouping + scope -> results that may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from dashboard.data.mart.ask_attendance import ask_attendance
from dashboard.data.mart.ask_children import ask_children
from dashboard.data.mart.ask_units import ask_units
from dashboard.data.mart.disclosure.closed import Asked, Closed, closed_of, told_of
from dashboard.data.mart.disclosure.gate import UNIT_OF, group_rows, total_row
from dashboard.data.mart.kept import Kept
from dashboard.data.mart.question import Question, Tallies, counted_period
from dashboard.data.mart.selection import select
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import (
    AttendanceDays,
    AttendingChildren,
    Count,
    Days,
    OnLastDay,
    UnitDays,
    UnitsOnLastDay,
)
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Pool, Result, Rows
from dashboard.vocabulary.scope import Reach, Scope
from dashboard.vocabulary.slice import Slice

# How the homes' page groups them; not an attribute that a reader can name.
HOME_UNIT = "home_unit"
# Whole groups of people open the same few views. The largest answer, a nation's schools, takes half a megabyte.
_MOST_ANSWERS: Final = 64


def can_group(indicator: Indicator, by: str | None) -> bool:
    return by is None or (by == HOME_UNIT and "home" in indicator.groupings) or by in indicator.groupings


def query(
    mart: Mart,
    indicators: Sequence[Indicator],
    *,
    period: Period,
    where: Slice,
    by: str | None,
    scope: Scope,
    parts: bool = False,
    compare: bool = False,
    pools: bool = True,
) -> Mapping[str, Result]:
    """Results by indicator key, for those of the indicators that can be grouped so.

    `parts` adds the pieces of a figure, `compare` each group's verdict against the others together, `pools` what is
    hidden of units, together. Nothing within the scope, or nothing to count: a result without rows and total.
    A reader whose figures are not all of own children is told of others by the menu only (menu.py); whatever else such
    a reader asks is answered about the own children.
    """
    how = _How(parts, compare, pools)
    asked = Asked(period, where, by, scope)
    kept: Kept[Mapping[str, Result]] = mart.kept.get("answers", lambda: Kept(_MOST_ANSWERS))
    key = (tuple(indicator.key for indicator in indicators), asked, how)
    return kept.get(key, lambda: MappingProxyType(_asked(mart, indicators, asked, how)))


def _asked(mart: Mart, indicators: Sequence[Indicator], about: Asked, how: "_How") -> dict[str, Result]:
    period, where, by, scope = about.period, about.where, about.by, about.scope
    by_reach: dict[Reach, list[Indicator]] = {}
    for indicator in indicators:
        if can_group(indicator, by):
            reach = told_of(mart, indicator, period=period, where=where, by=by, scope=scope)
            by_reach.setdefault(reach, []).append(indicator)
    found: dict[str, Result] = {}
    for reach, asked in by_reach.items():
        found |= _answers(mart, asked, Asked(period, where, by, replace(scope, figures=reach)), how)
    return {indicator.key: found[indicator.key] for indicator in indicators if indicator.key in found}


@dataclass(frozen=True, slots=True)
class _How:
    """How much of an answer is asked for."""

    parts: bool
    compare: bool
    pools: bool


def _answers(mart: Mart, asked: Sequence[Indicator], about: Asked, how: _How) -> dict[str, Result]:
    """The answers as far as they may be shown."""
    period, by = about.period, about.by
    if about.scope.figures.is_empty:
        return {indicator.key: Result(indicator, period, by, None) for indicator in asked}
    as_of = mart.meta.as_of
    counted = {indicator.key: counted_period(indicator.denominator, period, as_of) for indicator in asked}
    nothing = {i.key: Result(i, period, by, None) for i in asked if counted[i.key] is None}
    asked = [indicator for indicator in asked if indicator.key not in nothing]
    # Of a period after the data only what is counted on its last day is left: all of it on the same.
    days = next((days for days in counted.values() if days is not None), None)
    if days is None:
        return nothing
    question = Question(days, as_of, about.where, by, about.scope.figures)
    tallies = _ask(mart, asked, question, parts=how.parts)
    closed = closed_of(mart, about, asked, tallies)
    pools = _pools(mart, asked, question, closed, about.least) if by in UNIT_OF and (how.pools or how.compare) else {}
    found: dict[str, Result] = {}
    for indicator in asked:
        door = closed[indicator.key]
        own = tallies[indicator.key].with_parts(door.parts)
        total, pool = total_row(indicator, own, about.least, tells=door.total), pools.get(indicator.key)
        rows = Rows()
        if by is not None:
            rows = group_rows(indicator, own, door.groups, total if how.compare else None, pool.row if pool else None)
        found[indicator.key] = Result(indicator, period, by, total, rows, pool if how.pools else None)
    return nothing | found


def _ask(mart: Mart, indicators: Sequence[Indicator], question: Question, *, parts: bool) -> dict[str, Tallies]:
    def of(*measures: type) -> list[Indicator]:
        return [indicator for indicator in indicators if isinstance(indicator.denominator, measures)]

    selection = select(mart.columns, question)
    return {
        **{i.key: ask_children(selection, i, parts=parts) for i in of(Count, Days, OnLastDay)},
        **ask_attendance(mart, selection, of(AttendanceDays, AttendingChildren)),
        **ask_units(selection, of(UnitDays, UnitsOnLastDay)),
    }


def _pools(
    mart: Mart, indicators: Sequence[Indicator], question: Question, closed: Mapping[str, Closed], least: int
) -> dict[str, Pool]:
    """What is hidden of each figure's groups, together; nearly always the same groups for all."""
    assert question.by is not None
    pools: dict[str, Pool] = {}
    for hidden in {door.groups for door in closed.values() if door.groups}:
        those = [indicator for indicator in indicators if closed[indicator.key].groups == hidden]
        allowed = (question.by, tuple(sorted(hidden, key=lambda key: key or "")))
        pooled = replace(question, where=replace(question.where, allowed=(*question.where.allowed, allowed)), by=None)
        tallies = _ask(mart, those, pooled, parts=False)
        for indicator in those:
            row = total_row(indicator, tallies[indicator.key], least, tells=closed[indicator.key].total)
            if row is not None:
                pools[indicator.key] = Pool(len(hidden), row)
    return pools
