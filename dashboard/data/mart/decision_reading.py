"""The figure that a decision is judged by, as it may be told to who asks."""

from fractions import Fraction

from dashboard.data.mart.disclosure.closed import told_of
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.decision import Reading, Told
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, twelve_months
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice


def reading_of(
    mart: Mart, indicator: Indicator, *, where: Slice, scope: Scope, period: Period | None = None
) -> Reading:
    """The figure over the last twelve whole months of the data, or another period, for who has the scope.

    What is not among the fixed tables is withheld from whom it is not told to, as are too few children.
    """
    of = period or twelve_months(mart.meta.as_of)
    as_of = mart.meta.as_of
    if told_of(mart, indicator, period=of, where=where, by=None, scope=scope).is_empty:
        return Reading(as_of=as_of, end=of.end, told=Told.WITHHELD)
    total = query(mart, [indicator], period=of, where=where, by=None, scope=scope)[indicator.key].total
    if total is None or total.denominator == 0:
        return Reading(as_of=as_of, end=of.end, told=Told.NOTHING, least_children=scope.least_children)
    if total.status is not Status.SHOWN or total.numerator is None or total.denominator is None:
        return Reading(as_of=as_of, end=of.end, told=Told.WITHHELD)
    return Reading(
        as_of=as_of,
        end=of.end,
        told=Told.SHOWN,
        numerator=exact(total.numerator),
        denominator=exact(total.denominator),
        least_children=scope.least_children,
    )


def exact(number: float) -> Fraction:
    """A figure's number as it is printed: the decimals of a count of school days are not those of its binary form."""
    return Fraction(str(float(number)))
