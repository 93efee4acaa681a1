"""The table of what is recorded as a file."""

from dashboard.components.registration.registration_lists import TITLES, asked_registration
from dashboard.components.registration.registration_words import explained
from dashboard.components.roll_sheet import roll_document
from dashboard.components.visit import Visit
from dashboard.exports.document import Document


def registration_document(visit: Visit) -> Document:
    """The document of a visit to the page: the units that the reader may see, all of them."""
    words, asked = visit.words, asked_registration(visit)
    title = words.text(TITLES[asked.chosen])
    return roll_document(
        visit,
        asked.columns,
        asked.rows,
        asked.context,
        stem=f"registrering-{asked.chosen}",
        title=words("Registration: {units}", units=title),
        tab=title,
        lead={words("Key"): lambda row: row.unit},
        definitions=[
            (words("Registration"),),
            *((sentence,) for sentence in explained(asked.found, asked.context.as_of, words)),
        ],
        is_filtered=False,
    )
