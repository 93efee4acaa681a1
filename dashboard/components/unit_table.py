"""The table of units: a row a home or school, a column an indicator, every cell with its n of N.

Sorting, searching and paging are links and a field that change the address; the server draws the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from dashboard.charts import wording
from dashboard.charts.scale import scale
from dashboard.components import figure_words as say
from dashboard.components import ids
from dashboard.components.cell import cell
from dashboard.components.figure_words import Missing
from dashboard.components.markup import named, scroll_region
from dashboard.components.query import address
from dashboard.components.table_state import NAME, TablePage, TableState, UnitRow, arranged
from dashboard.components.table_tools import pages_links, search_field
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Pool, Row, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """What the table shows. `path` and `search` are the address that it stands at; `total` is the row "Alle".

    `pools`: by indicator, what is hidden in the rows, together. `targets`: by indicator.
    """

    key: str
    caption: str
    unit_label: str
    indicators: Sequence[Indicator]
    rows: Sequence[UnitRow]
    state: TableState
    path: str
    search: str = ""
    total: Mapping[str, Row] = field(default_factory=lambda: MappingProxyType({}))
    pools: Mapping[str, Pool] = field(default_factory=lambda: MappingProxyType({}))
    targets: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


def unit_table(view: UnitTable, words: Words) -> Component:
    """Search field, table, what the dash means, and the pages."""
    page = arranged(view.rows, view.state)
    columns = tuple(_column(view, indicator, words) for indicator in view.indicators)
    name = ids.table(view.key)
    table = html.Table(
        [
            html.Caption(view.caption, id=ids.heading(name)),
            _head(view, columns, words),
            html.Tbody([_row(columns, row, words) for row in page.rows]),
            html.Tfoot([_row(columns, row, words) for row in _together(view, words)]),
        ],
        id=name,
        className="units",
        **named(data_table=""),
    )
    region = scroll_region(table, aria_labelledby=ids.heading(name))
    below = [html.P(_extent(page, words), className="extent", role="status")]
    if _hides(view, page):
        below.append(html.P(f"{wording.DASH} {say.suppressed(words)}", className="extent"))
    return html.Div(
        [
            search_field(view.state.search, words),
            region if page.found else html.P(words("No unit matches “{text}”.", text=view.state.search)),
            html.Div(below, className="table-notes"),
            pages_links(page, view.state, view.path, view.search, words),
        ],
        className="unit-table",
    )


@dataclass(frozen=True, slots=True)
class _Column:
    indicator: Indicator
    scale: float
    target: float | None


def _column(view: UnitTable, indicator: Indicator, words: Words) -> _Column:
    key = indicator.key
    figures = [row.figures[key] for row in view.rows if key in row.figures]
    figures += [view.total[key]] if key in view.total else []
    return _Column(indicator, scale(indicator, figures, words).top, view.targets.get(key))


def _head(view: UnitTable, columns: Sequence[_Column], words: Words) -> Component:
    cells = [_sort_header(view, NAME, view.unit_label, [])]
    cells += [
        _sort_header(view, column.indicator.key, words.text(column.indicator.short_label), _axis(column, words))
        for column in columns
    ]
    return html.Thead(html.Tr(cells))


def _sort_header(view: UnitTable, key: str, label: str, axis: list[Component]) -> Component:
    chosen = view.state.sort == key
    direction = ("descending" if view.state.descending else "ascending") if chosen else "none"
    link = html.A(label, href=address(view.path, view.state.sorted_by(key, view.search)), className="sort")
    return html.Th(
        [link, *axis],
        scope="col",
        **named(aria_sort=direction),
    )


def _axis(column: _Column, words: Words) -> list[Component]:
    """What the tracks of the column run over, and the target: `0–100 %`, `mål: mindst 80 %`."""
    lines = [f"0–{say.short_level(column.indicator, column.scale, words)}"]
    lines += [said] if (said := say.target(column.indicator, words, column.target)) else []
    return [html.Small(line) for line in lines]


def _row(columns: Sequence[_Column], row: UnitRow, words: Words) -> Component:
    name = html.A(row.name, href=row.href) if row.href else row.name
    heading = [name, html.Small(row.subtitle)] if row.subtitle else name
    cells = [
        cell(
            column.indicator,
            row.figures.get(column.indicator.key),
            words,
            scale=column.scale,
            target=column.target,
            href=row.hrefs.get(column.indicator.key),
            missing=row.missing.get(column.indicator.key, Missing.NO_BASIS),
        )
        for column in columns
    ]
    return html.Tr([html.Th(heading, scope="row"), *cells], key=row.key)


def _together(view: UnitTable, words: Words) -> Iterator[UnitRow]:
    """What is hidden, together, and all of it."""
    if view.pools:
        largest = max(view.pools.values(), key=lambda pool: pool.row.children or 0)
        figures = {key: pool.row for key, pool in view.pools.items()}
        yield UnitRow(key="pool", name=wording.pool_name(largest, words), figures=figures)
    if view.total:
        yield UnitRow(key="total", name=words("All"), figures=view.total)


def _hides(view: UnitTable, page: TablePage) -> bool:
    figures = (row.figures.get(indicator.key) for row in page.rows for indicator in view.indicators)
    return any(figure is not None and figure.status is Status.SUPPRESSED for figure in figures)


def _extent(page: TablePage, words: Words) -> str:
    return words(
        "Showing {first}–{last} of {n}",
        first=words.number(page.first),
        last=words.number(page.last),
        n=words.number(page.found),
    )
