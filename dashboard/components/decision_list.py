"""The list of all decisions that the reader may read: which are chosen, in which order, and where each stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.decision_own import own_standing
from dashboard.components.decision_status import DecisionStatus, statuses
from dashboard.components.decision_words import (
    criterion_words,
    reading_words,
    standing_words,
    unanswered_words,
)
from dashboard.components.decisions import ENTRY_KEY
from dashboard.components.query import Fault, Problem, read
from dashboard.components.roll import Order, RollColumn, RollContext, day_column, in_order, parse_order, text_column
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.components.told import TOLD_KEY
from dashboard.components.visit import Visit
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.steering_groups import SteeringGroup, steering_groups
from dashboard.i18n.words import Words, compare_danish
from dashboard.vocabulary.decision import Reading, Standing
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """`own`: where it stands by the reader's own figures, which are not the group's to see; None without any."""

    status: DecisionStatus
    group: str
    own: tuple[Reading, Standing] | None


Column = RollColumn[DecisionRow, RollContext, Callable[[DecisionRow, RollContext], object]]


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


def columns_of(rows: Sequence[DecisionRow]) -> tuple[Column, ...]:
    """The columns; that of own figures only where there are some."""
    return COLUMNS if any(row.own is not None for row in rows) else COLUMNS[:-1]


def status_words(row: DecisionRow, words: Words) -> str:
    decision = row.status.decision
    if decision.is_withdrawn:
        return words("Withdrawn")
    return standing_words(row.status.standing, decision.criterion, words)


def own_words(row: DecisionRow, words: Words) -> str:
    """`på vej: 3 af 5`; nothing where there is no figure of one's own."""
    criterion = row.status.decision.criterion
    if row.own is None or criterion is None:
        return ""
    reading, standing = row.own
    return f"{standing_words(standing, criterion, words)}: {reading_words(criterion, reading, words)}"


def _rows(visit: Visit) -> list[DecisionRow]:
    database, today = visit.audit.log.database, visit.audit.clock().astimezone().date()
    rows = []
    for group in groups_read(visit):
        found = decisions_of(database, group.group_id)
        for status in statuses(database, found, visit.mart_found, visit.settings, today=today):
            own = own_standing(visit, status.decision) if status.decision.is_open else None
            rows.append(DecisionRow(status=status, group=group.name, own=own))
    return rows


def _figure(row: DecisionRow, reading: Reading | None, context: RollContext) -> str:
    criterion = row.status.decision.criterion
    return reading_words(criterion, reading, context.words) if criterion is not None and reading is not None else "–"


def _test(row: DecisionRow, context: RollContext) -> str:
    criterion = row.status.decision.criterion
    return criterion_words(criterion, context.register, context.words) if criterion is not None else "–"


def _answer(row: DecisionRow, context: RollContext) -> str:
    last = row.status.decision.last_answer
    return " ".join(filter(None, (unanswered_words(row.status, context.words), last.remark if last else "")))


COLUMNS: Final[tuple[Column, ...]] = (
    text_column(
        "beslutning",
        Text(da="Beslutning", en="Decision"),
        lambda row, _: compare_danish(row.status.decision.text),
        lambda row, _: row.status.decision.text,
        is_name=True,
    ),
    text_column(
        "ansvarlig",
        Text(da="Ansvarlig", en="Responsible"),
        lambda row, _: compare_danish(row.status.decision.owner),
        lambda row, _: row.status.decision.owner,
    ),
    day_column(
        "frist",
        Text(da="Frist", en="Deadline"),
        lambda row, _: row.status.decision.deadline,
        lambda row: row.status.decision.deadline,
        lambda words: words("no deadline"),
    ),
    text_column(
        "status",
        Text(da="Status", en="Status"),
        lambda row, context: compare_danish(status_words(row, context.words)),
        lambda row, context: status_words(row, context.words),
        _answer,
    ),
    text_column("test", Text(da="Test", en="Test"), lambda row, context: compare_danish(_test(row, context)), _test),
    text_column(
        "foer",
        Text(da="Da det blev besluttet", en="When it was decided"),
        lambda row, context: _figure(row, row.status.decision.start, context),
        lambda row, context: _figure(row, row.status.decision.start, context),
    ),
    text_column(
        "nu",
        Text(da="Nu", en="Now"),
        lambda row, context: _figure(row, row.status.reading, context),
        lambda row, context: _figure(row, row.status.reading, context),
    ),
    text_column(
        "egne-tal",
        Text(da="Med dine egne tal – ikke for gruppen", en="By your own figures – not for the group"),
        lambda row, context: own_words(row, context.words) or None,
        lambda row, context: own_words(row, context.words) or "–",
    ),
)
