"""The children behind a number, for those entitled: what each adds to numerator and denominator."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.asked import BEHIND_KEY, asked_indicator
from dashboard.components.markup import scroll_region
from dashboard.components.names import unit_name
from dashboard.components.query import address, changed
from dashboard.components.visit import Visit
from dashboard.data.mart.answers import Contribution
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.slice import Slice

ANCHOR = "bag-tallet"
_MOST_ROWS = 500  # the count stands above the table; a longer one is narrowed by the filters


def behind_number(visit: Visit, indicators: list[Indicator], where: Slice) -> Component | None:
    """The list that the address asks for; None where it asks for none, or the reader may see no child."""
    indicator = asked_indicator(visit.search, BEHIND_KEY, indicators)
    if indicator is None:
        return None
    words = visit.words
    listed = visit.children.behind(
        indicator,
        period=visit.state.period,
        where=where,
        order=lambda row: (compare_danish(row.name or row.child), row.child),
        most=_MOST_ROWS,
    )
    if listed is None:
        return None
    label = words.text(indicator.label)
    heading = f"{ANCHOR}-overskrift"
    close = address(visit.path, changed(visit.search, {BEHIND_KEY: None}))
    counted = words.count(listed.found, "{n} child", "{n} children")
    return html.Section(
        [
            html.H2(words("The children behind: {indicator}", indicator=label), id=heading),
            html.P([f"{counted}. ", words.text(indicator.numerator_text), " ", html.A(words("Close"), href=close)]),
            scroll_region(_table(visit, indicator, listed.rows), aria_labelledby=heading),
            html.P(words("Only the first {n} are shown; narrow the filters.", n=_MOST_ROWS))
            if listed.found > _MOST_ROWS
            else None,
        ],
        id=ANCHOR,
        className="behind",
    )


def _table(visit: Visit, indicator: Indicator, rows: Sequence[Contribution]) -> Component:
    words, register = visit.words, visit.mart.register
    head = [
        words("Child"),
        words("Home"),
        words("School"),
        words("Latest"),
        words("Numerator"),
        words("Denominator"),
    ]
    body = [
        html.Tr(
            [
                html.Th(row.name or words("Child {key}", key=row.child), scope="row"),
                html.Td(unit_name(register, "home", row.home, words)),
                html.Td(unit_name(register, "school", row.school, words)),
                html.Td(words.day(row.last_on) if row.last_on else ""),
                html.Td(_number(visit, row.numerator), className="number"),
                html.Td(_number(visit, row.denominator), className="number"),
            ]
        )
        for row in rows
    ]
    return html.Table(
        [
            html.Caption(words.text(indicator.label), className="sr"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in head])),
            html.Tbody(body),
        ],
        className="list",
    )


def _number(visit: Visit, value: float) -> str:
    return visit.words.number(value, 0 if float(value).is_integer() else 1)
