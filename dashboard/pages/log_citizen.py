"""Svar på indsigt: when a child's data were seen and how, for the citizen who asks; not by whom (C-579/21)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.log.log_query import (
    CHILD,
    LABELS,
    LONGEST_KEY,
    SINCE,
    UNTIL,
    LogQuery,
    parse_log_query,
)
from dashboard.components.log.log_words import KINDS
from dashboard.components.markup import named
from dashboard.components.notices import notice
from dashboard.components.post_form import Field, PostForm, post_form
from dashboard.components.shell import page_head
from dashboard.components.table import plain_table
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.audit_entry import Kind
from dashboard.vocabulary.text import Text

# More than anybody's data are looked at within the log's retention; should it be passed, the page says so.
MOST_USES: Final = 20_000


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    query = parse_log_query(visit.search)
    return [
        page_head(
            words.text(PAGE.title),
            words("What a citizen may know of who has looked at a child's data: when and how, but not who."),
        ),
        post_form(_form(visit, query)),
        _answer(visit, query) if query.child else None,
    ]


def _answer(visit: Visit, query: LogQuery) -> Component:
    words, child = visit.words, query.child or ""
    criteria = query.criteria
    found = visit.log.uses_of(child, criteria.since, criteria.until, most=MOST_USES)
    uses = Counter((entry.at.astimezone().date(), entry.kind) for entry in found.entries)
    kept = visit.log.first_logged()
    title = words("The child with the key {key}", key=child)
    told: list[Component | None] = [
        html.H2(title, id="svar"),
        html.P(_period(visit, query, kept.astimezone().date() if kept is not None else None)),
        html.P(words.count(found.total, "The data were seen {n} time.", "The data were seen {n} times.")),
        notice("warning", words("Only the latest {n} are shown; choose a shorter period.", n=words.number(MOST_USES)))
        if found.total > MOST_USES
        else None,
        plain_table(title, (words("Day"), words("How"), words("Times")), _rows(visit, uses)) if uses else None,
    ]
    return html.Section(told, **named(aria_labelledby="svar"))


def _rows(visit: Visit, uses: Counter[tuple[date, Kind]]) -> list[tuple[str, str, str]]:
    words = visit.words
    ordered = sorted(uses.items(), key=lambda use: (-use[0][0].toordinal(), list(KINDS).index(use[0][1])))
    return [(words.day(day), words.text(KINDS[kind]), words.number(times)) for (day, kind), times in ordered]


def _period(visit: Visit, query: LogQuery, kept_since: date | None) -> str:
    words = visit.words
    since = max(filter(None, (query.since, kept_since)), default=None)
    today = visit.audit.clock().astimezone().date()
    until = min(query.until or today, today)
    if since is None or since > until:
        return words("The log holds nothing of that period.")
    return words(
        "From {since} to {until}. The log goes back to {kept}.",
        since=words.day(since),
        until=words.day(until),
        kept=words.day(kept_since or since),
    )


def _form(visit: Visit, query: LogQuery) -> PostForm:
    words = visit.words
    return PostForm(
        key="citizen",
        action="/log/indsigt",
        method="get",
        fields=(
            Field(name=CHILD, label=words.text(LABELS[CHILD]), value=query.child or "", most=LONGEST_KEY),
            Field(
                name=SINCE, label=words.text(LABELS[SINCE]), kind="date", value=str(query.since or ""), required=False
            ),
            Field(
                name=UNTIL, label=words.text(LABELS[UNTIL]), kind="date", value=str(query.until or ""), required=False
            ),
        ),
        button=words("Make the answer"),
    )


PAGE = Page(
    path="/log/indsigt",
    title=Text(da="Svar på indsigt", en="Answer to a citizen"),
    build=_build,
    permission=Permission.LOG,
    keys=(CHILD, SINCE, UNTIL),
)
