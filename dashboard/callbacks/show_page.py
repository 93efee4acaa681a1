"""The one callback that draws: address in, page out. Every filter, link, sort and search goes through it."""

from collections.abc import Callable

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard.auth.reader import current_reader
from dashboard.components import ids

Show = Callable[..., Component]


def register(app: Dash, show: Show) -> None:
    """Register the callback; `show(reader, path, search)` makes the page."""

    @app.callback(Output(ids.PAGE, "tree"), Input(ids.LOCATION, "pathname"), Input(ids.LOCATION, "search"))
    def show_page(path: str | None, search: str | None) -> Component:
        reader = current_reader()
        return show(reader, str(path or "/"), str(search or ""))
