"""A forecast as a file: all children of the number that is chosen."""

from dashboard.components.children.children_sheet import list_document
from dashboard.components.due_day import due_day
from dashboard.components.forecast.forecast_columns import arranged
from dashboard.components.forecast.forecast_state import parse_forecast
from dashboard.components.forecast.forecast_tools import list_words
from dashboard.components.visit import Visit
from dashboard.exports.document import Document


def forecast_document(visit: Visit) -> Document | None:
    """The document of a visit to the forecast; None for who may see no child. The children in it are noted as seen."""
    words = visit.words
    state = parse_forecast(visit.search, visit.mart.meta.as_of, due_day(visit).day)
    asked = state.everything
    found = visit.children.forecast(asked, visit.state.slice)
    if found is None:
        return None
    return list_document(
        visit,
        arranged(state, found),
        found.listed,
        stem="fremskrivning",
        title=words("Forecast to {day}", day=words.day(asked.day)),
        about=[(words("List"), list_words(visit, state, found))],
    )
