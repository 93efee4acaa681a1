"""What stands around a table: the search field and the links to its pages."""

from typing import Protocol

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.markup import named
from dashboard.components.query import address
from dashboard.components.table_state import SEARCH_KEY, TablePage
from dashboard.i18n.words import Words


def search_field(text: str, words: Words, label: str | None = None) -> Component:
    """A field that narrows the table while the reader types: the key `soeg` of the address (assets/filters.js)."""
    return html.Div(
        [
            html.Label(label or words("Search in the table"), htmlFor=ids.SEARCH),
            dbc.Input(id=ids.SEARCH, type="search", value=text, autocomplete="off", maxlength=80),
        ],
        className="search",
        role="search",
        **named(data_search=SEARCH_KEY),
    )


class Turned(Protocol):
    """What knows the query string of another page of a table."""

    def on_page(self, page: int, search: str) -> str: ...


def pages_links(page: TablePage, state: Turned, path: str, search: str, words: Words) -> Component | None:
    """Links to the page before and after, and every page where there are few; nothing for one page."""
    if page.pages == 1:
        return None

    def link(label: str, number: int) -> Component:
        if not 1 <= number <= page.pages:
            return html.Li(html.Span(label, className="off"))
        current = named(aria_current="page") if number == page.page and label.isdecimal() else {}
        return html.Li(html.A(label, href=address(path, state.on_page(number, search)), **current))

    numbers = [link(str(number), number) for number in _near(page)]
    return html.Nav(
        html.Ul([link(words("Previous"), page.page - 1), *numbers, link(words("Next"), page.page + 1)]),
        className="pages",
        **named(aria_label=words("Pages of the table")),
    )


def _near(page: TablePage) -> range:
    """At most seven page numbers, the current one among them."""
    first = max(min(page.page - 3, page.pages - 6), 1)
    return range(first, min(first + 6, page.pages) + 1)
