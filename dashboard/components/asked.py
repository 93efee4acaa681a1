"""What the address of a page asks besides the filters: which indicator is drawn, behind which number the children."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.query import Fault, Problem, address, changed, read
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator

DRAWN_KEY: Final = "vis"
BEHIND_KEY: Final = "tal"


def asked_indicator(search: str, key: str, indicators: Sequence[Indicator]) -> Indicator | None:
    """The one of the indicators that the address names under a key, if any."""
    named_there = next((values[0] for name, values in read(search) if name == key), None)
    return next((indicator for indicator in indicators if indicator.key == named_there), None)


def asked_problems(search: str, allowed: Mapping[str, Sequence[Indicator]]) -> tuple[Problem, ...]:
    """What the address asks for under these keys and does not exist."""
    return tuple(
        Problem.of(Fault.UNKNOWN_VALUE, key, ",".join(values))
        for key, values in read(search)
        if key in allowed and (len(values) != 1 or values[0] not in {indicator.key for indicator in allowed[key]})
    )


def indicator_links(
    indicators: Sequence[Indicator], chosen: Indicator, path: str, search: str, words: Words
) -> Component:
    """Links that choose what is drawn; the chosen one is marked."""
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    html.A(
                        words.text(indicator.short_label),
                        href=address(path, changed(search, {DRAWN_KEY: indicator.key})),
                        **named(aria_current="true") if indicator == chosen else {},
                    )
                )
                for indicator in indicators
            ]
        ),
        className="choices",
        **named(aria_label=words("What is drawn")),
    )
