"""The list of children of one visit: page and export ask for it in the same way."""

from dashboard.auth.sealed_text import unseal
from dashboard.components.children.children_state import ListState, parse_list
from dashboard.components.due_day import due_day
from dashboard.components.query import read
from dashboard.components.table_state import SEARCH_KEY
from dashboard.components.visit import Visit


def asked_list(visit: Visit) -> ListState:
    """What the address of a visit asks of the list."""
    sealed = next((values[0] for key, values in read(visit.search) if key == SEARCH_KEY), "")
    wanted = unseal(visit.settings, visit.reader.person_id, sealed) if sealed else ""
    return parse_list(visit.search, visit.mart.meta.as_of, wanted, due_day(visit).day)
