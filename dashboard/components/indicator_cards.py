"""Cards of indicators for a page: value now, against the period before, and the last twelve months."""

from collections.abc import Mapping, Sequence
from datetime import date

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts.sparkline import sparkline
from dashboard.components import ids
from dashboard.components.asked import behind_href
from dashboard.components.before import period_before
from dashboard.components.card import Card, Change, cards
from dashboard.components.figure_words import Missing
from dashboard.components.visit import Visit
from dashboard.data.mart.closed import told_of
from dashboard.data.mart.menu import windows
from dashboard.data.mart.query import query
from dashboard.statistics.comparison import change
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, add_months
from dashboard.vocabulary.result import Result, Row, Status, Verdict
from dashboard.vocabulary.slice import EVERYTHING, Slice

_MONTHS = 12


def indicator_cards(
    visit: Visit,
    indicators: Sequence[Indicator],
    now: Mapping[str, Row | None],
    where: Slice,
    *,
    level: int = 3,
    missing: Mapping[str, Missing] | None = None,
) -> Component:
    """The cards; `now` are the figures of the chosen period, `where` the slice they are of.

    A figure stands beside those before it only where these are about the same children (menu.py).
    """
    words, mart, scope = visit.words, visit.mart, visit.scope
    earlier, recent = period_before(visit.state.chosen_period), _recent(visit, where)
    before = query(mart, indicators, period=earlier, where=where, by=None, scope=scope)
    monthly = query(mart, indicators, period=recent, where=where, by="month", scope=scope)

    def is_of_the_same(indicator: Indicator, period: Period, by: str | None) -> bool:
        now_of = told_of(mart, indicator, period=visit.state.period, where=where, by=None, scope=scope)
        return told_of(mart, indicator, period=period, where=where, by=by, scope=scope) == now_of

    said = words.months(earlier.start, earlier.end)
    views = []
    for indicator in indicators:
        row = now.get(indicator.key)
        views.append(
            Card(
                indicator=indicator,
                row=row,
                rules=mart.meta.rules,
                glossary_href=f"/ordliste#{ids.glossary(indicator.key)}",
                target=indicator.target,
                change=(
                    _change(indicator, row, before[indicator.key].total, said)
                    if is_of_the_same(indicator, earlier, None)
                    else None
                ),
                sparkline=(
                    sparkline(indicator, month_rows(monthly[indicator.key]), words)
                    if indicator.key in monthly and is_of_the_same(indicator, recent, "month")
                    else None
                ),
                href=behind_href(visit.path, visit.search, indicator) if visit.may(Permission.CHILDREN) else None,
                missing=(missing or {}).get(indicator.key, Missing.NO_BASIS),
                level=level,
            )
        )
    return cards(views, words)


def _recent(visit: Visit, where: Slice) -> Period:
    """The months to draw: the latest, or those of the fixed tables where figures are of these."""
    as_of = visit.mart.meta.as_of
    is_fixed = not visit.scope.sees_all_unsuppressed and where == EVERYTHING and visit.state.period in windows(as_of)
    return windows(as_of)[0] if is_fixed else last_months(as_of)


def last_months(as_of: date) -> Period:
    """The twelve months that end with the as-of date's."""
    return Period(add_months(as_of.replace(day=1), 1 - _MONTHS), as_of)


def month_rows(result: Result) -> list[tuple[str, Row | None]]:
    """Every month of the result's period in order, with its row where there is one."""
    months = []
    first = result.period.start.replace(day=1)
    while first <= result.period.end:
        months.append(f"{first:%Y-%m}")
        first = add_months(first, 1)
    return [(month, result.rows.of_group(month)) for month in months]


def _change(indicator: Indicator, now: Row | None, before: Row | None, period: str) -> Change | None:
    """The change, where both figures may be compared: nothing is said of a hidden one, or of what was not there."""
    if now is None or now.status is Status.SUPPRESSED or before is None or before.status is Status.SUPPRESSED:
        return None
    verdict = change(indicator.kind, _ratio(now), _ratio(before))
    return Change(before, verdict or Verdict.TOO_FEW, period)


def _ratio(row: Row) -> tuple[float, float, int]:
    assert row.numerator is not None
    assert row.denominator is not None
    assert row.children is not None
    return row.numerator, row.denominator, row.children
