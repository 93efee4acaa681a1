"""How many children the figures of a page or cohort are of, and the list that has exactly as many."""

from collections.abc import Mapping
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.behind.behind_address import Number, number_address
from dashboard.components.behind.numbers import Numbers
from dashboard.components.filters.filters import FilterState, compose
from dashboard.components.visit import Visit
from dashboard.data.mart.cohorts import size_of
from dashboard.i18n.words import Words
from dashboard.indicators.registry import headline_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays, AttendingChildren, Days, OnLastDay
from dashboard.vocabulary.result import Row


@dataclass(frozen=True, slots=True)
class Size:
    """`of`: what the children are listed behind, None where it is the list of children itself. `href`: that list."""

    children: int
    href: str | None = None
    of: Indicator | None = None


def lists_children(indicator: Indicator) -> bool:
    """Whether the list behind the indicator has a line a child: so it is as long as the figure has children."""
    return isinstance(indicator.denominator, Days | OnLastDay | AttendanceDays | AttendingChildren)


def size_behind(numbers: Numbers, totals: Mapping[str, Row | None]) -> Size | None:
    """By the first figure of the page that counts children whom the reader may open; else by its first figure."""
    told = [indicator for indicator in numbers.indicators if indicator.key in totals]
    for indicator in filter(lists_children, told):
        row = totals[indicator.key]
        href = numbers.href(indicator) if row is not None and row.children else None
        if row is not None and row.children and href is not None:
            return Size(row.children, href, indicator)
    first = totals[told[0].key] if told else None
    return Size(first.children) if first is not None and first.children is not None else None


def cohort_size(visit: Visit, state: FilterState) -> Size:
    """The reader's own children of a cohort in its period, by the first headline figure that counts any of them."""
    for indicator in filter(lists_children, headline_indicators()):
        found = size_of(visit.mart, indicator, period=state.period, where=state.slice, scope=visit.scope)
        if found:
            opens = visit.may(Permission.CHILDREN) and (state.is_narrowed or visit.scope.sees_all_unsuppressed)
            href = number_address("/", compose(state), Number(indicator=indicator.key))
            return Size(found, href if opens else None, indicator)
    return Size(0)


def size_link(size: Size | None, words: Words) -> Component | None:
    """The way to the children of a size."""
    if size is None or size.href is None:
        return None
    if size.of is None:
        said = words.count(size.children, "See the one child", "See the {n} children")
    else:
        figure = words.text(size.of.label)
        said = words.count(
            size.children, "See the one child behind {figure}", "See the {n} children behind {figure}", figure=figure
        )
    return html.P(html.A(said, href=size.href), className="size")
