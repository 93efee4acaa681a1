"""The attention ledger: when leaders last looked at each indicator, home and school, and at which level."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.auth.scope_of import steering_group_scope
from dashboard.components.ledger.ledger_columns import LedgerColumn, LedgerContext, LedgerRow, ledger_columns
from dashboard.components.names import POOLED, unit_name
from dashboard.components.query import Fault, Problem, read
from dashboard.components.roll import Order, in_order, parse_order
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY, SORT_KEY
from dashboard.components.units.unit_access import may_see_unit
from dashboard.components.visit import Visit
from dashboard.data.app_database.discussions import Discussion, Kind, Subject, discussions, remarked
from dashboard.data.app_database.steering_groups import steering_groups
from dashboard.data.mart.disclosure.menu import GROUPED_BY, windows
from dashboard.data.mart.query import query
from dashboard.i18n.words import compare_danish
from dashboard.indicators.registry import all_indicators, headline_indicators
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.slice import EVERYTHING
from dashboard.vocabulary.text import Text

LEDGER_PATH: Final = "/opmaerksomhed"
LEDGER_TITLE: Final = Text(da="Opmærksomhed", en="Attention")
LIST_KEY: Final = "liste"
LISTS: Final[Mapping[str, tuple[Kind, Text]]] = {
    "indikatorer": ("indicator", Text(da="Indikatorer", en="Indicators")),
    "hjem": ("home", Text(da="Anbringelsessteder", en="Homes")),
    "skoler": ("school", Text(da="Skoler", en="Schools")),
}
LEDGER_KEYS: Final = (LIST_KEY, SEARCH_KEY, SORT_KEY, PAGE_KEY)
LABELS: Final[Mapping[str, Text]] = {
    LIST_KEY: Text(da="Liste", en="List"),
    SEARCH_KEY: Text(da="Søg", en="Search"),
    SORT_KEY: Text(da="Rækkefølge", en="Order"),
    PAGE_KEY: Text(da="Side", en="Page"),
}
_USUAL: Final = "senest"


@dataclass(frozen=True, slots=True)
class Ledger:
    """`chosen`: one of LISTS. `rows`: those that the search finds, in the reader's order."""

    chosen: str
    search: str
    columns: tuple[LedgerColumn, ...]
    order: Order
    rows: Sequence[LedgerRow]
    context: LedgerContext
    problems: tuple[Problem, ...]

    @property
    def kind(self) -> Kind:
        return LISTS[self.chosen][0]


def asked_ledger(visit: Visit) -> Ledger:
    """The ledger of a visit; any address will do. Never looked at stands first, then what was longest ago."""
    asked = dict(read(visit.search))
    chosen = ",".join(asked.get(LIST_KEY, ("indikatorer",)))
    left_out = () if chosen in LISTS else (Problem.of(Fault.LEFT_OUT, LIST_KEY, chosen),)
    chosen = chosen if chosen in LISTS else "indikatorer"
    search = ",".join(asked.get(SEARCH_KEY, ())).strip()
    columns = ledger_columns(LISTS[chosen][1])
    order = parse_order(visit.search, [column.key for column in columns], _USUAL)
    context = context_of(visit)
    rows = [row for row in _rows(visit, LISTS[chosen][0]) if search.casefold() in row.name.casefold()]
    rows.sort(key=lambda row: (compare_danish(row.name), row.subject.key))
    ordered = in_order(rows, order, columns, context)
    return Ledger(chosen, search, columns, order, ordered, context, (*left_out, *order.problems))


def context_of(visit: Visit) -> LedgerContext:
    today = visit.audit.clock().astimezone().date()
    groups = {group.group_id: group for group in steering_groups(visit.audit.log.database)}
    return LedgerContext(visit.words, visit.mart.register, visit.mart.meta.as_of, today, groups)


def looked_at(visit: Visit) -> Callable[[Subject, str], LedgerRow]:
    """The row of a thing by its name: two questions, whatever is asked for."""
    database = visit.audit.log.database
    by_subject: dict[Subject, list[Discussion]] = {}
    for discussion in discussions(database):
        by_subject.setdefault(discussion.subject, []).append(discussion)
    remarks = {found.subject: found for found in remarked(database)}

    def row(subject: Subject, name: str) -> LedgerRow:
        found = remarks.get(subject)
        return LedgerRow(
            subject=subject,
            name=name,
            discussed=tuple(by_subject.get(subject, ())),
            remarks=found.remarks if found is not None else 0,
            remarked_on=found.last_at.astimezone().date() if found is not None else None,
        )

    return row


def _rows(visit: Visit, kind: Kind) -> list[LedgerRow]:
    row = looked_at(visit)
    if kind == "indicator":
        return [
            row(Subject(kind=kind, key=indicator.key), visit.words.text(indicator.label))
            for indicator in all_indicators().values()
        ]
    names = ((key, unit_name(visit.register, kind, key, visit.words)) for key in _units(visit, kind))
    return [row(Subject(kind=kind, key=key), name) for key, name in names]


def _units(visit: Visit, unit: Unit) -> list[str]:
    """The units of the fixed tables, which everybody is told of by name, and those talked of before; no families."""
    scope = steering_group_scope(visit.settings)
    indicators = [indicator for indicator in headline_indicators() if unit in indicator.groupings]
    by = GROUPED_BY[unit]
    results = query(
        visit.mart, indicators, period=windows(visit.mart.meta.as_of)[0], where=EVERYTHING, by=by, scope=scope
    )  # fmt: skip
    listed = dict.fromkeys(key for result in results.values() for key in result.rows.group if key is not None)
    before = dict.fromkeys(
        found.subject.key for found in discussions(visit.audit.log.database) if found.subject.kind == unit
    )
    there = [key for key in before if key not in listed and may_see_unit(scope, visit.mart, unit, key)]
    return [*(key for key in listed if not key.startswith(POOLED)), *there]


def last_look(row: LedgerRow, since: date) -> date | None:
    """The last day on which the thing was looked at, if that was on a day or after it."""
    return row.last if row.last is not None and row.last >= since else None
