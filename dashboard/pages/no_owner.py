"""Uden ejer: children whom nobody has, who changed places, and homes and schools by their last joint meeting."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.children.children_table import child_cell, children_table
from dashboard.components.children.children_tools import CHILDREN_PATH
from dashboard.components.children.children_views import NO_OWNER_PATH, view_links
from dashboard.components.day_form import day_form
from dashboard.components.export_menu import page_exports
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.markup import named
from dashboard.components.names import unit_name
from dashboard.components.no_owner.change_columns import CHANGE_COLUMNS
from dashboard.components.no_owner.joint_columns import CHILDREN_COLUMN, JOINT_COLUMNS
from dashboard.components.no_owner.no_owner_lists import (
    TITLES,
    changed_list,
    context_of,
    counts,
    joint_list,
    lacking_list,
)
from dashboard.components.no_owner.no_owner_state import (
    CHANGES,
    JOINT,
    LABELS,
    LACKS,
    LIST_KEY,
    NO_OWNER_KEYS,
    ROWS_A_PAGE,
    SINCE_KEY,
    NoOwnerState,
    earliest,
    parse_no_owner,
)
from dashboard.components.no_owner.no_owner_words import explained
from dashboard.components.notices import address_problems
from dashboard.components.query import address, changed
from dashboard.components.roll_table import below_roll, name_cell, roll_table
from dashboard.components.shell import page_head
from dashboard.components.table_state import PAGE_KEY, SORT_KEY, page_of
from dashboard.components.visit import Page, Visit
from dashboard.data.mart.answers import JointMeeting
from dashboard.vocabulary.text import Text

_Parts = Sequence[Component | None]


def _build(visit: Visit) -> _Parts:
    words = visit.words
    state = parse_no_owner(visit.search, visit.mart.meta.as_of)
    found, parts = _list(visit, state)
    return [
        page_head(
            words.text(PAGE.title),
            words("Your children, as of {day}.", day=words.day(visit.mart.meta.as_of)),
            page_exports(visit),
        ),
        view_links(visit),
        filter_bar(visit.state, visit.context, words, path=visit.path),
        address_problems((*visit.state.problems, *state.problems), {**labels_by_key(), **LABELS}, words),
        _lists(visit, state, counts(visit, state, found)),
        html.Section(
            [
                html.H2(words.text(TITLES[state.chosen])),
                *(html.P(sentence) for sentence in explained(state, visit.mart.meta.as_of, words)),
                _since(visit, state) if state.chosen in CHANGES else None,
                *(parts if found else [html.P(words("Nothing here."))]),
            ],
            className="child-roll",
        ),
    ]


def _lists(visit: Visit, state: NoOwnerState, found: Mapping[str, int]) -> Component:
    """Every list with how many are on it."""
    words = visit.words

    def link(key: str, title: Text) -> Component:
        href = address(visit.path, changed(visit.search, {LIST_KEY: key, SORT_KEY: None, PAGE_KEY: None}))
        mark = named(aria_current="true") if key == state.chosen else {}
        return html.Li(html.A([html.Strong(words.number(found[key])), " ", words.text(title)], href=href, **mark))

    return html.Nav(
        html.Ul([link(key, title) for key, title in TITLES.items()]),
        className="band-links",
        **named(aria_label=words("Lists of children without an owner")),
    )


def _list(visit: Visit, state: NoOwnerState) -> tuple[int, _Parts]:
    """How many are on the chosen list, and a page of it."""
    if state.chosen in LACKS:
        shown, listed = lacking_list(visit, state)
        page = page_of(listed.listed, listed.page, ROWS_A_PAGE)
        return listed.listed, [children_table(visit, shown, listed), *below_roll(page, visit)]
    return _joint(visit, state) if state.chosen == JOINT else _changed(visit, state)


def _changed(visit: Visit, state: NoOwnerState) -> tuple[int, _Parts]:
    part = changed_list(visit, state)
    table = roll_table(
        "no-owner",
        visit.words.text(TITLES[state.chosen]),
        CHANGE_COLUMNS[CHANGES[state.chosen]],
        [(child_cell(visit, row.child, row.name), row) for row in part.rows],
        order=state.order,
        context=context_of(visit),
        visit=visit,
    )
    return part.page.found, [table, *below_roll(part.page, visit)]


def _joint(visit: Visit, state: NoOwnerState) -> tuple[int, _Parts]:
    part, words = joint_list(visit, state), visit.words
    table = roll_table(
        "no-owner",
        words.text(TITLES[JOINT]),
        JOINT_COLUMNS,
        [
            (
                name_cell(
                    unit_name(visit.register, "home", row.home, words),
                    visit.link(f"/hjem/{quote(row.home, safe='')}"),
                ),
                row,
            )
            for row in part.rows
        ],
        order=state.order,
        context=context_of(visit),
        visit=visit,
        opens=lambda column, row: _shared(visit, row) if column.key == CHILDREN_COLUMN else None,
    )
    return part.page.found, [table, *below_roll(part.page, visit)]


def _shared(visit: Visit, row: JointMeeting) -> str | None:
    """The list of the children in common, with the same filters."""
    alone = changed(visit.filters, {"hjem": row.home, "skole": row.school})
    return address(CHILDREN_PATH, alone) if row.is_listed else None


def _since(visit: Visit, state: NoOwnerState) -> Component:
    as_of = visit.mart.meta.as_of
    form = day_form(
        visit,
        "no-owner-since",
        SINCE_KEY,
        visit.words("Changes since"),
        state.since,
        without=(PAGE_KEY,),
        earliest=earliest(as_of),
        latest=as_of,
    )
    return html.Div(form, className="list-tools")


PAGE = Page(
    path=NO_OWNER_PATH,
    title=Text(da="Uden ejer", en="No owner"),
    build=_build,
    permission=Permission.CHILDREN,
    keys=NO_OWNER_KEYS,
)
