"""The signals: the months of each indicator that is charted, as a scope may see them, judged."""

from collections.abc import Sequence

from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.statistics.control_limits import Limits
from dashboard.statistics.judge_series import judge
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, add_months
from dashboard.vocabulary.result import Row, Status
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.signals import SUMMER_MONTH, Signal, chart_of, is_charted
from dashboard.vocabulary.slice import EVERYTHING


def signals(mart: Mart, indicators: Sequence[Indicator], scope: Scope) -> tuple[Signal, ...]:
    """A signal for each of the indicators whose months are charted, in their order.

    Of all children together, never of a unit, in the fixed tables' two windows of twelve whole months (menu.py). What
    belongs to a meeting is asked with the steering group's scope. Only months that may be shown are looked at.
    """
    charted = [indicator for indicator in indicators if is_charted(indicator)]
    last, before = windows(mart.meta.as_of)
    found: dict[str, dict[str | None, Row]] = {indicator.key: {} for indicator in charted}
    for period in (before, last):
        results = query(mart, charted, period=period, where=EVERYTHING, by="month", scope=scope)
        for key, result in results.items():
            found[key] |= {row.group: row for row in result.rows}
    months = _months(Period(before.start, last.end))
    return tuple(signal(indicator, months, found[indicator.key]) for indicator in charted)


def signal(indicator: Indicator, months: Sequence[str], by_month: dict[str | None, Row]) -> Signal:
    """The verdict on the rows of one indicator; what is withheld is a gap, and so is a month without school days."""
    rows = tuple(None if month.endswith(f"-{SUMMER_MONTH}") else by_month.get(month) for month in months)
    shown = [row if row is not None and row.status is Status.SHOWN else None for row in rows]
    judged = judge(
        [None if row is None else row.numerator for row in shown],
        [None if row is None else row.denominator for row in shown],
        chart_of(indicator),
        indicator.better,
        indicator.target,
    )
    ends = _ends(judged.limits, len(months))
    return Signal(
        indicator=indicator,
        months=tuple(months),
        rows=rows,
        chart=judged.chart,
        centre=None if judged.limits is None else judged.limits.centre,
        lower=tuple(None if end is None else end[0] for end in ends),
        upper=tuple(None if end is None else end[1] for end in ends),
        marks=judged.marks,
        variation=judged.variation,
        assurance=judged.assurance,
        is_preliminary=judged.is_preliminary,
        since=None if judged.since is None else months[judged.since],
        lasted=judged.lasted,
        known=None if judged.known is None else months[judged.known],
        by_median=judged.by_median,
    )


def _ends(limits: Limits | None, count: int) -> list[tuple[float, float] | None]:
    return [None if limits is None else limits.at(place) for place in range(count)]


def _months(period: Period) -> tuple[str, ...]:
    first = period.start
    count = (period.end.year - first.year) * 12 + period.end.month - first.month + 1
    return tuple(f"{add_months(first, number):%Y-%m}" for number in range(count))
