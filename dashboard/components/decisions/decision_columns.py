"""The columns of the list of decisions: what each says on the screen and in a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.decisions.decision_status import DecisionStatus
from dashboard.components.decisions.decision_words import (
    criterion_words,
    reading_words,
    standing_words,
    unanswered_words,
)
from dashboard.components.roll import RollColumn, RollContext, day_column, text_column
from dashboard.i18n.words import Words, compare_danish
from dashboard.vocabulary.decision import Reading, Standing
from dashboard.vocabulary.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """`own`: where it stands by the reader's own figures, which are not the group's to see; None without any."""

    status: DecisionStatus
    group: str
    own: tuple[Reading, Standing] | None


Column = RollColumn[DecisionRow, RollContext, Callable[[DecisionRow, RollContext], object]]


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
