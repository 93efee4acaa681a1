"""The list of children as a file: all rows that the reader chose, in the reader's columns and order."""

from dashboard.components.children.children_columns import NAME_COLUMN, Column, Context
from dashboard.components.children.children_list import asked_list
from dashboard.components.children.children_state import ListState
from dashboard.components.children.children_words import band_words
from dashboard.components.roll_sheet import roll_document
from dashboard.components.visit import Visit
from dashboard.data.mart.children.child_row import ChildList
from dashboard.exports.document import Document
from dashboard.i18n.words import Words


def children_document(visit: Visit) -> Document | None:
    """The document of a visit to the list; None for who may see no child. The children in it are noted as seen."""
    state = asked_list(visit)
    found = visit.children.listed(state.everything, visit.state.slice)
    if found is None:
        return None
    words = visit.words
    searched = [(words("Search"), state.question.search)] if state.question.search else []
    return list_document(visit, state, found, stem="boern", title=words("Children in a course"), about=searched)


def list_document(
    visit: Visit, state: ListState, found: ChildList, *, stem: str, title: str, about: list[tuple[str, str]]
) -> Document:
    """The rows of a list of children as a document."""
    words = visit.words
    soon = state.question.soon
    context = Context(words, visit.mart.register, visit.mart.meta.as_of, found)
    columns = (NAME_COLUMN, *state.columns)
    return roll_document(
        visit,
        columns,
        found.rows,
        context,
        stem=stem,
        title=title,
        tab=words("Children"),
        lead={
            words("Key"): lambda row: row.child,
            words("Band"): lambda row: band_words(row.band, soon, words),
        },
        about=[(words("Due before the next meeting, or by"), words.day(soon)), *about],
        definitions=_definitions(columns, context, words),
    )


def _definitions(columns: tuple[Column, ...], context: Context, words: Words) -> list[tuple[str, ...]]:
    """The columns that stand on days of their own, with these days."""
    told = [(words.text(column.label), note) for column in columns if (note := column.note(context))]
    return [(words("Column"), words("Days")), *told]
