"""Beslutninger: what the steering groups have decided, where each decision stands, and the answers."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.decision_figures import Gone
from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.decisions.decision_columns import DecisionRow, columns_of, own_words
from dashboard.components.decisions.decision_entry import decision_entry, open_forms
from dashboard.components.decisions.decision_list import (
    CHOICE_KEY,
    CHOICES,
    KEYS,
    LABELS,
    DecisionList,
    context_of,
    decision_list,
)
from dashboard.components.decisions.decision_own import lacks_cohort
from dashboard.components.decisions.decision_trend import decision_trend
from dashboard.components.decisions.decision_words import gone_words
from dashboard.components.decisions.decisions import DECISIONS_PATH, DECISIONS_TITLE, ENTRY_KEY, TOLD, WARNED
from dashboard.components.export_menu import page_exports
from dashboard.components.markup import named
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meetings import MEETINGS_PATH, page_of
from dashboard.components.notices import address_problems, notice
from dashboard.components.query import address, changed
from dashboard.components.roll_table import below_roll, name_cell, roll_table
from dashboard.components.shell import page_head
from dashboard.components.table_state import PAGE_KEY
from dashboard.components.table_state import page_of as table_page
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit

_ROWS_A_PAGE: Final = 25


def _build(visit: Visit) -> Sequence[Component | None]:
    words, found = visit.words, decision_list(visit)
    return [
        page_head(
            words.text(DECISIONS_TITLE),
            words("Status is told under the group's own rules: as the steering group sees it, whoever is signed in."),
            page_exports(visit) if visit.mart_found is not None else None,
        ),
        meeting_links(visit),
        told_of(visit, TOLD, warnings={WARNED}),
        address_problems(found.problems, LABELS, words),
        _opened(visit, found.opened) if found.opened is not None else None,
        _choices(visit, found),
        html.Section([html.H2(words.text(CHOICES[found.choice])), *_table(visit, found)], className="child-roll"),
    ]


def _choices(visit: Visit, found: DecisionList) -> Component:
    words = visit.words

    def link(key: str) -> Component:
        href = address(
            visit.path, changed(visit.search, dict.fromkeys((ENTRY_KEY, TOLD_KEY, PAGE_KEY)) | {CHOICE_KEY: key})
        )
        mark = named(aria_current="true") if key == found.choice else {}
        name = words.text(CHOICES[key])
        return html.Li(html.A([html.Strong(words.number(found.counts[key])), " ", name], href=href, **mark))

    return html.Nav(
        html.Ul([link(key) for key in CHOICES]), className="band-links", **named(aria_label=words("Lists of decisions"))
    )


def _table(visit: Visit, found: DecisionList) -> Sequence[Component | None]:
    words = visit.words
    if not found.rows:
        return [html.P(words("Nothing here."))]
    shown = table_page(len(found.rows), found.order.page, _ROWS_A_PAGE)
    rows = [(_name(visit, row), row) for row in found.rows[shown.rows]]
    table = roll_table(
        "decisions",
        words.text(DECISIONS_TITLE),
        columns_of(found.rows),
        rows,
        order=found.order,
        context=context_of(visit),
        visit=visit,
    )
    return [table, *below_roll(shown, visit)]


def _name(visit: Visit, row: DecisionRow) -> Component:
    decision = row.status.decision
    href = address(visit.path, changed(visit.search, {ENTRY_KEY: decision.decision_id, TOLD_KEY: None}))
    taken = visit.words("Decided on {day}", day=visit.words.day(decision.taken_on))
    return name_cell(decision.text, href, f"{row.group} · {taken}")


def _opened(visit: Visit, row: DecisionRow) -> Component:
    """One decision with its own figures, its months and its forms; it is answered at a meeting."""
    words, decision = visit.words, row.status.decision
    own = own_words(row, words)
    return html.Section(
        [
            html.H2(words("The decision"), id="beslutningen"),
            decision_entry(
                visit,
                row.status,
                notice("info", words("By your own figures – not for the group: {status}", status=own)) if own else None,
                html.P(gone_words(Gone.COHORT, words)) if lacks_cohort(visit, decision.criterion) else None,
                decision_trend(visit, decision),
                html.P(html.A(words("The meeting that decided it"), href=page_of(decision.meeting_id))),
                *open_forms(visit, row.status, None),
            ),
        ],
        **named(aria_labelledby="beslutningen"),
    )


PAGE = Page(
    path=DECISIONS_PATH,
    under=MEETINGS_PATH,
    title=DECISIONS_TITLE,
    build=_build,
    permission=Permission.MINUTES,
    keys=KEYS,
)
