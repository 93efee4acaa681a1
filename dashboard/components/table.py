"""A plain table of texts and links, with its caption for who cannot see it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named, scroll_region

Cell = str | Component | Sequence[str | Component]


def plain_table(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], *, stacks: bool = False
) -> Component:
    """The first cell of each row names the row. `stacks`: on a telephone a row is a block, a cell a line."""
    table = html.Table(
        [
            html.Caption(caption, className="sr"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in head])),
            html.Tbody([html.Tr([html.Th(row[0], scope="row"), *map(_cell, row[1:], head[1:])]) for row in rows]),
        ],
        className="list roll" if stacks else "list",
    )
    return scroll_region(table, aria_label=caption)


def _cell(value: Cell, label: str) -> Component:
    # In a block of lines the parts of a cell stand in one box beside the label.
    content = value if isinstance(value, (str, Component)) else html.Span(value)
    return html.Td(content, **named(data_title=label))
