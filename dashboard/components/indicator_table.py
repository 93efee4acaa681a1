"""One unit's figures as a short table: an indicator a row, for those that need no card."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard.charts.scale import scale
from dashboard.components import elements as html
from dashboard.components.behind.numbers import Numbers
from dashboard.components.cell import cell
from dashboard.components.markup import named
from dashboard.components.visit import Visit
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Row


def indicator_table(
    visit: Visit, indicators: Sequence[Indicator], figures: Mapping[str, Row], title: str, numbers: Numbers
) -> Component:
    """The table under its heading; each name leads to its definition, each number to the children behind it."""
    words = visit.words
    rows = []
    for indicator in indicators:
        row = figures.get(indicator.key)
        top = scale(indicator, [row] if row is not None else [], words).top
        rows.append(
            html.Tr(
                [
                    html.Th(html.A(words.text(indicator.label), href=f"/ordliste#{indicator.key}"), scope="row"),
                    cell(indicator, row, words, scale=top, target=indicator.target, href=numbers.href(indicator)),
                ]
            )
        )
    return html.Section(
        [
            html.H2(title, id="flere-tal"),
            html.Table(
                [
                    html.Caption(title, className="sr"),
                    html.Thead(html.Tr([html.Th(words("Figure"), scope="col"), html.Th(words("Value"), scope="col")])),
                    html.Tbody(rows),
                ],
                className="units figures",
            ),
        ],
        **named(aria_labelledby="flere-tal"),
    )
