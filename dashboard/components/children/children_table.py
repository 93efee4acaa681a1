"""The list of children as a table: a row a child, in bands, with the columns that the reader chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.children.children_columns import NAME_COLUMN, Context
from dashboard.components.children.children_state import ListState
from dashboard.components.children.children_words import band_words
from dashboard.components.markup import named, scroll_region
from dashboard.components.roll_table import heading_cell, name_cell, value_cell
from dashboard.components.visit import Visit
from dashboard.data.mart.children.child_row import Band, ChildList, ChildRow

TABLE_ID = ids.table("children")
_HEADING = ids.heading(TABLE_ID)


@dataclass(frozen=True, slots=True)
class _View:
    visit: Visit
    state: ListState
    found: ChildList
    context: Context


def children_table(visit: Visit, state: ListState, found: ChildList) -> Component:
    """The rows of a page under the heading of their band; a call list has a column to write in."""
    words = visit.words
    context = Context(words, visit.mart.register, visit.mart.meta.as_of, found)
    view = _View(visit, state, found, context)
    bodies = [_band(view, band, list(rows)) for band, rows in groupby(found.rows, key=lambda row: row.band)]
    heads = [
        heading_cell(column, state.order, context, visit.path, visit.search) for column in (NAME_COLUMN, *state.columns)
    ]
    table = html.Table(
        [
            html.Caption(words("Children in a course"), id=_HEADING, className="sr"),
            html.Thead(html.Tr([*heads, *_note_header(view)])),
            *bodies,
        ],
        id=TABLE_ID,
        className="roll call-list" if state.is_call_list else "roll",
        **named(data_table=""),
    )
    return scroll_region(table, aria_labelledby=_HEADING)


def _note_header(view: _View) -> list[Component]:
    return [html.Th(view.visit.words("Notes"), scope="col", className="notes")] if view.state.is_call_list else []


def _band(view: _View, band: Band, rows: Sequence[ChildRow]) -> Component:
    words = view.visit.words
    counted = words.count(view.found.found[band], "{n} child", "{n} children")
    columns = len(view.state.columns) + 1 + view.state.is_call_list
    title = [band_words(band, view.state.question.soon, words), " ", html.Small(counted)]
    heading = html.Th(title, scope="rowgroup", colSpan=columns, className=f"band band-{_CLASSES[band]}")
    return html.Tbody([html.Tr(heading), *(_row(view, row) for row in rows)], key=_CLASSES[band])


_CLASSES = {Band.OVERDUE: "overdue", Band.SOON: "soon", Band.IN_TIME: "in-time"}


def _row(view: _View, row: ChildRow) -> Component:
    visit = view.visit
    name = child_cell(visit, row.child, row.follow_up.name)
    cells = [value_cell(column, row, view.context) for column in view.state.columns]
    note = [html.Td(None, className="notes")] if view.state.is_call_list else []
    return html.Tr([name, *cells, *note], key=row.child)


def child_cell(visit: Visit, child: str, name: str | None) -> Component:
    """Who a row is of, with a link to the page of the child; who may see no names sees the key."""
    href = visit.link(f"/boern/{quote(child, safe='')}")
    return name_cell(name or visit.words("Child {key}", key=child), href, child if name else "")
