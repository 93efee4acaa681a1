"""The list of decisions as a file: all its rows, in the reader's order."""

from dashboard.components.decisions.decision_columns import columns_of
from dashboard.components.decisions.decision_list import CHOICES, context_of, decision_list
from dashboard.components.decisions.decision_words import answer_words
from dashboard.components.decisions.decisions import DECISIONS_TITLE
from dashboard.components.roll_sheet import roll_document
from dashboard.components.visit import Visit
from dashboard.exports.document import Document


def decisions_document(visit: Visit) -> Document:
    """The document of a visit to the page."""
    words, found = visit.words, decision_list(visit)
    chosen = words.text(CHOICES[found.choice])
    return roll_document(
        visit,
        columns_of(found.rows),
        found.rows,
        context_of(visit),
        stem=f"beslutninger-{found.choice}",
        title=f"{words.text(DECISIONS_TITLE)}: {chosen}",
        tab=words.text(DECISIONS_TITLE),
        lead={
            words("Steering group"): lambda row: row.group,
            words("Decided"): lambda row: row.status.decision.taken_on,
            words("Answers"): lambda row: "; ".join(answer_words(row.status.decision, words)),
        },
        about=[(words("List"), chosen)],
        definitions=[
            (words("Column"), words("What it says")),
            (words("Status"), words("Computed by the test under the group's own disclosure rules, or by the answers.")),
        ],
        is_filtered=False,
    )
