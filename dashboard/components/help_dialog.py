"""The keys that the screen answers to, in a dialog that `?` opens (assets/keyboard.js)."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.markup import named
from dashboard.components.navigation import Destination
from dashboard.i18n.words import Words


def help_dialog(destinations: Sequence[Destination], words: Words) -> Component:
    """The dialog, closed; its last button closes it."""
    keys = [
        ("/", words("Search in the table")),
        ("?", words("Show this help")),
        ("f", words("Open or close the filters")),
        ("← ↑ → ↓", words("Move between the links of a table")),
        ("Esc", words("Close")),
        *((f"g {place.letter}", words("Go to {page}", page=words.text(place.label))) for place in destinations),
    ]
    rows = [html.Tr([html.Th(html.Kbd(key), scope="row"), html.Td(meaning)]) for key, meaning in keys]
    return html.Dialog(
        [
            html.H2(words("Keys"), id=ids.heading(ids.HELP)),
            html.Table(html.Tbody(rows), className="plain"),
            html.Button(words("Close"), type="button", **named(data_close="")),
        ],
        id=ids.HELP,
        **named(aria_labelledby=ids.heading(ids.HELP), data_help=""),
    )
