"""A list of the attention ledger as a file."""

from dashboard.components.ledger.ledger import LISTS, asked_ledger
from dashboard.components.ledger.ledger_words import explained
from dashboard.components.roll_sheet import roll_document
from dashboard.components.visit import Visit
from dashboard.exports.document import Document


def ledger_document(visit: Visit) -> Document:
    """The document of a visit to the page: all rows that the search finds."""
    words, asked = visit.words, asked_ledger(visit)
    title = words.text(LISTS[asked.chosen][1])
    return roll_document(
        visit,
        asked.columns,
        asked.rows,
        asked.context,
        stem=f"opmaerksomhed-{asked.chosen}",
        title=words("Attention: {list}", list=title),
        tab=title,
        lead={words("Key"): lambda row: row.subject.key},
        definitions=[(words("Attention"),), *((sentence,) for sentence in explained(words))],
        about=[(words("Searched for"), asked.search)] if asked.search else [],
        is_filtered=False,
    )
