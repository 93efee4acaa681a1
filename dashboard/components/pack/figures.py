"""Indikatorer: each headline figure with its months, numerator, denominator and reservation; the others in a table."""

from collections.abc import Mapping, Sequence

from dashboard.charts.wording import DASH
from dashboard.components import figure_words as say
from dashboard.components.figure_lines import basis_line, change_lines, change_of, note_line, part_number
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.pack.cells import figure_cell
from dashboard.components.pack.definitions import definition_pairs
from dashboard.components.pack.months_chart import months_chart
from dashboard.data.mart.query import query
from dashboard.exports.pack.blocks import Block, Cell, Figure, Heading, Paragraph, Table
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators, headline_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Result, Row, Tone
from dashboard.vocabulary.slice import EVERYTHING
from dashboard.vocabulary.text import Text


def _blocks(asked: Asked) -> Sequence[Block]:
    words = asked.words
    indicators = list(all_indicators().values())
    headline = list(headline_indicators())
    now, before = (
        query(asked.mart, indicators, period=period, where=EVERYTHING, by=None, scope=asked.scope, parts=True)
        for period in (asked.period, asked.before)
    )
    monthly = query(asked.mart, headline, period=asked.period, where=EVERYTHING, by="month", scope=asked.scope)
    said = words.months(asked.period.start, asked.period.end)
    lead = words(
        "All figures are of {period} and of all children together. The dots of a chart are single months, the grey "
        "line is their uncertainty; a hollow dot is a count of less than ten, a dash a month that is not shown, to "
        "protect the children. Months vary by chance alone.",
        period=said,
    )
    others = [indicator for indicator in indicators if indicator.headline is None]
    return [
        Paragraph(lead, is_note=True),
        *(figure(asked, one, now[one.key].total, before[one.key].total, monthly.get(one.key)) for one in headline),
        Heading(words("The other indicators")),
        _table(asked, others, now, before),
    ]


def figure(asked: Asked, indicator: Indicator, row: Row | None, before: Row | None, monthly: Result | None) -> Figure:
    words = asked.words
    title, definition = words.text(indicator.label), definition_pairs(indicator, asked.mart.meta.rules, words)
    told = say.figure_words(indicator, row, words) if row is not None else None
    if row is None or told is None:
        value = say.missing(say.Missing.NO_BASIS, words) if row is None else say.suppressed(words)
        return Figure(title=title, value=value, definition=definition)
    judged, tone, earlier = _since_before(asked, indicator, row, before)
    parts = [
        f"{words.text(part.label)} {number}"
        for part in indicator.parts
        if (number := part_number(part, row, words)) is not None
    ]
    return Figure(
        title=title,
        value=told.head,
        basis=basis_line(indicator, row, told, words),
        note=note_line(indicator, told, indicator.target, words),
        parts=" · ".join(parts),
        judged=judged,
        tone=tone,
        before=earlier,
        chart=months_chart(monthly, words) if monthly is not None else None,
        definition=definition,
    )


def _since_before(asked: Asked, indicator: Indicator, row: Row, before: Row | None) -> tuple[str, Tone, str]:
    words = asked.words
    change = change_of(indicator, row, before, words.months(asked.before.start, asked.before.end))
    lines = change_lines(indicator, row, change, words) if change is not None else None
    if change is None or lines is None:
        return "", "neutral", ""
    return lines.judged, lines.tone, words("Before ({period}): {figure}", period=change.period, figure=lines.before)


def _table(
    asked: Asked, indicators: Sequence[Indicator], now: Mapping[str, Result], before: Mapping[str, Result]
) -> Table:
    """An indicator a row: its figure, its uncertainty, and the period before."""
    words = asked.words
    rows = [
        (
            Cell(words.text(one.label)),
            figure_cell(one, now[one.key].total, words),
            Cell(_interval(one, now[one.key].total, words)),
            figure_cell(one, before[one.key].total, words),
        )
        for one in indicators
    ]
    return Table(
        caption=words("The other indicators"),
        header=(
            words("Indicator"),
            words.months(asked.period.start, asked.period.end),
            words("95% uncertainty"),
            words.months(asked.before.start, asked.before.end),
        ),
        rows=tuple(rows),
        widths=(5, 4, 3, 4),
        told_of=tuple((words.text(one.label), words.text(one.caveat)) for one in indicators),
    )


def _interval(indicator: Indicator, row: Row | None, words: Words) -> str:
    told = say.figure_words(indicator, row, words) if row is not None else None
    return told.interval or DASH if told is not None else DASH


SECTION = PackSection(
    key="indikatorer", title=Text(da="Indikatorer", en="Indicators"), blocks=_blocks
)  # fmt: skip
