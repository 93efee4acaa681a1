"""What steering groups have decided, with the answers that were given at later meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_tables import decision, decision_answer
from dashboard.data.app_database.decision_values import beginning, criterion_in, reading_in
from dashboard.data.app_database.tables import meeting
from dashboard.vocabulary.decision import About, Criterion, Outcome, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the meeting of that day wrote of a decision. `remark`: a few words, or none."""

    meeting_id: str
    day: date
    outcome: Outcome
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`taken_on`: the day of the meeting. `item_id`: of a topic, which may be gone. `answers` by day.

    `criterion` None: a free decision. `start`: the figure as the group was told it when the decision was written;
    `kept`: the latest that was noted. `version` grows with each change and each answer.
    """

    decision_id: str
    steering_group: str
    meeting_id: str
    taken_on: date
    item_id: str | None
    text: str
    owner: str
    deadline: date | None
    criterion: Criterion | None
    start: Reading | None
    kept: Reading | None
    is_withdrawn: bool
    version: int
    changed_at: datetime
    answers: tuple[Answer, ...] = ()

    @property
    def last_answer(self) -> Answer | None:
        return self.answers[-1] if self.answers else None

    @property
    def is_open(self) -> bool:
        """Whether it is to be answered at the next meeting: neither withdrawn, nor answered as done or not done."""
        last = self.last_answer
        return not self.is_withdrawn and (last is None or last.outcome is Outcome.GOES_ON)


class UnknownDecisionError(Exception):
    """There is no such decision."""


def decisions_of(database: AppDatabase, group: str) -> tuple[Decision, ...]:
    """All of a group's, by deadline, those without one last, then by the day they were taken."""
    return _found(database, decision.c.steering_group == group)


def decisions_taken_at(database: AppDatabase, meeting_id: str) -> tuple[Decision, ...]:
    """What a meeting decided and has not withdrawn, in the same order."""
    return _found(database, decision.c.meeting_id == meeting_id, decision.c.withdrawn_at.is_(None))


def open_decisions_of(database: AppDatabase, group: str) -> tuple[Decision, ...]:
    """The group's open ones, in the same order."""
    return tuple(found for found in decisions_of(database, group) if found.is_open)


def decision_for(database: AppDatabase, decision_id: str) -> Decision:
    """Raises UnknownDecisionError."""
    found = _found(database, decision.c.decision_id == decision_id)
    if not found:
        raise UnknownDecisionError
    return found[0]


def open_decisions_about(database: AppDatabase, indicator: str, about: About, key: str) -> tuple[Decision, ...]:
    """The open ones with a criterion of an indicator and the same children, of all groups, in the same order."""
    same = decision.c.criterion.startswith(beginning(indicator, about, key), autoescape=True)
    return tuple(found for found in _found(database, same, decision.c.withdrawn_at.is_(None)) if found.is_open)


def decisions_to_note(database: AppDatabase) -> tuple[Decision, ...]:
    """The open ones with a criterion, of all groups: their figures are noted after each refresh."""
    found = _found(database, decision.c.criterion.is_not(None), decision.c.withdrawn_at.is_(None))
    return tuple(one for one in found if one.is_open)


def _found(database: AppDatabase, *which: sa.ColumnElement[bool]) -> tuple[Decision, ...]:
    query = _ALL.where(*which).order_by(
        decision.c.deadline.is_(None), decision.c.deadline, meeting.c.day, decision.c.created_at, decision.c.decision_id
    )
    theirs = decision_answer.c.decision_id.in_(sa.select(decision.c.decision_id).where(*which))
    with database.reading() as connection:
        rows = connection.execute(query).all()
        if not rows:
            return ()
        answers: dict[str, list[Answer]] = {}
        for row in connection.execute(_ANSWERS.where(theirs)):
            answers.setdefault(row.decision_id, []).append(
                Answer(meeting_id=row.meeting_id, day=row.day, outcome=Outcome(row.outcome), remark=row.remark)
            )
    return tuple(_decision(row, answers.get(row.decision_id, ())) for row in rows)


def _decision(row: Any, answers: Sequence[Answer]) -> Decision:
    found = dict(row._mapping)  # noqa: SLF001
    found |= {name: reading_in(found[name]) if found[name] else None for name in ("start", "kept")}
    found["criterion"] = criterion_in(row.criterion) if row.criterion else None
    return Decision(**found, answers=tuple(answers))


_COLUMNS: Final = (
    *("decision_id", "steering_group", "meeting_id", "item_id", "text", "owner", "deadline"),
    *("criterion", "start", "kept", "version", "changed_at"),
)
_ALL: Final = sa.select(
    *(decision.c[name] for name in _COLUMNS),
    meeting.c.day.label("taken_on"),
    decision.c.withdrawn_at.is_not(None).label("is_withdrawn"),
).join(meeting, meeting.c.meeting_id == decision.c.meeting_id)
_ANSWERS: Final = (
    sa.select(decision_answer, meeting.c.day)
    .join(meeting, meeting.c.meeting_id == decision_answer.c.meeting_id)
    .order_by(meeting.c.day, decision_answer.c.answered_at)
)
