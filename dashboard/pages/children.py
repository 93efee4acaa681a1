"""Børn: the reader's own children in a course, who is overdue first."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.children.children_list import asked_list
from dashboard.components.children.children_state import CHILDREN_KEYS, LABELS, ListState
from dashboard.components.children.children_table import children_table
from dashboard.components.children.children_tools import CHILDREN_PATH, band_links, list_tools, search_note
from dashboard.components.children.children_views import view_links
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import Size
from dashboard.components.due_day import band_note, due_day
from dashboard.components.export_menu import page_exports
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.notices import address_problems, empty_result
from dashboard.components.roll_table import below_roll
from dashboard.components.shell import page_head
from dashboard.components.table_state import page_of
from dashboard.components.visit import Page, Visit
from dashboard.data.mart.children.child_row import ChildList
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    state = asked_list(visit)
    found = visit.children.listed(state.question, visit.state.slice)
    children = found.children if found is not None else 0
    problems = (*visit.state.problems, *state.problems)
    size = Size(children, visit.link(CHILDREN_PATH))
    head: list[Component | None] = [
        page_head(
            words.text(PAGE.title),
            words("Your children in a course, as of {day}.", day=words.day(visit.mart.meta.as_of)),
            page_exports(visit),
        ),
        view_links(visit),
        filter_bar(visit.state, visit.context, words, path=visit.path, size=size, cohort=cohort_line(visit)),
        address_problems(problems, {**labels_by_key(), **LABELS}, words),
    ]
    if found is None or not children:
        return [*head, empty_result(sentence(visit.state, words), visit.path, words)]
    return [
        *head,
        html.Section(
            [
                band_links(visit, state, found),
                list_tools(visit, state),
                band_note(visit, due_day(visit), state.question.soon),
                *search_note(visit, state),
                children_table(visit, state, found) if found.rows else html.P(words("No children here.")),
                *_below(visit, state, found),
            ],
            className="child-roll",
        ),
    ]


def _below(visit: Visit, state: ListState, found: ChildList) -> Sequence[Component | None]:
    weeks = visit.words(
        "A school week is seven days in which any child had a school day. Absence is illness, permitted and "
        "unauthorised absence together; months and days chosen above do not change it."
    )
    return below_roll(page_of(found.listed, found.page, state.question.size or max(found.listed, 1)), visit, weeks)


PAGE = Page(
    path=CHILDREN_PATH,
    title=Text(da="Børn", en="Children"),
    build=_build,
    permission=Permission.CHILDREN,
    keys=CHILDREN_KEYS,
    letter="b",
)
