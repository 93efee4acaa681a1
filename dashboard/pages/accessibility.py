"""Tilgængelighed: what the product does. The statement itself is the municipality's (lov om webtilgængelighed)."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.shell import page_head
from dashboard.components.visit import Page, Visit
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    return [
        page_head(words.text(PAGE.title), words("What this product does so that everyone can use it.")),
        html.Ul(
            [
                html.Li(words("Every chart has a sentence and a table with the same numbers.")),
                html.Li(words("Everything can be reached and used from a keyboard; “?” tells the keys.")),
                html.Li(words("No meaning is carried by colour alone.")),
                html.Li(words("Text can be enlarged to 400 % without loss, down to a width of 320 pixels.")),
                html.Li(words("All pages are tested automatically against WCAG 2.1 A and AA at each change.")),
            ],
            className="prose",
        ),
        html.P(
            [
                words("The municipality's own accessibility statement is made and published with the WAS tool: "),
                html.A("was.digst.dk", href="https://was.digst.dk", target="_blank", rel="noopener noreferrer"),
                ".",
            ],
            className="prose",
        ),
    ]


PAGE = Page(
    path="/tilgaengelighed",
    title=Text(da="Tilgængelighed", en="Accessibility"),
    build=_build,
    permission=None,
)
