"""Opmærksomhed: which changes are worth a meeting's time, and when leaders last looked at what."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.asked import DRAWN_KEY, asked_problems
from dashboard.components.export_menu import page_exports
from dashboard.components.ledger.ledger import (
    LABELS,
    LEDGER_KEYS,
    LEDGER_PATH,
    LEDGER_TITLE,
    LIST_KEY,
    LISTS,
    Ledger,
    asked_ledger,
)
from dashboard.components.ledger.ledger_columns import LedgerRow
from dashboard.components.ledger.ledger_words import explained
from dashboard.components.ledger.signal_section import signal_section
from dashboard.components.markup import named
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meetings import MEETINGS_PATH
from dashboard.components.notices import address_problems
from dashboard.components.query import address, changed
from dashboard.components.remarks.remark_link import remark_anchor
from dashboard.components.remarks.remarks import remark_link_of
from dashboard.components.roll_table import below_roll, roll_table
from dashboard.components.shell import page_head
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY, SORT_KEY, page_of
from dashboard.components.table_tools import search_field
from dashboard.components.units.unit_access import may_see_unit
from dashboard.components.units.unit_figures import PATHS
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.remarks import About
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.text import Text

_ROWS_A_PAGE: Final = 30


def _build(visit: Visit) -> Sequence[Component | None]:
    words, asked = visit.words, asked_ledger(visit)
    problems = asked_problems(visit.search, {DRAWN_KEY: tuple(all_indicators().values())})
    return [
        page_head(
            words.text(LEDGER_TITLE),
            words("What has changed, and what leaders have looked at."),
            page_exports(visit) if asked.rows else None,
        ),
        meeting_links(visit),
        address_problems((*visit.state.problems, *asked.problems, *problems), LABELS, words),
        signal_section(visit),
        html.Section(
            [
                html.H2(words("When was what looked at?"), id="set-paa"),
                *(html.P(sentence) for sentence in explained(words)),
                _choice(visit, asked),
                search_field(asked.search, words),
                *_list(visit, asked),
            ],
            className="child-roll",
            **named(aria_labelledby="set-paa"),
        ),
    ]


def _choice(visit: Visit, asked: Ledger) -> Component:
    """Indicators, homes or schools."""
    words = visit.words
    anew = {SORT_KEY: None, PAGE_KEY: None, SEARCH_KEY: None}

    def link(key: str, title: Text) -> Component:
        href = address(visit.path, changed(visit.search, {LIST_KEY: key, **anew}))
        mark = named(aria_current="true") if key == asked.chosen else {}
        return html.Li(html.A(words.text(title), href=href, **mark))

    links = html.Ul([link(key, title) for key, (_, title) in LISTS.items()])
    return html.Nav(links, className="band-links", **named(aria_label=words("Indicators, homes or schools")))


def _list(visit: Visit, asked: Ledger) -> Sequence[Component | None]:
    words, title = visit.words, visit.words.text(LISTS[asked.chosen][1])
    if not asked.rows:
        return [html.P(words("Nothing here for that search."))]
    page = page_of(len(asked.rows), asked.order.page, _ROWS_A_PAGE)
    table = roll_table(
        "ledger",
        title,
        asked.columns,
        [(_name(visit, row), row) for row in asked.rows[page.rows]],
        order=asked.order,
        context=asked.context,
        visit=visit,
    )
    return [table, *below_roll(page, visit)]


def _name(visit: Visit, row: LedgerRow) -> Component:
    """The thing with a link to where it is told of, and to the remarks on it."""
    subject = row.subject
    if subject.kind == "indicator":
        about = About(indicator=subject.key)
        href: str | None = f"/ordliste#{ids.glossary(subject.key)}"
    else:
        about = About(unit_kind=subject.kind, unit_key=subject.key)
        is_there = may_see_unit(visit.scope, visit.mart, subject.kind, subject.key)
        href = visit.link(f"{PATHS[subject.kind]}/{quote(subject.key, safe='')}") if is_there else None
    said = html.A(row.name, href=href) if href is not None else row.name
    link = remark_link_of(visit, about, row.name)
    return html.Th([said, html.Small(remark_anchor(link)) if link is not None else None], scope="row")


PAGE = Page(
    path=LEDGER_PATH,
    under=MEETINGS_PATH,
    title=LEDGER_TITLE,
    build=_build,
    permission=Permission.MINUTES,
    keys=(*LEDGER_KEYS, DRAWN_KEY),
)
