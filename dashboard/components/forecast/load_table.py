"""The meetings that it takes to keep everyone in time, for each coordinator or advisor, against their hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.code_labels import code_label, sentence_case
from dashboard.components.figure_words import opened
from dashboard.components.markup import named, scroll_region
from dashboard.components.roll_table import below_roll
from dashboard.components.table_state import page_of
from dashboard.components.visit import Visit
from dashboard.data.mart.forecast.forecast_answers import Load, Pick
from dashboard.i18n.words import compare_danish

_ROWS_A_PAGE: Final = 30
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadTable:
    """`nobody`: what children without the one in question are called. `weeks`: from T to the day asked about.

    `page` and `page_key`: of the table's own pages. `opens`: where a number of a person's leads.
    """

    key: str
    title: str
    nobody: str
    loads: Sequence[Load]
    weeks: float
    page: int
    page_key: str
    opens: Callable[[str | None, Pick | None], str]


def load_table(visit: Visit, table: LoadTable) -> Component:
    """A row a person, by name; last the children who have none."""
    words = visit.words
    name = ids.table(table.key)
    heading = html.H3(table.title, id=ids.heading(name))
    rows = sorted(table.loads, key=lambda load: _place(visit, load))
    if not rows:
        return html.Section([heading, html.P(words("Nobody is recorded here."))])
    shown = page_of(len(rows), table.page, _ROWS_A_PAGE)
    labels = (
        words("Name"),
        words("Children"),
        words("Meetings needed"),
        words("A week"),
        words("Of them over already"),
        words("Booked"),
        words("Hours a week"),
        words("Minutes a meeting"),
    )
    body = html.Table(
        [
            html.Thead(html.Tr([html.Th(label, scope="col") for label in labels])),
            html.Tbody([_row(visit, table, load, labels) for load in rows[shown.first - 1 : shown.last]]),
        ],
        id=name,
        className="children loads",
        **named(data_table=""),
    )
    return html.Section(
        [
            heading,
            scroll_region(body, aria_labelledby=ids.heading(name)),
            *(below_roll(shown, visit, page_key=table.page_key) if shown.pages > 1 else ()),
        ]
    )


def _place(visit: Visit, load: Load) -> tuple[bool, str, str]:
    person = visit.register.staff.get(load.staff or "")
    return (load.staff is None, compare_danish(person.name if person else load.staff or ""), load.staff or "")


def _row(visit: Visit, table: LoadTable, load: Load, labels: Sequence[str]) -> Component:
    words = visit.words
    hours = words.number(load.hours, 1) if load.hours is not None else words("unknown")

    def link(number: int, pick: Pick | None = None) -> str | Component:
        said = words.number(number)
        if not number:
            return said
        return html.A(said, href=table.opens(load.staff, pick), **named(aria_label=opened(said, words)))

    values: tuple[str | Component, ...] = (
        link(load.children),
        link(load.needed, Pick.NEEDED),
        words.number(load.needed / table.weeks, 1),
        link(load.late, Pick.LATE),
        link(load.booked, Pick.BOOKED),
        hours if load.staff is not None else "–",
        _minutes(visit, table, load),
    )
    cells = [html.Td(value, **named(data_title=label)) for label, value in zip(labels[1:], values, strict=True)]
    return html.Tr([_name(visit, table, load), *cells], key=load.staff or "nobody")


def _name(visit: Visit, table: LoadTable, load: Load) -> Component:
    if load.staff is None:
        return html.Th(table.nobody, scope="row")
    person = visit.register.staff.get(load.staff)
    if person is None:
        return html.Th(load.staff, scope="row")
    role = sentence_case(visit.words.text(code_label("staff_role", person.role)))
    return html.Th([person.name, html.Small(role)], scope="row")


def _minutes(visit: Visit, table: LoadTable, load: Load) -> str:
    """The hours of the weeks over the meetings; a dash where one of them is not known for these children."""
    if load.hours is None or not load.is_whole or not load.needed:
        return "–"
    return visit.words.number(load.hours * _MINUTES * table.weeks / load.needed)
