"""The pages that look at the same children in different ways, and the row of links between them."""

from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.children.children_tools import CHILDREN_PATH
from dashboard.components.markup import named
from dashboard.components.visit import Visit
from dashboard.vocabulary.text import Text

FORECAST_PATH: Final = f"{CHILDREN_PATH}/fremskrivning"
NO_OWNER_PATH: Final = f"{CHILDREN_PATH}/uden-ejer"
REGISTRATION_PATH: Final = "/registrering"
_VIEWS: Final = {
    CHILDREN_PATH: Text(da="Liste", en="List"),
    FORECAST_PATH: Text(da="Fremskrivning", en="Forecast"),
    NO_OWNER_PATH: Text(da="Uden ejer", en="No owner"),
    REGISTRATION_PATH: Text(da="Registrering", en="Registration"),
}


def view_links(visit: Visit) -> Component:
    """Links to the views of the children, with the same filters; the one that is open is marked."""

    def link(path: str, label: Text) -> Component:
        mark = named(aria_current="page") if path == visit.path else {}
        return html.Li(html.A(visit.words.text(label), href=visit.link(path), **mark))

    return html.Nav(
        html.Ul([link(path, label) for path, label in _VIEWS.items()]),
        className="views",
        **named(aria_label=visit.words("Views of the children")),
    )
