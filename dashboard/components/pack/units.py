"""Bilag: the headline figures of each home and of each school, as their pages list them for a steering group."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.components.figure_words import Missing
from dashboard.components.names import does_not_report, unit_name
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.pack.cells import column_width, figure_cell
from dashboard.data.mart.disclosure.menu import GROUPED_BY, Unit, units_listed
from dashboard.data.mart.query import query
from dashboard.exports.pack.blocks import Block, Cell, Paragraph, Table
from dashboard.exports.phrases import pool_name
from dashboard.i18n.words import Words, compare_danish
from dashboard.indicators.registry import headline_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Result
from dashboard.vocabulary.slice import EVERYTHING
from dashboard.vocabulary.text import Text

_MOST_UNITS: Final = 200  # a page holds about thirty


def _blocks(asked: Asked, unit: Unit, caption: Text, unit_label: Text) -> Sequence[Block]:
    words = asked.words
    indicators = [indicator for indicator in headline_indicators() if unit in units_listed(indicator)]
    results = query(
        asked.mart,
        indicators,
        period=asked.period,
        where=EVERYTHING,
        by=GROUPED_BY[unit],
        scope=asked.scope,
        parts=True,
        compare=True,
    )
    units = _units(asked, unit, indicators, results)
    rows = [
        *units[:_MOST_UNITS],
        *_pool(indicators, results, words),
        (Cell(words("All")), *(figure_cell(one, results[one.key].total, words) for one in indicators)),
    ]
    cut = words("{x} of {n}", x=words.number(_MOST_UNITS), n=words.number(len(units)))
    return [
        Paragraph(
            words(
                "In the order of the alphabet: this is no ranking. {period}. A dash is a figure that is not shown, to "
                "protect the children; a number under ten stands as a count.",
                period=words.months(asked.period.start, asked.period.end),
            ),
            is_note=True,
        ),
        Table(
            caption=words.text(caption),
            header=(words.text(unit_label), *(words.text(one.short_label) for one in indicators)),
            rows=tuple(rows),
            widths=(4, *(column_width(one) for one in indicators)),
            last_is_all=True,
        ),
        *([Paragraph(cut, is_note=True)] if len(units) > _MOST_UNITS else []),
    ]


def _units(
    asked: Asked, unit: Unit, indicators: Sequence[Indicator], results: Mapping[str, Result]
) -> list[tuple[Cell, ...]]:
    words, register = asked.words, asked.mart.register
    keys = dict.fromkeys(group for result in results.values() for group in result.rows.group)
    named = sorted(
        ((unit_name(register, unit, key, words), key) for key in keys), key=lambda pair: compare_danish(pair[0])
    )
    return [
        (
            Cell(name),
            *(
                figure_cell(one, results[one.key].rows.of_group(key), words, _missing(asked, unit, key, one))
                for one in indicators
            ),
        )
        for name, key in named
    ]


def _missing(asked: Asked, unit: Unit, key: str | None, indicator: Indicator) -> Missing:
    is_unreported = indicator.key == "absence" and does_not_report(asked.mart.register, unit, key)
    return Missing.NOT_REPORTED if is_unreported else Missing.NO_BASIS


def _pool(indicators: Sequence[Indicator], results: Mapping[str, Result], words: Words) -> list[tuple[Cell, ...]]:
    """What is hidden of the units, together, where there is such."""
    pools = {key: result.pool for key, result in results.items() if result.pool is not None}
    if not pools:
        return []
    largest = max(pools.values(), key=lambda pool: pool.row.children or 0)
    name = Cell(pool_name(largest, words))
    return [
        (name, *(figure_cell(one, pools[one.key].row, words) if one.key in pools else Cell("") for one in indicators))
    ]


_HOMES: Final = Text(da="Bilag: Anbringelsessteder", en="Appendix: Homes")
_SCHOOLS: Final = Text(da="Bilag: Skoler", en="Appendix: Schools")
HOMES = PackSection(
    key="anbringelsessteder",
    title=_HOMES,
    blocks=lambda asked: _blocks(asked, "home", _HOMES, Text(da="Anbringelsessted", en="Home")),
    starts_page=True,
)
SCHOOLS = PackSection(
    key="skoler",
    title=_SCHOOLS,
    blocks=lambda asked: _blocks(asked, "school", _SCHOOLS, Text(da="Skole", en="School")),
)
