"""The list behind a number, for those entitled: which number it explains, its children or events, and what they add."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts.month_axis import months_of
from dashboard.components import elements as html
from dashboard.components.behind.behind_address import (
    ANCHOR,
    MONTH_KEY,
    NUMBER_KEYS,
    PAGE_KEY,
    SIDE_KEY,
    number_address,
)
from dashboard.components.behind.behind_asked import SIDES, Asked, asked_behind
from dashboard.components.behind.behind_table import behind_table
from dashboard.components.behind.behind_words import counted, extent, side_name, title
from dashboard.components.behind.numbers import Numbers
from dashboard.components.export_menu import export_menu
from dashboard.components.markup import named
from dashboard.components.notices import notice
from dashboard.components.query import Problem, address, changed, read
from dashboard.components.table_state import TablePage
from dashboard.components.table_tools import pages_links
from dashboard.components.visit import Visit
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.members.members import Figure, MemberList

EXPORT_PATH: Final = "/eksport/bag-tallet"
_HEADING: Final = f"{ANCHOR}-overskrift"


def behind_problems(numbers: Numbers) -> tuple[Problem, ...]:
    """What the address asks of the list and does not exist; nothing for who may have no list."""
    return asked_behind(numbers).problems if numbers.visit.may(Permission.CHILDREN) else ()


def behind_number(numbers: Numbers) -> Component | None:
    """The list that the address asks for, or in words why there is none; None where it asks for none."""
    visit = numbers.visit
    if not any(key in NUMBER_KEYS for key, _ in read(visit.search)):
        return None
    words = visit.words
    if not visit.may(Permission.CHILDREN):
        return _refused(numbers, words("Your role shows figures, and not the children behind them."))
    asked = asked_behind(numbers)
    if asked.figure is None:
        return None
    found = visit.children.behind(asked.figure, asked.question)
    if found is None:
        visit.viewed.refuse(Kind.LOOK_UP)
        return _refused(numbers, words("There are lists behind figures that are of your own children alone."))
    return _list(numbers, asked, asked.figure, found)


def _refused(numbers: Numbers, why: str) -> Component:
    words = numbers.visit.words
    away = html.A(words("Close"), href=address(numbers.visit.path, numbers.closed))
    box = notice("info", words("There is no list for you behind this number"), why, away)
    return html.Section(box, id=ANCHOR, **named(aria_label=words("The list behind the number")))


def _list(numbers: Numbers, asked: Asked, figure: Figure, found: MemberList) -> Component:
    visit, number = numbers.visit, asked.number
    words = visit.words
    assert number is not None
    heading = title(visit, number, figure)
    opened_at = number_address(visit.path, numbers.closed, number)
    close = html.A(
        words("Close the list"),
        href=address(visit.path, numbers.closed),
        className="act",
        **named(data_returns=opened_at),
    )
    return html.Section(
        [
            html.Div(
                [html.H2(heading, id=_HEADING), html.P(html.Strong(counted(figure, found, words))), close],
                className="behind-head",
            ),
            _sides(visit, figure, found),
            _months(numbers, asked, figure),
            _explained(visit, figure),
            behind_table(visit, asked, figure, found, heading) if found.rows else html.P(words("No children here.")),
            _below(visit, asked, found),
        ],
        id=ANCHOR,
        className="behind",
        **named(aria_labelledby=_HEADING),
    )


def _sides(visit: Visit, figure: Figure, found: MemberList) -> Component | None:
    """How many are in the denominator, in the numerator, and in the one but not the other: each a link to it alone."""
    words = visit.words
    if len(found.sides) == 1:
        return None

    def link(name: str) -> Component:
        side = SIDES[name]
        href = address(visit.path, changed(visit.search, {SIDE_KEY: name, PAGE_KEY: None}))
        mark = named(aria_current="true") if side is found.side else {}
        label = side_name(found, side, words)
        return html.Li(html.A([html.Strong(extent(figure, found, side, words)), f" {label}"], href=href, **mark))

    return html.Nav(
        html.Ul([link(name) for name, side in SIDES.items() if side in found.sides]),
        className="band-links",
        **named(aria_label=words("Numerator and denominator")),
    )


def _months(numbers: Numbers, asked: Asked, figure: Figure) -> Component | None:
    """The other months of a number of one month."""
    if figure.by != "month" or asked.number is None:
        return None
    visit = numbers.visit
    words = visit.words
    links = html.Ul(
        [
            html.Li(
                html.A(
                    words.month(month),
                    href=address(visit.path, changed(visit.search, {MONTH_KEY: month, PAGE_KEY: None})),
                    **named(aria_current="true") if month == asked.number.month else {},
                )
            )
            for month in months_of(figure.period)
        ]
    )
    return html.Details(
        [
            html.Summary(words("Other months")),
            html.Nav(links, className="choices", **named(aria_label=words("Months"))),
        ]
    )


def _explained(visit: Visit, figure: Figure) -> Component | None:
    """What the numerator and the denominator are; a part says it with its name."""
    words, indicator = visit.words, figure.indicator
    if figure.part:
        return None
    return html.Details(
        [
            html.Summary(words("What is counted")),
            html.Dl(
                [
                    html.Dt(words("Numerator")),
                    html.Dd(words.text(indicator.numerator_text)),
                    html.Dt(words("Denominator")),
                    html.Dd(words.text(indicator.denominator_text)),
                ]
            ),
        ]
    )


def _below(visit: Visit, asked: Asked, found: MemberList) -> Component:
    words, size = visit.words, asked.question.size or found.listed
    first = (found.page - 1) * size
    shown = TablePage((), first + 1, first + len(found.rows), found.listed, found.page, found.pages)
    said = words(
        "Showing {first}–{last} of {n}",
        first=words.number(shown.first),
        last=words.number(shown.last),
        n=words.number(shown.found),
    )
    children: Sequence[Component | None] = [
        html.P(said, className="extent") if found.rows else None,
        pages_links(shown, asked, visit.path, visit.search, words),
        _exports(visit),
    ]
    return html.Div(children, className="table-notes")


def _exports(visit: Visit) -> Component | None:
    if not visit.may(Permission.EXPORT):
        return None
    export = f"{EXPORT_PATH}{visit.path.rstrip('/')}"
    search = visit.search.removeprefix("?")
    return export_menu(address(f"{export}.csv", search), address(f"{export}.xlsx", search), visit.words)
