"""A plain table of texts and links, with its caption for who cannot see it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import scroll_region

Cell = str | Component | Sequence[str | Component]


def plain_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Component:
    """The first cell of each row names the row."""
    table = html.Table(
        [
            html.Caption(caption, className="sr"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in head])),
            html.Tbody(
                [html.Tr([html.Th(row[0], scope="row"), *(html.Td(value) for value in row[1:])]) for row in rows]
            ),
        ],
        className="list",
    )
    return scroll_region(table, aria_label=caption)
