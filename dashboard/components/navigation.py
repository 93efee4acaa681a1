"""The main navigation: at most seven words; the filters come along from page to page."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.query import address
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Destination:
    """A page in the navigation. `letter`: the key after `g` that goes there. Pages below it count as it."""

    path: str
    label: Text
    letter: str

    def leads_to(self, path: str) -> bool:
        return path == self.path or (self.path != "/" and path.startswith(f"{self.path}/"))


def navigation(destinations: Sequence[Destination], path: str, filters: str, words: Words) -> Component:
    """Links to the pages; `filters` is the query string of the filters alone (filters.compose)."""
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    html.A(
                        words.text(place.label),
                        href=address(place.path, filters),
                        **named(data_go=place.letter),
                        **(named(aria_current="page") if place.leads_to(path) else {}),
                    )
                )
                for place in destinations
            ]
        ),
        className="main-nav",
        **named(aria_label=words("Main navigation")),
    )
