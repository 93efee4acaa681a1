"""An indicator's twelve months as a pack's chart: the same values, scale and words as the screen's."""

from collections.abc import Iterator, Sequence

from dashboard.charts.month_axis import months_of
from dashboard.charts.months_words import Month, summary, written_months
from dashboard.charts.scale import scale
from dashboard.components import figure_words as say
from dashboard.exports.pack.blocks import Chart, Nothing, Point, Shown, Withheld
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Result


def months_chart(result: Result, words: Words) -> Chart:
    """The chart of a result by month. A month without a row is a gap, a withheld one a mark of its own."""
    indicator = result.indicator
    keys = months_of(result.period)
    rows = {row.group: row for row in result.rows}
    told = written_months(indicator, [(key, words.month(key), rows.get(key)) for key in keys], words)
    span = scale(indicator, [row for row in rows.values() if row.display is not Display.SUPPRESSED], words)
    return Chart(
        title=words("{figure} by month", figure=words.text(indicator.label)),
        alt=summary(told, words),
        labels=tuple(_labels(keys, words)),
        points=tuple(_point(indicator, month) for month in told),
        top=span.top,
        ticks=tuple(zip(span.ticks, span.texts, strict=True)),
        unit=words.text(indicator.unit),
        is_share=indicator.kind.is_share,
        decimals=indicator.decimals,
        target=indicator.target,
        target_told="" if indicator.target is None else say.target(indicator, words, indicator.target) or "",
    )


def _labels(keys: Sequence[str], words: Words) -> Iterator[str]:
    """`nov.`, with the year on a second line where one begins."""
    last = ""
    for key in keys:
        name, _, year = words.month(key).rpartition(" ")
        yield name if year == last else f"{name}\n{year}"
        last = year


def _point(indicator: Indicator, month: Month) -> Point:
    row, written = month.row, month.written
    if row is None or written is None:
        return Nothing()
    said = " · ".join(written.told)
    if not month.is_shown or row.value is None:
        return Withheld(said)
    value, lower, upper = (_rounded(indicator, number) for number in (row.value, row.lower, row.upper))
    assert value is not None
    return Shown(value, said, lower, upper, is_count=row.display is Display.COUNT)


def _rounded(indicator: Indicator, number: float | None) -> float | None:
    """As it is written on screen: a file's chart must not hold more digits than that."""
    if number is None:
        return None
    if indicator.kind.is_share:
        return float(half_up(number * 100, indicator.decimals)) / 100
    return float(half_up(number, indicator.decimals))
