"""The chosen list of children without an owner as a file: all its rows, in the reader's order."""

from collections.abc import Sequence

from dashboard.components.children.children_sheet import list_document
from dashboard.components.no_owner.change_columns import CHANGE_COLUMNS
from dashboard.components.no_owner.joint_columns import JOINT_COLUMNS
from dashboard.components.no_owner.no_owner_lists import TITLES, changed_list, context_of, joint_list, lacking_list
from dashboard.components.no_owner.no_owner_state import CHANGES, LACKS, NoOwnerState, parse_no_owner
from dashboard.components.no_owner.no_owner_words import explained
from dashboard.components.roll_sheet import roll_document
from dashboard.components.visit import Visit
from dashboard.exports.document import Document


def no_owner_document(visit: Visit) -> Document:
    """The document of a visit to the page. The children in it are noted as seen."""
    state = parse_no_owner(visit.search, visit.mart.meta.as_of)
    words, title = visit.words, visit.words.text(TITLES[state.chosen])
    stem = f"boern-{state.chosen}"
    meaning = [(words("List"), words("What is on it")), (title, _explained(visit, state))]
    if state.chosen in LACKS:
        shown, found = lacking_list(visit, state, size=None)
        return list_document(visit, shown, found, stem=stem, title=title, about=[meaning[1]])
    if state.chosen in CHANGES:
        return _changed(visit, state, stem, title, meaning)
    return roll_document(
        visit,
        JOINT_COLUMNS,
        joint_list(visit, state, size=None).rows,
        context_of(visit),
        stem=stem,
        title=title,
        tab=words("Homes and schools"),
        lead={words("Key of the home"): lambda row: row.home, words("Key of the school"): lambda row: row.school},
        about=[(words("List"), title)],
        definitions=meaning,
    )


def _explained(visit: Visit, state: NoOwnerState) -> str:
    return " ".join(explained(state, visit.mart.meta.as_of, visit.words))


def _changed(visit: Visit, state: NoOwnerState, stem: str, title: str, meaning: Sequence[tuple[str, ...]]) -> Document:
    words = visit.words
    return roll_document(
        visit,
        CHANGE_COLUMNS[CHANGES[state.chosen]],
        changed_list(visit, state, size=None).rows,
        context_of(visit),
        stem=stem,
        title=title,
        tab=words("Children"),
        lead={words("Key"): lambda row: row.child},
        about=[(words("List"), title), (words("Since"), words.day(state.since))],
        definitions=meaning,
    )
