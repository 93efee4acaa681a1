"""A long list as a table: headings that sort, a cell a column, how much of it is shown, and links to its pages."""

from collections.abc import Callable, Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.figure_words import opened
from dashboard.components.markup import named, scroll_region
from dashboard.components.query import address
from dashboard.components.roll import Context, Order, RollColumn, Row, Sorted
from dashboard.components.table_state import PAGE_KEY, TablePage, TableState
from dashboard.components.table_tools import pages_links
from dashboard.components.visit import Visit


def heading_cell(
    column: RollColumn[Any, Context, Any], order: Order, context: Context, path: str, search: str
) -> Component:
    """The heading of a column, a link that sorts by it."""
    direction = ("descending" if order.descending else "ascending") if order.key == column.key else "none"
    note = column.note(context)
    link = html.A(context.words.text(column.label), href=address(path, order.by(column, search)), className="sort")
    return html.Th([link, html.Small(note)] if note else link, scope="col", **named(aria_sort=direction))


def value_cell(column: RollColumn[Row, Context, Any], row: Row, context: Context, href: str | None = None) -> Component:
    """`href`: where who is behind a number is listed."""
    text, below = column.said(row, context)
    said = text if href is None else html.A(text, href=href, **named(aria_label=opened(text, context.words)))
    return html.Td(
        [said, html.Small(below)] if below else said,
        **({"className": column.kind} if column.kind else {}),
        **named(data_title=context.words.text(column.label)),
    )


def name_cell(name: str, href: str | None, below: str = "") -> Component:
    """The first cell of a row: what it is of, a link where there is a page of it."""
    said = html.A(name, href=href) if href is not None else name
    return html.Th([said, html.Small(below)] if below else said, scope="row")


def roll_table(
    key: str,
    caption: str,
    columns: Sequence[RollColumn[Row, Context, Sorted]],
    rows: Sequence[tuple[Component, Row]],
    *,
    order: Order,
    context: Context,
    visit: Visit,
    opens: Callable[[RollColumn[Row, Context, Sorted], Row], str | None] = lambda _column, _row: None,
) -> Component:
    """A table of rows, each with its first cell; `columns`: the first is of that cell.

    `opens`: where who is behind a number is listed, None where nobody is for the reader.
    """
    name = ids.table(key)
    heading = ids.heading(name)
    head = [heading_cell(column, order, context, visit.path, visit.search) for column in columns]
    body = [
        html.Tr(
            [first, *(value_cell(column, row, context, opens(column, row)) for column in columns[1:])], key=str(number)
        )
        for number, (first, row) in enumerate(rows)
    ]
    table = html.Table(
        [html.Caption(caption, id=heading, className="sr"), html.Thead(html.Tr(head)), html.Tbody(body)],
        id=name,
        className="roll",
        **named(data_table=""),
    )
    return scroll_region(table, aria_labelledby=heading)


def below_roll(shown: TablePage, visit: Visit, *notes: str, page_key: str = PAGE_KEY) -> Sequence[Component | None]:
    """How much of the list is shown, what has to be known of it, and links to its other pages."""
    words = visit.words
    extent = words(
        "Showing {first}–{last} of {n}",
        first=words.number(shown.first),
        last=words.number(shown.last),
        n=words.number(shown.found),
    )
    return [
        html.P(extent, className="extent", role="status") if shown.found else None,
        *(html.P(note, className="extent") for note in notes),
        pages_links(shown, TableState(page=shown.page, page_key=page_key), visit.path, visit.search, words),
    ]
