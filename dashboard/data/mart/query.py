"""The one door to figures: indicators + period + slice + grouping + scope -> results that may be shown."""

from collections.abc import Mapping, Sequence

from dashboard.data.mart.ask_attendance import ask_attendance
from dashboard.data.mart.ask_children import ask_children
from dashboard.data.mart.ask_units import ask_units
from dashboard.data.mart.gate import (
    UNIT_OF,
    group_rows,
    hidden_groups,
    least_for,
    sum_tells,
    total_row,
)
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
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

# How the homes' page groups them; not an attribute that a reader can name.
HOME_UNIT = "home_unit"


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
    hidden of units, together. The same groups are hidden in all results of one call. Nothing within the scope, or
    nothing to count: a result without rows and total.
    """
    asked = [indicator for indicator in indicators if can_group(indicator, by)]
    if scope.figures.is_empty:
        return {indicator.key: Result(indicator, period, by, None) for indicator in asked}
    as_of = mart.meta.as_of
    counted = {indicator.key: counted_period(indicator.denominator, period, as_of) for indicator in asked}
    nothing = {i.key: Result(i, period, by, None) for i in asked if counted[i.key] is None}
    asked = [indicator for indicator in asked if indicator.key not in nothing]
    # Of a period after the data only what is counted on its last day is left: all of it on the same.
    days = next((days for days in counted.values() if days is not None), None)
    if days is None:
        return nothing
    question = Question(days, as_of, where, by, scope.figures)
    tallies = _ask(mart, asked, question, parts=parts)
    least = least_for(scope, where)
    hidden = hidden_groups(tallies, by, scope, least) if by is not None else frozenset[str | None]()
    tell = {key: sum_tells(own, hidden, least) for key, own in tallies.items()}
    together = _pools(mart, asked, question, hidden, tell, least) if pools and hidden and by in UNIT_OF else {}
    return nothing | {
        indicator.key: Result(
            indicator,
            period,
            by,
            total_row(indicator, tallies[indicator.key], least, tells=tell[indicator.key]),
            group_rows(indicator, tallies[indicator.key], hidden, compare=compare) if by is not None else Rows(),
            together.get(indicator.key),
        )
        for indicator in asked
    }


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
    mart: Mart,
    indicators: Sequence[Indicator],
    question: Question,
    hidden: frozenset[str | None],
    tell: Mapping[str, bool],
    least: int,
) -> dict[str, Pool]:
    """What is hidden, together. `tell`: by indicator, whether a sum tells its parts."""
    assert question.by is not None
    pooled = Question(
        question.period,
        question.as_of,
        Slice((*question.where.allowed, (question.by, tuple(sorted(hidden, key=lambda key: key or ""))))),
        None,
        question.reach,
    )
    tallies = _ask(mart, indicators, pooled, parts=False)
    rows = {i.key: total_row(i, tallies[i.key], least, tells=tell[i.key]) for i in indicators}
    return {key: Pool(len(hidden), row) for key, row in rows.items() if row is not None}
