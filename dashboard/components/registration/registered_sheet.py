"""A list behind a number of the registration as a file: all lines of the side that the reader chose."""

from dashboard.components.meetings.meeting_days import meetings_of
from dashboard.components.registration.registered_lists import registered_visit
from dashboard.components.registration.registered_words import figure_title, side_words
from dashboard.components.registration.registration_words import explained
from dashboard.components.roll_sheet import roll_document
from dashboard.components.visit import Visit
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.registration.registration import registration
from dashboard.exports.document import Document


def registered_document(visit: Visit) -> Document | None:
    """The document of a visit to the list; None where there is none for the reader, which is noted as refused."""
    view = registered_visit(visit, is_whole=True)
    if view.figure is None or view.found is None:
        if view.figure is not None:
            visit.viewed.refuse(Kind.EXPORT)
        return None
    words = visit.words
    found = registration(visit.mart, view.figure.unit, visit.scope, meetings_of(visit))
    return roll_document(
        visit,
        view.columns,
        view.found.rows,
        view.context,
        stem="registrering-bag-tallet",
        title=figure_title(view.figure, visit.register, words),
        tab=words("Behind the number"),
        lead={words("Key"): lambda row: row.staff or "; ".join(one.child for one in row.children)},
        about=[(words("Lines"), side_words(view.figure.measure, view.found.side, words))],
        definitions=[
            (words("Registration"),),
            *((sentence,) for sentence in explained(found, view.context.as_of, words)),
        ],
        is_filtered=False,
    )
