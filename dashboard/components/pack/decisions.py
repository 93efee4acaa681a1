"""Status på beslutninger: what earlier meetings decided and this one is to answer, with where each stands."""

from collections.abc import Sequence
from typing import Final

from dashboard.components.decisions.decision_status import DecisionStatus, decisions_before, statuses
from dashboard.components.decisions.decision_words import (
    answer_words,
    criterion_words,
    due_words,
    figure_sentences,
    standing_words,
    unanswered_words,
)
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.data.app_database.decisions import Decision
from dashboard.exports.pack.blocks import Block, Cell, Paragraph, Table
from dashboard.vocabulary.text import Text

_MOST: Final = 60


def _waiting(asked: Asked) -> list[Decision]:
    """Those of earlier meetings that are open, or were answered at this one, by deadline."""
    return decisions_before(asked.database, asked.meeting)


def _blocks(asked: Asked) -> Sequence[Block]:
    words, found = asked.words, _waiting(asked)
    if not found:
        return [Paragraph(words("No decision of an earlier meeting is open."))]
    today = asked.now.astimezone().date()
    told = statuses(asked.database, found[:_MOST], asked.mart, asked.settings, today=today)
    # The last column is for the answers; where there are none yet, there is no such column.
    columns = 4 if any(decision.answers for decision in found[:_MOST]) else 3
    table = Table(
        caption=words.text(SECTION.title),
        header=(words("Decision"), words("Status"), words("Test"), words("Answers"))[:columns],
        rows=tuple(_row(asked, status)[:columns] for status in told),
        widths=(6, 3, 5, 4)[:columns],
    )
    if len(found) <= _MOST:
        return [table]
    return [table, Paragraph(words("{x} of {n} are shown.", x=_MOST, n=len(found)))]


def _row(asked: Asked, status: DecisionStatus) -> tuple[Cell, ...]:
    words, decision = asked.words, status.decision
    criterion = decision.criterion
    standing = standing_words(status.standing, criterion, words)
    test = criterion_words(criterion, asked.mart.register, words) if criterion is not None else words("no test")
    taken = words("Decided on {day}", day=words.day(decision.taken_on))
    return (
        Cell(decision.text, f"{due_words(decision, words)}\n{taken}"),
        Cell(_begun(standing), unanswered_words(status, words) or ""),
        Cell(_begun(test), "\n".join(figure_sentences(status, words))),
        Cell("", "\n".join(answer_words(decision, words)) or "–"),
    )


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


SECTION = PackSection(
    key="beslutninger",
    title=Text(da="Status på beslutninger", en="Status of decisions"),
    blocks=_blocks,
    reads=_waiting,
)
