"""The list behind a number as a table: a line a child, an event, a talk or a unit, and what they come to."""

from urllib.parse import quote

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.behind.behind_asked import Asked
from dashboard.components.behind.behind_columns import Column, child_name, columns, decimals_of
from dashboard.components.behind.behind_words import amount, side_name
from dashboard.components.markup import named, scroll_region
from dashboard.components.query import address
from dashboard.components.units.unit_figures import PATHS
from dashboard.components.visit import Visit
from dashboard.data.mart.members.members import SORTS, Figure, Member, MemberList

_TABLE = ids.table("behind")


def behind_table(visit: Visit, asked: Asked, figure: Figure, found: MemberList, title: str) -> Component:
    """The lines of a page under their headings, which sort; below them the sums of all pages."""
    shown = columns(visit, figure, found)
    caption = ids.heading(_TABLE)
    # The list's own region bears the title alone.
    side = side_name(found, found.side, visit.words)
    table = html.Table(
        [
            html.Caption(f"{title}: {side}", id=caption, className="sr"),
            html.Thead(html.Tr([_header(visit, asked, found, column) for column in shown])),
            html.Tbody([_row(visit, found, shown, row) for row in found.rows]),
            html.Tfoot(_foot(visit, figure, shown)),
        ],
        id=_TABLE,
        className="roll members",
        **named(data_table=""),
    )
    return scroll_region(table, aria_labelledby=caption)


def _header(visit: Visit, asked: Asked, found: MemberList, column: Column) -> Component:
    note = [html.Small(column.note)] if column.note else []
    kind = {"className": "number"} if column.holds == "number" else {}
    if column.sort is None or column.sort not in SORTS[found.line]:
        return html.Th([column.label, *note], scope="col", **kind)
    is_chosen = found.sort is column.sort
    direction = ("descending" if asked.question.descending else "ascending") if is_chosen else "none"
    href = address(visit.path, asked.sorted_by(column.sort, found.sort, visit.search))
    link = html.A(column.label, href=href, className="sort")
    return html.Th([link, *note], scope="col", **kind, **named(aria_sort=direction))


def _row(visit: Visit, found: MemberList, shown: list[Column], row: Member) -> Component:
    first, *others = shown
    cells = [
        html.Td(
            _content(visit, found, column, row),
            **({"className": "number"} if column.holds == "number" else {}),
            **named(data_title=column.label),
        )
        for column in others
    ]
    return html.Tr([html.Th(_content(visit, found, first, row), scope="row"), *cells])


def _content(visit: Visit, found: MemberList, column: Column, row: Member) -> object:
    """What a cell holds: children and units lead to their pages, which the reader has."""
    said = column.said(row)
    if column.holds == "child" and row.child is not None:
        return _child(visit, row.child, said, with_key=row.name is not None)
    if column.holds == "unit" and row.unit is not None:
        return html.A(said, href=visit.link(f"{PATHS[found.unit or '']}/{quote(row.unit, safe='')}"))
    return _received(visit, row) if column.holds == "children" else said


def _child(visit: Visit, child: str, said: str, *, with_key: bool) -> object:
    link = html.A(said, href=visit.child_page(child))
    return [link, html.Small(child)] if with_key else link


def _received(visit: Visit, row: Member) -> Component:
    words = visit.words
    items = [
        html.Li(_child(visit, one.child, child_name(one.child, one.name, words), with_key=False))
        for one in row.receives
    ]
    left = row.received - len(row.receives)
    if left > 0:
        items.append(html.Li(words("and {n} more", n=words.number(left))))
    return html.Ul(items)


def _foot(visit: Visit, figure: Figure, shown: list[Column]) -> Component:
    words = visit.words
    before = sum(column.sums is None for column in shown)
    decimals = decimals_of(figure)
    return html.Tr(
        [
            html.Th(words("Together"), scope="row", colSpan=before),
            *(
                html.Td(amount(column.sums, words, decimals), className="number", **named(data_title=column.label))
                for column in shown
                if column.sums is not None
            ),
        ]
    )
