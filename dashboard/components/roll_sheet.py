"""A long list as a file: all its rows in the reader's order, with what it is about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.roll import Context, RollColumn, Row, Sorted
from dashboard.components.visit import Visit
from dashboard.exports.document import Document
from dashboard.exports.table import Cell, Table

_NAME_WIDTH: Final = 24
_WIDTH: Final = 18


def roll_document(
    visit: Visit,
    columns: Sequence[RollColumn[Row, Context, Sorted]],
    rows: Iterable[Row],
    context: Context,
    *,
    stem: str,
    title: str,
    tab: str,
    lead: Mapping[str, Callable[[Row], Cell]],
    definitions: Sequence[tuple[str, ...]],
    about: Sequence[tuple[str, str]] = (),
    is_filtered: bool = True,
) -> Document:
    """The document of a list. `lead`: columns that stand first in the file, and nowhere on screen, by heading.

    `about`: what the list is of, besides the filters, where these count. `definitions`: a header and a line each.
    """
    words, meta = visit.words, visit.mart.meta
    names = {words.text(column.label) for column in columns if column.is_name}
    header = (*lead, *(heading for column in columns for heading in column.headings(words)))
    body = tuple(
        (
            *(cell(row) for cell in lead.values()),
            *(cell for column in columns for cell in column.cells(row, context)),
        )
        for row in rows
    )
    facts = [
        *([(words("Chosen"), sentence(visit.state, words))] if is_filtered else []),
        *about,
        (words("Data up to"), words.day(meta.as_of)),
        (words("Made"), words.moment(meta.built_at)),
    ]
    if meta.fictional:
        facts.append((words("Note"), words("Fictional data – shows no real children, homes or schools")))
    return Document(
        stem=f"{stem}-{meta.as_of}",
        title=title,
        tab=tab,
        facts=facts,
        built_at=meta.built_at,
        table=Table(header, body, ()),
        widths=[_NAME_WIDTH if text in names else _WIDTH for text in header],
        definitions=definitions,
    )
