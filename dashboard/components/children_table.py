"""The list of children as a table: a row a child, in bands, with the columns that the reader chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.children_columns import NAME_COLUMN, Column, Context, child_name
from dashboard.components.children_state import ListState
from dashboard.components.children_words import band_words
from dashboard.components.markup import named, scroll_region
from dashboard.components.query import address
from dashboard.components.visit import Visit
from dashboard.data.mart.child_row import Band, ChildList, ChildRow

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
    table = html.Table(
        [
            html.Caption(words("Children in a course"), id=_HEADING, className="sr"),
            html.Thead(
                html.Tr([_header(view, column) for column in (NAME_COLUMN, *state.columns)] + _note_header(view))
            ),
            *bodies,
        ],
        id=TABLE_ID,
        className="roll call-list" if state.is_call_list else "roll",
        **named(data_table=""),
    )
    return scroll_region(table, aria_labelledby=_HEADING)


def _header(view: _View, column: Column) -> Component:
    visit, asked = view.visit, view.state.question
    direction = ("descending" if asked.descending else "ascending") if asked.sort is column.sort else "none"
    note = column.note(view.context)
    link = html.A(
        visit.words.text(column.label),
        href=address(visit.path, view.state.sorted_by(column, visit.search)),
        className="sort",
    )
    return html.Th([link, html.Small(note)] if note else link, scope="col", **named(aria_sort=direction))


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
    link = html.A(child_name(row, visit.words), href=visit.link(f"/boern/{quote(row.child, safe='')}"))
    name = [link, html.Small(row.child)] if row.follow_up.name else link
    cells = [_cell(view, column, row) for column in view.state.columns]
    note = [html.Td(None, className="notes")] if view.state.is_call_list else []
    return html.Tr([html.Th(name, scope="row"), *cells, *note], key=row.child)


def _cell(view: _View, column: Column, row: ChildRow) -> Component:
    text, below = column.said(row, view.context)
    return html.Td(
        [text, html.Small(below)] if below else text,
        **({"className": column.kind} if column.kind else {}),
        **named(data_title=view.visit.words.text(column.label)),
    )
