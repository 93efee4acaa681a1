"""Cards of indicators for a page: value now, against the period before, and the last twelve months."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard.charts.month_axis import months_of
from dashboard.charts.sparkline import sparkline
from dashboard.components import ids
from dashboard.components.before import period_before
from dashboard.components.behind.numbers import Numbers, recent_months
from dashboard.components.card import Card, cards
from dashboard.components.figure_lines import change_of
from dashboard.components.figure_words import Missing
from dashboard.components.remarks.remark_link import RemarkLink
from dashboard.components.visit import Visit
from dashboard.data.mart.disclosure.closed import told_of
from dashboard.data.mart.query import query
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result, Row, Status
from dashboard.vocabulary.slice import Slice


def indicator_cards(
    visit: Visit,
    indicators: Sequence[Indicator],
    now: Mapping[str, Row | None],
    where: Slice,
    numbers: Numbers,
    *,
    level: int = 3,
    missing: Mapping[str, Missing] | None = None,
    remarks: Mapping[str, RemarkLink] | None = None,
) -> Component:
    """The cards; `now` are the figures of the chosen period, `where` the slice they are of, `numbers` those that open.

    `remarks`: where remarks on each are read and written.
    A figure stands beside those before it only where these are about the same children (menu.py).
    """
    words, mart, scope = visit.words, visit.mart, visit.scope
    earlier, recent = period_before(visit.state.chosen_period), recent_months(visit, where)
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
                    change_of(indicator, row, before[indicator.key].total, said)
                    if is_of_the_same(indicator, earlier, None)
                    else None
                ),
                sparkline=(
                    sparkline(indicator, month_rows(monthly[indicator.key]), words)
                    if indicator.key in monthly and is_of_the_same(indicator, recent, "month")
                    else None
                ),
                href=numbers.href(indicator),
                before_href=numbers.href(indicator, is_before=True),
                months_href=_latest(numbers, indicator, monthly.get(indicator.key)),
                part_hrefs={
                    part.key: href
                    for part in indicator.parts
                    if (href := numbers.href(indicator, part=part.key)) is not None
                },
                missing=(missing or {}).get(indicator.key, Missing.NO_BASIS),
                remarks=(remarks or {}).get(indicator.key),
                level=level,
            )
        )
    return cards(views, words)


def _latest(numbers: Numbers, indicator: Indicator, monthly: Result | None) -> str | None:
    """The latest month that has a figure, from which the list leads to the others."""
    shown = [row.group for row in monthly.rows if row.status is Status.SHOWN] if monthly is not None else []
    return numbers.href(indicator, month=shown[-1]) if shown and shown[-1] is not None else None


def month_rows(result: Result) -> list[tuple[str, Row | None]]:
    """Every month of the result's period in order, with its row where there is one."""
    return [(month, result.rows.of_group(month)) for month in months_of(result.period)]
