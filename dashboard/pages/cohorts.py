"""Kohorter: the reader's own and those shared with them; and saving a new one from the filters."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import cohort_size
from dashboard.components.cohorts.cohorts import (
    COHORTS_PATH,
    COMPARE_PATH,
    opened_at,
    path_of,
    shared_words,
    state_of,
    visible_cohorts,
)
from dashboard.components.figure_words import opened
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import cohort_sentence
from dashboard.components.filters.filters import FilterState, labels_by_key
from dashboard.components.markup import named
from dashboard.components.notices import address_problems, notice
from dashboard.components.query import read
from dashboard.components.shell import page_head
from dashboard.components.table import Cell, plain_table
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY, Unit, arranged, parse_table
from dashboard.components.table_tools import pages_links, search_field
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.cohorts import Cohort
from dashboard.vocabulary.text import Text

_TITLE: Final = Text(da="Kohorter", en="Cohorts")
_TOLD_KEY: Final = "besked"
_OPEN_AT: Final = {"/": Text(da="overblik", en="overview"), "/boern": Text(da="børn", en="children")}


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    cohorts = {cohort.cohort_id: cohort for cohort in visible_cohorts(visit)}
    table = parse_table(visit.search, ())
    found = arranged([_searched(visit, cohort) for cohort in cohorts.values()], {}, table)
    head = (words("Cohort"), words("Who is in it"), words("Children in a course"), words("Whose"), words("Open it at"))
    rows = [_row(visit, cohorts[unit.key]) for unit in found.units]
    return [
        page_head(
            words.text(_TITLE),
            words("Groups of children under a name. Choose filters here or on another page, and save them."),
        ),
        _told(visit),
        filter_bar(visit.state, visit.context, words, path=visit.path, cohort=cohort_line(visit)),
        address_problems((*visit.state.problems, *table.problems), labels_by_key(), words),
        html.Section(
            [
                search_field(table.search, words, words("Search for a cohort or whose it is")),
                html.P(words.count(found.found, "{n} cohort", "{n} cohorts"), className="extent", role="status"),
                plain_table(words.text(_TITLE), head, rows, stacks=True)
                if rows
                else html.P(words("No cohort here yet.")),
                pages_links(found, table, visit.path, visit.search, words),
            ],
            className="unit-table",
        ),
    ]


def _told(visit: Visit) -> Component | None:
    """What was done with the form that led here."""
    is_deleted = dict(read(visit.search)).get(_TOLD_KEY) == ("slettet",)
    return notice("info", visit.words("The cohort is deleted.")) if is_deleted else None


def _searched(visit: Visit, cohort: Cohort) -> Unit:
    """What the search looks through."""
    return Unit(cohort.cohort_id, cohort.name, _whose(visit, cohort))


def _whose(visit: Visit, cohort: Cohort) -> str:
    words = visit.words
    if cohort.person_id != visit.reader.person_id:
        return words("shared by {name}", name=cohort.owner)
    return words("yours; {shared}", shared=shared_words(cohort.shared_with, words))


def _row(visit: Visit, cohort: Cohort) -> Sequence[Cell]:
    words, state = visit.words, state_of(visit, cohort.filters)
    pages = [(words.text(label), opened_at(visit, path, cohort)) for path, label in _OPEN_AT.items()]
    links = [*pages, (words("compare"), opened_at(visit, COMPARE_PATH, cohort))]
    gone = [html.Strong(" " + words("(some of it does not exist any more)"))] if state.problems else []
    return (
        html.A(cohort.name, href=path_of(cohort.cohort_id)),
        [cohort_sentence(state, words), *gone],
        _size(visit, state),
        _whose(visit, cohort),
        html.Ul([html.Li(html.A(label, href=href)) for label, href in links]),
    )


def _size(visit: Visit, state: FilterState) -> Component | str:
    size = cohort_size(visit, state)
    said = visit.words.count(size.children, "{n} child", "{n} children")
    return html.A(said, href=size.href, **named(aria_label=opened(said, visit.words))) if size.href else said


PAGE = Page(
    path=COHORTS_PATH,
    title=_TITLE,
    build=_build,
    permission=Permission.FILTER,
    keys=(SEARCH_KEY, PAGE_KEY, _TOLD_KEY),
    letter="c",
)
