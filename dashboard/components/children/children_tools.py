"""What stands above the list of children: the bands with their numbers, the day, the search, the columns."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.children.children_columns import COLUMNS
from dashboard.components.children.children_state import (
    BAND_KEY,
    BANDS,
    CALL_KEY,
    COLUMNS_KEY,
    SOON_KEY,
    YES,
    ListState,
)
from dashboard.components.children.children_words import band_words
from dashboard.components.day_form import day_form
from dashboard.components.markup import named
from dashboard.components.query import address, changed
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY
from dashboard.components.visit import Visit
from dashboard.data.mart.children.child_row import ChildList

CHILDREN_PATH: Final = "/boern"
SEARCH_ACTION: Final = f"{CHILDREN_PATH}/soeg"
TEXT_FIELD: Final = "tekst"
QUERY_FIELD: Final = "adresse"
LONGEST_SEARCH: Final = 80


def band_links(visit: Visit, state: ListState, found: ChildList) -> Component:
    """How many children stand in each band, each a link to it alone; the first leads to all."""
    words, chosen = visit.words, state.question.band

    def link(label: str, number: int, key: str | None, *, current: bool) -> Component:
        href = address(visit.path, changed(visit.search, {BAND_KEY: key, PAGE_KEY: None}))
        mark = named(aria_current="true") if current else {}
        return html.Li(html.A([html.Strong(words.number(number)), " ", label], href=href, **mark))

    bands = [
        link(band_words(band, state.question.soon, words), found.found[band], key, current=chosen is band)
        for key, band in BANDS.items()
    ]
    together = link(words("All"), sum(found.found.values()), None, current=chosen is None)
    return html.Nav(
        html.Ul([*bands, together]), className="band-links", **named(aria_label=words("Bands with their children"))
    )


def list_tools(visit: Visit, state: ListState) -> Component:
    return html.Div(
        [_search(visit, state), _soon(visit, state.question.soon), _columns(visit, state), _call_list(visit, state)],
        className="list-tools",
    )


def _search(visit: Visit, state: ListState) -> Component:
    """Posted, and not written into the address as it is typed: a child's name stands in no address."""
    words = visit.words
    return html.Form(
        [
            html.Label(words("Name, key, home or school"), htmlFor=ids.SEARCH),
            dbc.Input(
                id=ids.SEARCH,
                type="search",
                name=TEXT_FIELD,
                value=state.question.search,
                autocomplete="off",
                maxlength=LONGEST_SEARCH,
            ),
            dbc.Input(id="children-address", type="hidden", name=QUERY_FIELD, value=visit.search.removeprefix("?")),
            html.Button(words("Find"), type="submit", className="act"),
        ],
        action=SEARCH_ACTION,
        method="post",
        role="search",
        **named(data_find=""),
    )


def _soon(visit: Visit, soon: date) -> Component:
    """The day by which the second band is due."""
    label = visit.words("Due before the next meeting, or by")
    return day_form(visit, "children-soon", SOON_KEY, label, soon, without=(PAGE_KEY,))


def _columns(visit: Visit, state: ListState) -> Component:
    words = visit.words
    options = [
        {"value": column.key, "label": words.text(column.label)} for column in COLUMNS.values() if not column.is_name
    ]
    boxes = dbc.Checklist(
        options=options, value=[column.key for column in state.columns], id=ids.filter_control(COLUMNS_KEY)
    )
    control = html.Fieldset(
        [html.Legend(words("Columns of the list"), className="sr"), boxes],
        className="control",
        **named(data_filter=COLUMNS_KEY),
    )
    usual = address(visit.path, changed(visit.search, {COLUMNS_KEY: None}))
    return html.Details(
        [
            html.Summary(words("Choose columns")),
            html.Div(control, className="column-choice", **named(data_filters="")),
            html.P(html.A(words("The usual columns"), href=usual)),
        ],
        id="children-columns",
    )


def _call_list(visit: Visit, state: ListState) -> Component:
    words = visit.words
    value, label = (None, words("Back to the list")) if state.is_call_list else (YES, words("Call list for print"))
    href = address(visit.path, changed(visit.search, {CALL_KEY: value, COLUMNS_KEY: None, PAGE_KEY: None}))
    return html.P(html.A(label, href=href))


def search_note(visit: Visit, state: ListState) -> Sequence[Component]:
    """What is searched for, and the way out of it."""
    words = visit.words
    if not state.question.search:
        return []
    href = address(visit.path, changed(visit.search, {SEARCH_KEY: None, PAGE_KEY: None}))
    said = words("Only children that match “{text}”.", text=state.question.search)
    return [html.P([said, " ", html.A(words("Show all"), href=href)], className="extent")]
