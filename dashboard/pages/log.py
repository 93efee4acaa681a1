"""Log: who did what, when, and with which children; for the log controller, and for nobody else."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.log.log_query import (
    ACTOR,
    CHILD,
    KIND,
    LABELS,
    LOG_KEYS,
    LONGEST_KEY,
    OUTCOME,
    SINCE,
    UNTIL,
    LogQuery,
    parse_log_query,
)
from dashboard.components.log.log_table import MOST_KEYS, log_table
from dashboard.components.log.log_words import KINDS, OUTCOMES
from dashboard.components.markup import named
from dashboard.components.notices import notice
from dashboard.components.post_form import Field, PostForm, post_form
from dashboard.components.query import address
from dashboard.components.shell import page_head
from dashboard.components.table_state import TablePage, TableState
from dashboard.components.table_tools import pages_links
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.audit_search import LoggedEntry
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.text import Text

ROWS_A_PAGE: Final = 50
_EXPORT: Final = "/log/eksport.csv"


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    query = parse_log_query(visit.search)
    found = visit.log.find(query.criteria, most=ROWS_A_PAGE, skip=(query.page - 1) * ROWS_A_PAGE)
    pages = max(-(-found.total // ROWS_A_PAGE), 1)
    shown = TablePage((), 0, 0, found.total, query.page, pages)
    return [
        page_head(words.text(PAGE.title), words("Who did what, when, and with which children.")),
        html.Nav(
            html.Ul(
                [
                    html.Li(html.A(words("Random samples"), href="/log/stikproever")),
                    html.Li(html.A(words("Answer a citizen"), href="/log/indsigt")),
                ]
            ),
            className="choices",
            **named(aria_label=words("Tasks with the log")),
        ),
        _problems(visit, query),
        post_form(_form(visit, query, visit.log.actors())),
        html.Section(
            [
                html.P(words.count(found.total, "{n} entry", "{n} entries"), className="extent", role="status"),
                log_table(words.text(PAGE.title), found.entries, _children(visit, query, found.entries), words)
                if found.entries
                else html.P(words("No entry matches.")),
                pages_links(shown, TableState(page=query.page), visit.path, visit.search, words),
                html.P(
                    html.A(
                        words("Take these entries along (CSV)"),
                        href=address(_EXPORT, visit.search.removeprefix("?")),
                        download="log.csv",
                    ),
                    className="export",
                )
                if found.total
                else None,
            ]
        ),
    ]


def _children(visit: Visit, query: LogQuery, entries: Sequence[LoggedEntry]) -> Mapping[int, Sequence[str]]:
    """Of one entry which children; else a search would be about all that it finds, and fill the log with them."""
    return visit.log.children_of(entries, most=MOST_KEYS) if query.entry is not None else {}


def _problems(visit: Visit, query: LogQuery) -> Component | None:
    words = visit.words
    lines = [
        words(
            "{label}: “{value}” cannot be used, and is left out.",
            label=words.text(LABELS[problem.key]),
            value=problem.value,
        )
        for problem in query.problems
    ]
    return notice("warning", words("Part of the address could not be used"), *lines) if lines else None


def _form(visit: Visit, query: LogQuery, actors: Mapping[str, str]) -> PostForm:
    words = visit.words
    people = sorted(actors.items(), key=lambda actor: compare_danish(actor[1]))
    everything = ("", words("all"))

    def label(key: str) -> str:
        return words.text(LABELS[key])

    return PostForm(
        key="log",
        action="/log",
        method="get",
        fields=(
            Field(name=SINCE, label=label(SINCE), kind="date", value=str(query.since or ""), required=False),
            Field(name=UNTIL, label=label(UNTIL), kind="date", value=str(query.until or ""), required=False),
            Field(
                name=ACTOR,
                label=label(ACTOR),
                kind="select",
                choices=(everything, *((key, name or words("Unknown")) for key, name in people if key)),
                value=query.actor or "",
                required=False,
            ),
            Field(
                name=KIND,
                label=label(KIND),
                kind="select",
                choices=(everything, *((kind.value, words.text(said)) for kind, said in KINDS.items())),
                value=query.kind or "",
                required=False,
            ),
            Field(
                name=OUTCOME,
                label=label(OUTCOME),
                kind="select",
                choices=(everything, *((outcome.value, words.text(said)) for outcome, said in OUTCOMES.items())),
                value=query.outcome or "",
                required=False,
            ),
            Field(name=CHILD, label=label(CHILD), value=query.child or "", most=LONGEST_KEY, required=False),
        ),
        button=words("Find entries"),
    )


PAGE = Page(
    path="/log",
    title=Text(da="Log", en="Log"),
    build=_build,
    permission=Permission.LOG,
    keys=LOG_KEYS,
    letter="k",
)
