"""The table of units: a row a home or school, a column an indicator, every cell with its n of N.

Sorting, searching and paging are links and a field that change the address; the server draws the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dash.development.base_component import Component

from dashboard.charts import wording
from dashboard.charts.scale import reach, scale_to
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components import ids
from dashboard.components.cell import cell
from dashboard.components.figure_words import Missing
from dashboard.components.markup import named, scroll_region
from dashboard.components.query import address
from dashboard.components.table_state import NAME, TablePage, TableState, Unit, UnitRow
from dashboard.components.table_tools import pages_links, search_field
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Pool, Row, Rows, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """What the table shows. `path` and `search` are the address that it stands at; `total` is the row "Alle".

    `total_hrefs`: what opens who is behind its figures, by indicator.
    `rows` are those of the units on the page. By indicator: `reaches`, how far the figures of all pages go; `pools`,
    what is hidden of them, together; `targets`.
    """

    key: str
    caption: str
    unit_label: str
    indicators: Sequence[Indicator]
    page: TablePage
    rows: Sequence[UnitRow]
    state: TableState
    path: str
    search: str = ""
    total: Mapping[str, Row] = field(default_factory=lambda: MappingProxyType({}))
    total_hrefs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reaches: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    pools: Mapping[str, Pool] = field(default_factory=lambda: MappingProxyType({}))
    targets: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


def unit_table(view: UnitTable, words: Words) -> Component:
    """Search field, table, what the dash means, and the pages."""
    page = view.page
    columns = tuple(_column(view, indicator, words) for indicator in view.indicators)
    name = ids.table(view.key)
    table = html.Table(
        [
            html.Caption(view.caption, id=ids.heading(name)),
            _head(view, columns, words),
            html.Tbody([_row(columns, row, words) for row in view.rows]),
            html.Tfoot([_row(columns, row, words) for row in _together(view, words)]),
        ],
        id=name,
        className="units",
        **named(data_table=""),
    )
    region = scroll_region(table, aria_labelledby=ids.heading(name))
    below = [html.P(_extent(page, words), className="extent", role="status")]
    if _hides(view):
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
    total = [view.total[key]] if key in view.total else []
    highest = max(view.reaches.get(key, 0.0), reach(Rows.of(total)))
    return _Column(indicator, scale_to(indicator, highest, words).top, view.targets.get(key))


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
    unit = row.unit
    name = html.A(unit.name, href=row.href) if row.href else unit.name
    heading = [name, html.Small(unit.subtitle)] if unit.subtitle else name
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
    return html.Tr([html.Th(heading, scope="row"), *cells], key=unit.key)


def _together(view: UnitTable, words: Words) -> Iterator[UnitRow]:
    """What is hidden, together, and all of it."""
    if view.pools:
        largest = max(view.pools.values(), key=lambda pool: pool.row.children or 0)
        figures = {key: pool.row for key, pool in view.pools.items()}
        yield UnitRow(unit=Unit("pool", wording.pool_name(largest, words)), figures=figures)
    if view.total:
        yield UnitRow(unit=Unit("total", words("All")), figures=view.total, hrefs=view.total_hrefs)


def _hides(view: UnitTable) -> bool:
    figures = (row.figures.get(indicator.key) for row in view.rows for indicator in view.indicators)
    return any(figure is not None and figure.status is Status.SUPPRESSED for figure in figures)


def _extent(page: TablePage, words: Words) -> str:
    return words(
        "Showing {first}–{last} of {n}",
        first=words.number(page.first),
        last=words.number(page.last),
        n=words.number(page.found),
    )
