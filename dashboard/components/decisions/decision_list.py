"""The list of all decisions that the reader may read: which are chosen, in which order, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.decisions.decision_columns import COLUMNS, DecisionRow
from dashboard.components.decisions.decision_own import own_standing
from dashboard.components.decisions.decision_status import statuses
from dashboard.components.decisions.decisions import ENTRY_KEY
from dashboard.components.query import Fault, Problem, read
from dashboard.components.roll import Order, RollContext, in_order, parse_order
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.components.told import TOLD_KEY
from dashboard.components.visit import Visit
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.steering_groups import SteeringGroup, steering_groups
from dashboard.vocabulary.text import Text

CHOICE_KEY: Final = "vis"
OPEN: Final = "aabne"
CLOSED: Final = "afsluttede"
CHOICES: Final = {OPEN: Text(da="Åbne", en="Open"), CLOSED: Text(da="Afsluttede", en="Closed")}
KEYS: Final = (CHOICE_KEY, ENTRY_KEY, TOLD_KEY, SORT_KEY, PAGE_KEY)
LABELS: Final = {
    CHOICE_KEY: Text(da="Vis", en="Show"),
    SORT_KEY: Text(da="Sortering", en="Sorting"),
    PAGE_KEY: Text(da="Side", en="Page"),
    ENTRY_KEY: Text(da="Beslutning", en="Decision"),
}


@dataclass(frozen=True, slots=True)
class DecisionList:
    """`opened`: the decision whose entry is asked for, whatever list it is in."""

    choice: str
    order: Order
    rows: Sequence[DecisionRow]
    counts: dict[str, int]
    opened: DecisionRow | None
    problems: tuple[Problem, ...]


def context_of(visit: Visit) -> RollContext:
    today = visit.audit.clock().astimezone().date()
    as_of = visit.mart_found.meta.as_of if visit.mart_found is not None else today
    return RollContext(visit.words, visit.register, as_of)


def groups_read(visit: Visit) -> tuple[SteeringGroup, ...]:
    """The steering groups whose decisions the reader may read."""
    found = steering_groups(visit.audit.log.database)
    return tuple(group for group in found if visit.reader.reads_minutes_of(group.group_id))


def decision_list(visit: Visit) -> DecisionList:
    """What the address asks for."""
    asked = dict(read(visit.search))
    choice, entry = (",".join(asked.get(key, ())) for key in (CHOICE_KEY, ENTRY_KEY))
    problems = [] if choice in ("", *CHOICES) else [Problem.of(Fault.LEFT_OUT, CHOICE_KEY, choice)]
    choice = choice if choice in CHOICES else OPEN
    rows = _rows(visit)
    opened = next((row for row in rows if row.status.decision.decision_id == entry), None)
    if entry and opened is None:
        problems.append(Problem.of(Fault.LEFT_OUT, ENTRY_KEY, entry))
    order = parse_order(visit.search, [column.key for column in COLUMNS], "frist")
    by_choice = {
        OPEN: [row for row in rows if row.status.decision.is_open],
        CLOSED: [row for row in rows if not row.status.decision.is_open],
    }
    return DecisionList(
        choice,
        order,
        in_order(by_choice[choice], order, COLUMNS, context_of(visit)),
        {key: len(found) for key, found in by_choice.items()},
        opened,
        (*problems, *order.problems),
    )


def _rows(visit: Visit) -> list[DecisionRow]:
    database, today = visit.audit.log.database, visit.audit.clock().astimezone().date()
    rows = []
    for group in groups_read(visit):
        found = decisions_of(database, group.group_id)
        for status in statuses(database, found, visit.mart_found, visit.settings, today=today):
            own = own_standing(visit, status.decision) if status.decision.is_open else None
            rows.append(DecisionRow(status=status, group=group.name, own=own))
    return rows
