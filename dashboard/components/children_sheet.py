"""The list of children as a file: all rows that the reader chose, in the reader's columns and order."""

from dashboard.components.children_columns import NAME_COLUMN, Column, Context
from dashboard.components.children_list import asked_list
from dashboard.components.children_state import ListState
from dashboard.components.children_words import band_words
from dashboard.components.filters import sentence
from dashboard.components.visit import Visit
from dashboard.data.mart.child_row import ChildRow
from dashboard.exports.document import Document
from dashboard.exports.table import Line, Table
from dashboard.i18n.words import Words

_NAME_WIDTH = 24
_WIDTH = 18


def children_document(visit: Visit) -> Document | None:
    """The document of a visit to the list; None for who may see no child. The children in it are noted as seen."""
    state = asked_list(visit)
    found = visit.children.listed(state.everything, visit.state.slice)
    if found is None:
        return None
    words, meta = visit.words, visit.mart.meta
    context = Context(words, visit.mart.register, meta.as_of, found)
    columns = (NAME_COLUMN, *state.columns)
    header = (
        words("Key"),
        words("Band"),
        *(heading for column in columns for heading in column.headings(words)),
    )
    return Document(
        stem=f"boern-{meta.as_of}",
        title=words("Children in a course"),
        tab=words("Children"),
        facts=_facts(visit, state),
        built_at=meta.built_at,
        table=Table(header, tuple(_line(row, columns, state, context) for row in found.rows), ()),
        widths=[_NAME_WIDTH if text == words.text(NAME_COLUMN.label) else _WIDTH for text in header],
        definitions=_definitions(columns, context, words),
    )


def _line(row: ChildRow, columns: tuple[Column, ...], state: ListState, context: Context) -> Line:
    band = band_words(row.band, state.question.soon, context.words)
    return (row.child, band, *(cell for column in columns for cell in column.cells(row, context)))


def _facts(visit: Visit, state: ListState) -> list[tuple[str, str]]:
    words, meta = visit.words, visit.mart.meta
    facts = [
        (words("Chosen"), sentence(visit.state, words)),
        (words("Due before the next meeting, or by"), words.day(state.question.soon)),
        (words("Data up to"), words.day(meta.as_of)),
        (words("Made"), words.moment(meta.built_at)),
    ]
    if state.question.search:
        facts.append((words("Search"), state.question.search))
    if meta.fictional:
        facts.append((words("Note"), words("Fictional data – shows no real children, homes or schools")))
    return facts


def _definitions(columns: tuple[Column, ...], context: Context, words: Words) -> list[tuple[str, ...]]:
    """The columns that stand on days of their own, with these days."""
    told = [(words.text(column.label), note) for column in columns if (note := column.note(context))]
    return [(words("Column"), words("Days")), *told]
