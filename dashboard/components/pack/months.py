"""Bilag: the headline figures month by month, the numbers behind the charts."""

from collections.abc import Sequence

from dashboard.charts.month_axis import months_of
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.pack.cells import column_width, figure_cell
from dashboard.data.mart.query import can_group, query
from dashboard.exports.pack.blocks import Block, Cell, Paragraph, Table
from dashboard.indicators.registry import headline_indicators
from dashboard.vocabulary.slice import EVERYTHING
from dashboard.vocabulary.text import Text


def _blocks(asked: Asked) -> Sequence[Block]:
    words = asked.words
    indicators = [indicator for indicator in headline_indicators() if can_group(indicator, "month")]
    results = query(asked.mart, indicators, period=asked.period, where=EVERYTHING, by="month", scope=asked.scope)
    rows = [
        (
            Cell(words.month(month)),
            *(figure_cell(one, results[one.key].rows.of_group(month), words) for one in indicators),
        )
        for month in months_of(asked.period)
    ]
    return [
        Paragraph(words("The numbers behind the charts. Months vary by chance alone."), is_note=True),
        Table(
            caption=words.text(SECTION.title),
            header=(words("Month"), *(words.text(one.short_label) for one in indicators)),
            rows=tuple(rows),
            widths=(3, *(column_width(one) for one in indicators)),
        ),
    ]


SECTION = PackSection(
    key="maaneder",
    title=Text(da="Bilag: Måned for måned", en="Appendix: Month by month"),
    blocks=_blocks,
    only_on_paper=True,
)
