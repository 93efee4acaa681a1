"""Bag tallet: the events, placements or posts that a number of the registration counts, for those entitled."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.behind.behind_asked import SIDES
from dashboard.components.children.children_views import REGISTRATION_PATH, view_links
from dashboard.components.export_menu import page_exports
from dashboard.components.markup import named
from dashboard.components.notices import address_problems, notice
from dashboard.components.query import address, changed
from dashboard.components.registration.registered_asked import (
    LABELS,
    MARK_KEY,
    REGISTERED_KEYS,
    REGISTERED_PATH,
    ROWS_A_PAGE,
    SIDE_KEY,
)
from dashboard.components.registration.registered_columns import child_called
from dashboard.components.registration.registered_lists import RegisteredVisit, registered_visit
from dashboard.components.registration.registered_words import figure_title, mark_words, side_words
from dashboard.components.roll_table import below_roll, name_cell, roll_table
from dashboard.components.shell import page_head
from dashboard.components.table_state import PAGE_KEY, page_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.registration.registered import RegisteredFigure, RegisteredLine, RegisteredList
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words, view = visit.words, registered_visit(visit)
    figure, found = view.figure, view.found
    back = html.P(html.A(words("Back to the numbers"), href=visit.link(REGISTRATION_PATH)))
    head: list[Component | None] = [
        page_head(
            words.text(PAGE.title),
            figure_title(figure, visit.register, words) if figure is not None else words("Registration"),
            page_exports(visit) if found is not None else None,
        ),
        view_links(visit),
        address_problems((*visit.state.problems, *view.asked.problems), LABELS, words),
        back,
    ]
    if figure is None:
        return [*head, notice("info", words("There is no such number"), words("Open one from the page of numbers."))]
    if found is None:
        visit.viewed.refuse(Kind.LOOK_UP)
        why = words("There are lists behind figures that are of your own children alone.")
        return [*head, notice("info", words("There is no list for you behind this number"), why)]
    return [*head, html.Section(_list(visit, view, figure, found), className="child-roll")]


def _list(
    visit: Visit, view: RegisteredVisit, figure: RegisteredFigure, found: RegisteredList
) -> Sequence[Component | None]:
    words = visit.words
    title = side_words(figure.measure, found.side, words)
    parts: list[Component | None] = [_sides(visit, figure, found), _marks(visit, view, figure), html.H2(title)]
    if not found.rows:
        return [*parts, html.P(words("Nothing here."))]
    table = roll_table(
        "registered",
        f"{figure_title(figure, visit.register, words)}: {title}",
        view.columns,
        [(_first(visit, view, row), row) for row in found.rows],
        order=view.asked.order,
        context=view.context,
        visit=visit,
    )
    return [*parts, table, *below_roll(page_of(found.listed, found.page, ROWS_A_PAGE), visit)]


def _sides(visit: Visit, figure: RegisteredFigure, found: RegisteredList) -> Component:
    """How many are in the denominator, in the numerator and in the one but not the other: each a link to it alone."""
    words = visit.words

    def link(key: str) -> Component:
        side = SIDES[key]
        href = address(visit.path, changed(visit.search, {SIDE_KEY: key, PAGE_KEY: None}))
        mark = named(aria_current="true") if side is found.side else {}
        said = [html.Strong(words.number(found.sides[side])), " ", side_words(figure.measure, side, words)]
        return html.Li(html.A(said, href=href, **mark))

    return html.Nav(
        html.Ul([link(key) for key, side in SIDES.items() if side in found.sides]),
        className="band-links",
        **named(aria_label=words("Numerator and denominator")),
    )


def _marks(visit: Visit, view: RegisteredVisit, figure: RegisteredFigure) -> Component | None:
    """The other weeks or meetings with many old ones at once."""
    marks = view.row.backdated if view.row is not None and figure.mark is not None else ()
    if len(marks) < 2:
        return None
    words = visit.words
    links = [
        html.Li(
            html.A(
                mark_words(mark, words),
                href=address(visit.path, changed(visit.search, {MARK_KEY: mark.last.isoformat(), PAGE_KEY: None})),
                **named(aria_current="true") if mark == figure.mark else {},
            )
        )
        for mark in marks
    ]
    label = words("Many old ones at once")
    return html.Nav(html.Ul(links), className="choices", **named(aria_label=label))


def _first(visit: Visit, view: RegisteredVisit, row: RegisteredLine) -> Component:
    """Who the line is of: each child leads to its page."""
    words = visit.words
    if not row.children:
        return name_cell(view.columns[0].said(row, view.context)[0], None)
    if row.received == 1:
        (child,) = row.children
        return name_cell(child_called(child, words), visit.child_page(child.child), child.child if child.name else "")
    told: list[Component | str] = []
    for one in row.children:
        told += [", "] if told else []
        told.append(html.A(child_called(one, words), href=visit.child_page(one.child)))
    left = row.received - len(row.children)
    return html.Th([*told, " " + words("and {n} more", n=words.number(left)) if left > 0 else None], scope="row")


PAGE = Page(
    path=REGISTERED_PATH,
    title=Text(da="Bag tallet: registrering", en="Behind the number: registration"),
    build=_build,
    permission=Permission.CHILDREN,
    keys=REGISTERED_KEYS,
)
