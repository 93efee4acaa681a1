"""Whole months are summed when the mart is made, cut ones when it is asked: both give the same figures."""

from datetime import timedelta
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import AttendanceDays, Count, Days, UnitDays
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.slice import Slice
from tests.reference.query import Query

from .cases import CHIEF
from .random_questions import INDICATORS, asked, few, mart_for, period_of, slice_of

# What adds up over days. A move counts only where there are child-days to lay it over, so it may be lost at a cut.
ADDITIVE: Final = [
    indicator
    for indicator in INDICATORS
    if isinstance(indicator.denominator, Count | Days | AttendanceDays | UnitDays)
    and indicator.key not in ("school_moves", "placement_moves")
]
Sums = dict[tuple[str, str | None], tuple[float, float]]


def sums(mart: Mart, periods: list[Period], where: Slice, by: str | None) -> Sums:
    """(indicator, group) -> numerator and denominator over the periods together, to nine decimals."""
    found: Sums = {}
    for period in periods:
        results = query(mart, ADDITIVE, period=period, where=where, by=by, scope=CHIEF)
        for key, result in results.items():
            for row in result.rows if by else filter(None, [result.total]):
                assert row.numerator is not None
                assert row.denominator is not None
                numerator, denominator = found.get((key, row.group), (0.0, 0.0))
                found[key, row.group] = numerator + row.numerator, denominator + row.denominator
    return {key: (round(top, 9), round(bottom, 9)) for key, (top, bottom) in found.items()}


@few
@given(asked(), st.data())
def test_a_period_is_the_sum_of_its_parts(given_: tuple[dict[str, Any], Query], data: st.DataObject) -> None:
    tables, question = given_
    whole = period_of(question)
    cut = whole.start + timedelta(days=data.draw(st.integers(0, whole.days - 1), label="days before the cut"))
    parts = [Period(whole.start, cut)]
    if cut < whole.end:
        parts.append(Period(cut + timedelta(days=1), whole.end))
    with mart_for(tables, question) as mart:
        where = slice_of(question)
        assert sums(mart, parts, where, question.by) == sums(mart, [whole], where, question.by)


@few
@given(asked())
def test_a_month_is_the_sum_of_its_days(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    first = question.as_of.replace(day=1)
    days = [Period(day, day) for day in (first + timedelta(days=n) for n in range(question.as_of.day))]
    with mart_for(tables, question) as mart:
        where = slice_of(question)
        assert sums(mart, days, where, None) == sums(mart, [Period(first, question.as_of)], where, None)
