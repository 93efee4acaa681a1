"""Entries of the audit log as a table."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.log.log_query import ENTRY
from dashboard.components.log.log_words import KINDS, OUTCOMES, what_words, who_words
from dashboard.components.table import plain_table
from dashboard.data.app_database.audit_search import LoggedEntry
from dashboard.i18n.words import Words

MOST_KEYS = 500  # as many as a list on the screen has


def log_table(
    caption: str, entries: Sequence[LoggedEntry], children: Mapping[int, Sequence[str]], words: Words
) -> Component:
    """The entries as they come; `children`: the keys of those that are to be shown, by the number of the entry."""
    head = (
        words("When"),
        words("Who"),
        words("Kind"),
        words("Outcome"),
        words("What"),
        words("Children"),
        words("From where"),
    )
    return plain_table(caption, head, [_row(entry, children.get(entry.sequence, ()), words) for entry in entries])


def _row(
    entry: LoggedEntry, children: Sequence[str], words: Words
) -> Sequence[str | Component | Sequence[str | Component]]:
    refused = words.text(OUTCOMES[entry.outcome])
    return (
        html.A(when_words(entry, words), href=f"/log?{ENTRY}={entry.sequence}"),
        who_words(entry, words),
        words.text(KINDS[entry.kind]),
        html.Strong(refused) if entry.outcome.value == "refused" else refused,
        what_words(entry),
        children_told(entry, children, words),
        entry.address,
    )


def when_words(entry: LoggedEntry, words: Words) -> str:
    """The moment where the server stands."""
    return words.moment(entry.at.astimezone())


def children_told(entry: LoggedEntry, children: Sequence[str], words: Words) -> str:
    """How many children, and which, as far as their keys are given."""
    counted, more = words.number(entry.children_count), entry.children_count - len(children)
    if not children:
        return counted
    told = ", ".join([*children, words("and {n} more", n=words.number(more))] if more else children)
    return f"{counted}: {told}"
