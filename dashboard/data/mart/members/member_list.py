"""The members of one number, in order and a page at a time: only where all of them are the reader's own children."""

from dataclasses import replace

import numpy as np

from dashboard.data.mart.members.member_lines import Both, Lines, both_of
from dashboard.data.mart.members.member_order import ordered, sort_of
from dashboard.data.mart.members.member_rows import members
from dashboard.data.mart.members.members import Extent, Figure, MemberList, MemberQuestion, Side
from dashboard.data.mart.own_figures import own_reach
from dashboard.data.mart.question import Question, counted_period
from dashboard.data.mart.selection import select
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import UnitMeasure
from dashboard.vocabulary.scope import Scope


def member_list(mart: Mart, figure: Figure, asked: MemberQuestion, scope: Scope) -> MemberList | None:
    """The members of a number; None where it is not of the reader's own children alone.

    A page after the last is read as the last, a side that the number has not as the first that it has.
    """
    reach = own_reach(mart, figure, scope)
    if reach is None:
        return None
    indicator = figure.indicator
    period, where = figure.alone
    counted = counted_period(indicator.denominator, period, mart.meta.as_of)
    selection = select(mart.columns, Question(counted or period, mart.meta.as_of, where, None, reach))
    both = both_of(mart, selection, figure)
    if counted is None:
        both = _nothing(both)
    sides = _sides(both)
    side = asked.side if asked.side in sides else next(iter(sides))
    lines = sides[side]
    sort = sort_of(lines.line, asked.sort)
    unit = indicator.denominator.unit if isinstance(indicator.denominator, UnitMeasure) else None
    order = ordered(mart, lines, sort, unit, descending=asked.descending, names=scope.names)
    size = asked.size or max(len(order), 1)
    pages = max(-(-len(order) // size), 1)
    page = min(asked.page, pages)
    shown = lines.taken(order[(page - 1) * size : page * size])
    return MemberList(
        rows=members(mart, selection, indicator, shown, names=scope.names, most_received=asked.most_received),
        side=side,
        sides={key: Extent(own.line, len(own)) for key, own in sides.items()},
        unit=unit,
        sort=sort,
        added=(lines.total(numerator=True), lines.total(numerator=False)),
        numerator=both.numerator.total(numerator=True),
        denominator=None if both.denominator is None else both.denominator.total(numerator=False),
        page=page,
        pages=pages,
    )


def _nothing(both: Both) -> Both:
    """No line: the period has no data."""
    none = np.zeros(0, np.int64)
    whole = both.denominator
    return replace(both, numerator=both.numerator.taken(none), denominator=None if whole is None else whole.taken(none))


def _sides(both: Both) -> dict[Side, Lines]:
    whole = both.denominator
    if whole is None:
        return {Side.NUMERATOR: both.numerator}
    sides = {Side.DENOMINATOR: whole, Side.NUMERATOR: both.numerator}
    if both.is_share:
        sides[Side.REST] = whole.taken(np.flatnonzero(whole.numerator < whole.denominator))
    return sides
