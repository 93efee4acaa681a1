"""Cohorts of a reader's own children: how many they are, and two of them side by side on every indicator.

A cohort that is chosen freely is never told of children who are not the reader's own (menu.py): all that is asked here
is asked about these alone, so that no set of overlapping cohorts tells anything of others, however they are subtracted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dashboard.data.mart.columns import Coded, Flags
from dashboard.data.mart.query import query
from dashboard.data.mart.question import Question
from dashboard.data.mart.selection import select
from dashboard.data.mart.store import Mart
from dashboard.statistics.comparison import Ratio, between, difference
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Display, Row, Status, Verdict
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

# An attribute of states made for one comparison: of which of the two cohorts a state is.
_MEMBER: Final = "cohort"
_NOISE: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One indicator of two cohorts. `is_shared`: something is counted in both, and nothing is tested.

    `apart`: the 95 % interval of the difference of two shares, one less the other. `verdict`: one against the other;
    None where there is no test.
    """

    indicator: Indicator
    one: Row | None
    other: Row | None
    is_shared: bool = False
    apart: tuple[float, float] | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`shared`: the children counted in both cohorts on the same days, by the first of the indicators."""

    figures: tuple[Compared, ...]
    shared: int


def own_children(scope: Scope) -> Scope:
    """The scope as far as a freely chosen cohort goes."""
    return replace(scope, figures=scope.own)


def size_of(mart: Mart, indicator: Indicator, *, period: Period, where: Slice, scope: Scope) -> int:
    """How many of the reader's own children an indicator counts in a cohort."""
    found = query(mart, [indicator], period=period, where=where, by=None, scope=own_children(scope))
    return _children(found[indicator.key].total)


def compare_cohorts(
    mart: Mart, indicators: Sequence[Indicator], *, period: Period, one: Slice, other: Slice | None, scope: Scope
) -> Comparison:
    """Two cohorts of the reader's own children; `other` None: all of them who are not in the one.

    The slices choose no months. A verdict is Holm-adjusted over the indicators that are tested.
    """
    own = own_children(scope)
    # Answers are kept by what was asked (query.py): the names of the members say whose they are.
    in_one, in_other, in_both = (f"{side} of {(one, other)!r}" for side in ("one", "other", "both"))
    flags = _flags(mart, period, one, own), None if other is None else _flags(mart, period, other, own)
    told = _with_members(mart, flags, (None, in_one, in_other, in_both))

    def totals(asked: Sequence[Indicator], *members: str) -> Mapping[str, Row | None]:
        where = Slice(((_MEMBER, members),))
        found = query(told, asked, period=period, where=where, by=None, scope=own)
        return {key: result.total for key, result in found.items()}

    ones, others = totals(indicators, in_one, in_both), totals(indicators, in_other, in_both)
    together = totals(indicators, in_one, in_other, in_both)
    first = indicators[0]
    return Comparison(
        _judged([_Pair(i, ones[i.key], others[i.key], together[i.key]) for i in indicators]),
        _children(totals([first], in_both)[first.key]),
    )


def _flags(mart: Mart, period: Period, where: Slice, own: Scope) -> Flags:
    """The states that a cohort has."""
    return select(mart.columns, Question(period, mart.meta.as_of, where, None, own.figures)).chosen


def _with_members(mart: Mart, flags: tuple[Flags, Flags | None], values: tuple[str | None, ...]) -> Mart:
    """The mart with one attribute more: in which of the two a state is; no second: it is all that is not in the one."""
    in_one, in_other = flags
    codes = in_one.astype(np.int32) + 2 * (~in_one if in_other is None else in_other)
    member = Coded(codes, values, {value: place for place, value in enumerate(values)})
    return replace(mart, columns=replace(mart.columns, attributes={**mart.columns.attributes, _MEMBER: member}))


@dataclass(frozen=True, slots=True)
class _Pair:
    indicator: Indicator
    one: Row | None
    other: Row | None
    together: Row | None

    @property
    def is_shared(self) -> bool:
        """Whether something is counted in both: a child's day, or a home's talk that belongs to children of both."""
        parts = [row.denominator for row in (self.one, self.other, self.together) if row is not None]
        if len(parts) < 3 or None in parts:
            return False
        one, other, together = (float(part or 0.0) for part in parts)
        return one + other > together * (1 + _NOISE)

    def ratios(self) -> tuple[Ratio, Ratio] | None:
        """What is compared; None where there is nothing to compare, or nothing independent.

        A child who went from the one to the other counts half in each: no child may count for two.
        """
        if self.one is None or self.other is None or self.is_shared:
            return None
        both = max(0, _children(self.one) + _children(self.other) - _children(self.together))
        one, other = _ratio(self.one, both), _ratio(self.other, both)
        return (one, other) if one is not None and other is not None else None


def _judged(pairs: Sequence[_Pair]) -> tuple[Compared, ...]:
    sides = [(pair, found) for pair in pairs if (found := pair.ratios()) is not None]
    ratios = {pair.indicator.key: found for pair, found in sides}
    verdicts = between([(pair.indicator.kind, *found) for pair, found in sides])
    judged = dict(zip(ratios, verdicts, strict=True))
    return tuple(
        Compared(
            indicator=pair.indicator,
            one=pair.one,
            other=pair.other,
            is_shared=pair.is_shared,
            apart=_apart(pair, ratios.get(pair.indicator.key)),
            verdict=judged.get(pair.indicator.key),
        )
        for pair in pairs
    )


def _apart(pair: _Pair, ratios: tuple[Ratio, Ratio] | None) -> tuple[float, float] | None:
    rows = (pair.one, pair.other)
    if ratios is None or any(row is None or row.display is not Display.FULL for row in rows):
        return None
    return difference(pair.indicator.kind, *ratios)


def _ratio(row: Row, both: int) -> Ratio | None:
    if row.status is not Status.SHOWN or row.numerator is None or row.denominator is None:
        return None
    return Ratio(row.numerator, row.denominator, max(1, _children(row) - (both + 1) // 2))


def _children(row: Row | None) -> int:
    return row.children or 0 if row is not None else 0
