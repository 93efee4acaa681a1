"""What an address asks of the page of what is recorded, and its table: in one way for screen and file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.meetings.meeting_days import meetings_of
from dashboard.components.query import Fault, Problem, read
from dashboard.components.registration.registration_columns import RegistrationColumn, unit_columns
from dashboard.components.roll import Order, RollContext, in_order, parse_order
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.components.visit import Visit
from dashboard.data.mart.registration.registration import Registration, Registrations, registration
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

UNIT_KEY: Final = "enhed"
UNITS: Final[Mapping[str, Unit]] = {"hjem": "home", "skoler": "school"}
TITLES: Final[Mapping[str, Text]] = {
    "hjem": Text(da="Anbringelsessteder", en="Homes"),
    "skoler": Text(da="Skoler", en="Schools"),
}
REGISTRATION_KEYS: Final = (UNIT_KEY, SORT_KEY, PAGE_KEY)
LABELS: Final[Mapping[str, Text]] = {
    UNIT_KEY: Text(da="Hjem eller skoler", en="Homes or schools"),
    SORT_KEY: Text(da="Rækkefølge", en="Order"),
    PAGE_KEY: Text(da="Side", en="Page"),
}


@dataclass(frozen=True, slots=True)
class RegistrationList:
    """`chosen`: one of UNITS. `rows`: all units, in the reader's order."""

    chosen: str
    columns: tuple[RegistrationColumn, ...]
    order: Order
    found: Registrations
    rows: Sequence[Registration]
    context: RollContext
    problems: tuple[Problem, ...]


def asked_registration(visit: Visit) -> RegistrationList:
    """The table of a visit; any address will do."""
    asked = dict(read(visit.search)).get(UNIT_KEY, ("hjem",))
    is_known = len(asked) == 1 and asked[0] in UNITS
    chosen = asked[0] if is_known else "hjem"
    unit = UNITS[chosen]
    columns = unit_columns(unit)
    order = parse_order(visit.search, [column.key for column in columns], "navn")
    found = registration(visit.mart, unit, visit.scope, meetings_of(visit))
    context = RollContext(visit.words, visit.mart.register, visit.mart.meta.as_of)
    left_out = () if is_known else (Problem.of(Fault.LEFT_OUT, UNIT_KEY, ",".join(asked)),)
    return RegistrationList(
        chosen,
        columns,
        order,
        found,
        in_order(found.units, order, columns, context),
        context,
        (*left_out, *order.problems),
    )
