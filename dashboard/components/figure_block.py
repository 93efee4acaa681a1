"""A chart with its words and its table: the heading is the finding, the table is one key away."""

from typing import Any

from dash import dcc
from dash.development.base_component import Component

from dashboard.charts.chart import Chart, ChartTable
from dashboard.charts.theme import config
from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.figure_words import opened
from dashboard.components.markup import named, scroll_region
from dashboard.i18n.words import Words


def figure_block(key: str, chart: Chart, words: Words, *, level: int = 3) -> Component:
    """The chart as a figure named by its heading; `key` makes its ids.

    The drawing itself is hidden from screen readers (nothing inside it takes focus): the sentence and the
    table say the same.
    """
    name = ids.figure(key)
    heading = html.H2 if level == 2 else html.H3
    settings: Any = config(words)
    graph = dcc.Graph(
        id=ids.graph(key),
        figure=chart.figure,
        config=settings,
        className="graph",
    )
    return html.Section(
        [
            heading(chart.title, id=ids.heading(name)),
            html.P(chart.summary, className="summary"),
            html.Div(
                html.Div(graph, className="plot", style=_size(chart), **named(aria_hidden="true")),
                role="figure",
                **named(aria_labelledby=ids.heading(name)),
            ),
            table_of(chart.table, chart.title, words),
        ],
        id=name,
        className="figure-block",
    )


def _size(chart: Chart) -> dict[str, str]:
    """Room for the drawing before it is there, so that nothing jumps."""
    height = chart.figure.get("layout", {}).get("height")
    return {"minHeight": f"{height}px"} if height else {}


def table_of(table: ChartTable, caption: str, words: Words) -> Component:
    """The numbers of a chart as a table, closed until asked for."""
    first, *others = table.header
    head = html.Tr([html.Th(first, scope="col"), *(html.Th(label, scope="col") for label in others)])
    hrefs = table.hrefs or ((None,) * len(table.header),) * len(table.rows)
    body = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(html.Td(_cell(value, href, words)) for value, href in zip(row[1:], own[1:], strict=True)),
            ]
        )
        for row, own in zip(table.rows, hrefs, strict=True)
    ]
    return html.Details(
        [
            html.Summary(words("Show as a table")),
            scroll_region(
                html.Table(
                    [html.Caption(caption, className="sr"), html.Thead(head), html.Tbody(body)],
                    className="plain",
                ),
                aria_label=caption,
            ),
        ],
        className="as-table",
    )


def _cell(value: str, href: str | None, words: Words) -> str | Component:
    if href is None:
        return value
    return html.A(value, href=href, className="opens", **named(aria_label=opened(value, words)))
