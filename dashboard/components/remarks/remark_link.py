"""The discreet link beside an indicator to the remarks on it: `Bemærkninger (2)`."""

from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named


@dataclass(frozen=True, slots=True)
class RemarkLink:
    """`said` is what is seen; `name` says about what, for who hears the link alone."""

    href: str
    said: str
    name: str


def remark_anchor(link: RemarkLink) -> Component:
    return html.A(link.said, href=link.href, **named(aria_label=link.name))


def remark_link(link: RemarkLink) -> Component:
    """The link on a line of its own, as cards have it."""
    return html.P(remark_anchor(link), className="card-note remarks-link")
