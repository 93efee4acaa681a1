"""Registrering: not done or not recorded? How soon and how fully homes and schools have their events recorded."""

from collections.abc import Sequence
from urllib.parse import quote

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.children.children_views import REGISTRATION_PATH, view_links
from dashboard.components.export_menu import page_exports
from dashboard.components.figure_words import opened
from dashboard.components.markup import named
from dashboard.components.names import POOLED, unit_name
from dashboard.components.notices import address_problems
from dashboard.components.query import address, changed
from dashboard.components.registration.registered_asked import registered_address
from dashboard.components.registration.registration_columns import MARK_COLUMN, measures
from dashboard.components.registration.registration_lists import (
    LABELS,
    REGISTRATION_KEYS,
    TITLES,
    UNIT_KEY,
    UNITS,
    RegistrationList,
    asked_registration,
)
from dashboard.components.registration.registration_words import explained, whose
from dashboard.components.roll_table import below_roll, name_cell, roll_table
from dashboard.components.shell import page_head
from dashboard.components.table import plain_table
from dashboard.components.table_state import PAGE_KEY, SORT_KEY, page_of
from dashboard.components.units.unit_figures import PATHS
from dashboard.components.visit import Page, Visit
from dashboard.data.mart.registration.registered import has_list
from dashboard.data.mart.registration.registration import Registration
from dashboard.vocabulary.text import Text

_ROWS_A_PAGE = 50


def _build(visit: Visit) -> Sequence[Component | None]:
    words, asked = visit.words, asked_registration(visit)
    return [
        page_head(
            words.text(PAGE.title),
            words("Not done, or not recorded?"),
            page_exports(visit) if asked.rows else None,
        ),
        view_links(visit) if visit.may(Permission.CHILDREN) else None,
        address_problems((*visit.state.problems, *asked.problems), LABELS, words),
        html.Section([html.P(sentence) for sentence in explained(asked.found, asked.context.as_of, words)]),
        _together(asked, visit),
        html.Section(
            [html.H2(words("Home by home, school by school")), _choice(visit, asked), *_units(visit, asked)],
            className="child-roll",
        ),
    ]


def _together(asked: RegistrationList, visit: Visit) -> Component:
    """All together, a line a measure."""
    words, title = visit.words, whose(asked.found, visit.words)
    rows = []
    for column in measures(of_schools=True):
        said, below = column.said(asked.found.together, asked.context)
        value = f"{said} ({below})" if below else said
        href = _opens(visit, asked, asked.found.together, column.key)
        link = None if href is None else html.A(value, href=href, **named(aria_label=opened(value, words)))
        rows.append((words.text(column.label), link or value))
    return html.Section([html.H2(title), plain_table(title, (words("Measure"), words("Recorded")), rows)])


def _choice(visit: Visit, asked: RegistrationList) -> Component:
    """Homes or schools."""
    words = visit.words

    def link(key: str, title: Text) -> Component:
        href = address(visit.path, changed(visit.search, {UNIT_KEY: key, SORT_KEY: None, PAGE_KEY: None}))
        mark = named(aria_current="true") if key == asked.chosen else {}
        return html.Li(html.A(words.text(title), href=href, **mark))

    links = html.Ul([link(key, title) for key, title in TITLES.items()])
    return html.Nav(links, className="band-links", **named(aria_label=words("Homes or schools")))


def _units(visit: Visit, asked: RegistrationList) -> Sequence[Component | None]:
    words, title = visit.words, visit.words.text(TITLES[asked.chosen])
    if not asked.rows:
        return [html.P(words("Each is shown only to those whose own children it concerns; here there are none."))]
    page = page_of(len(asked.rows), asked.order.page, _ROWS_A_PAGE)
    table = roll_table(
        "registration",
        title,
        asked.columns,
        [(_name(visit, asked, row), row) for row in asked.rows[page.rows]],
        order=asked.order,
        context=asked.context,
        visit=visit,
        opens=lambda column, row: _opens(visit, asked, row, column.key),
    )
    return [table, *below_roll(page, visit)]


def _opens(visit: Visit, asked: RegistrationList, row: Registration, column: str) -> str | None:
    """Where the events of a number are listed; nowhere for who may see no child, and where others' are among them."""
    unit = UNITS[asked.chosen]
    if not visit.may(Permission.CHILDREN) or not has_list(visit.scope, unit, row.unit):
        return None
    mark = row.backdated[0] if column == MARK_COLUMN and row.backdated else None
    return registered_address(visit, asked.chosen, row, column, mark)


def _name(visit: Visit, asked: RegistrationList, row: Registration) -> Component:
    """The unit, with a link to its page; families stand together and have none."""
    unit, key = UNITS[asked.chosen], row.unit or ""
    href = None if key.startswith(POOLED) else visit.link(f"{PATHS[unit]}/{quote(key, safe='')}")
    return name_cell(unit_name(visit.register, unit, key, visit.words), href)


PAGE = Page(
    path=REGISTRATION_PATH,
    title=Text(da="Registrering", en="Registration"),
    build=_build,
    keys=REGISTRATION_KEYS,
    letter="r",
    found_elsewhere_with=Permission.CHILDREN,  # among the views of the children
)
