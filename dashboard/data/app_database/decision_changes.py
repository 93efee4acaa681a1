"""Taking, correcting, answering and withdrawing decisions, each as somebody saw them; and noting their figures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_tables import decision, decision_answer
from dashboard.data.app_database.decision_values import criterion_text, reading_text
from dashboard.data.app_database.decisions import UnknownDecisionError
from dashboard.data.app_database.meetings import Meeting, MeetingState, meeting_for
from dashboard.data.app_database.tables import meeting
from dashboard.vocabulary.decision import Criterion, Outcome, Reading

MOST_OF_A_MEETING: Final = 100  # the withdrawn ones among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a meeting decides. `start`: the figure of the criterion as the group is told it now."""

    item_id: str | None = None
    text: str
    owner: str
    deadline: date | None = None
    criterion: Criterion | None = None
    start: Reading | None = None


class DecisionChangedError(Exception):
    """The decision was changed since the caller looked (`Decision.version`); nothing was changed."""


class DecisionWithdrawnError(Exception):
    """The decision is withdrawn already; nothing was changed."""


class TooManyDecisionsError(Exception):
    """The meeting has MOST_OF_A_MEETING already."""


class MeetingCancelledError(Exception):
    """The meeting is cancelled: it decides and answers nothing."""


class OtherGroupError(Exception):
    """The meeting is another group's, or no later than the one that took the decision: it cannot answer it."""


def take_decision(database: AppDatabase, meeting_id: str, draft: Draft, *, now: datetime) -> str:
    """Writes down what a meeting decided; gives its decision_id. The same sent twice is one decision.

    Raises UnknownMeetingError, MeetingCancelledError, TooManyDecisionsError.
    """
    values: dict[str, Any] = {
        "item_id": draft.item_id,
        "text": draft.text,
        "owner": draft.owner,
        "deadline": draft.deadline,
        "criterion": criterion_text(draft.criterion) if draft.criterion else None,
    }
    with database.together() as together, together.writing() as connection:
        its_meeting = _meeting_that_works(together, connection, meeting_id)
        rows = connection.execute(sa.select(decision).where(decision.c.meeting_id == meeting_id)).all()
        for row in rows:
            if row.withdrawn_at is None and all(getattr(row, name) == value for name, value in values.items()):
                return str(row.decision_id)
        if len(rows) >= MOST_OF_A_MEETING:
            raise TooManyDecisionsError
        start = reading_text(draft.start) if draft.start else None
        decision_id = str(uuid4())
        connection.execute(
            sa.insert(decision).values(
                decision_id=decision_id,
                steering_group=its_meeting.steering_group,
                meeting_id=meeting_id,
                start=start,
                kept=start,
                version=1,
                created_at=now,
                changed_at=now,
                **values,
            )
        )
    return decision_id


def correct_decision(
    database: AppDatabase,
    decision_id: str,
    *,
    version: int,
    text: str,
    owner: str,
    deadline: date | None,
    now: datetime,
) -> None:
    """Corrects what stands in a decision. Its criterion stays: another one is another decision.

    Raises UnknownDecisionError, DecisionChangedError, DecisionWithdrawnError.
    """
    with database.writing() as connection:
        _change(connection, decision_id, version, now, text=text, owner=owner, deadline=deadline)


def withdraw_decision(database: AppDatabase, decision_id: str, *, version: int, now: datetime) -> None:
    """Raises what correct_decision does."""
    with database.writing() as connection:
        _change(connection, decision_id, version, now, withdrawn_at=now)


def answer_decision(
    database: AppDatabase,
    decision_id: str,
    *,
    version: int,
    meeting_id: str,
    outcome: Outcome,
    remark: str,
    now: datetime,
) -> None:
    """What a meeting answers to a decision, in place of what it answered before.

    Raises what correct_decision does, and UnknownMeetingError, MeetingCancelledError, OtherGroupError.
    """
    with database.together() as together, together.writing() as connection:
        _change(connection, decision_id, version, now)
        answering = _meeting_that_works(together, connection, meeting_id)
        taken = _taken_at(connection, decision_id)
        if answering.steering_group != taken.steering_group or answering.day <= taken.day:
            raise OtherGroupError
        this = (decision_answer.c.decision_id == decision_id, decision_answer.c.meeting_id == meeting_id)
        connection.execute(sa.delete(decision_answer).where(*this))
        connection.execute(
            sa.insert(decision_answer).values(
                decision_id=decision_id,
                meeting_id=meeting_id,
                outcome=outcome.value,
                remark=remark,
                answered_at=now,
            )
        )


def keep_reading(database: AppDatabase, decision_id: str, reading: Reading) -> None:
    """Notes the latest figure of a decision; no change that anybody has to look at again."""
    with database.writing() as connection:
        connection.execute(
            sa.update(decision).where(decision.c.decision_id == decision_id).values(kept=reading_text(reading))
        )


def _meeting_that_works(database: AppDatabase, connection: sa.Connection, meeting_id: str) -> Meeting:
    # Two windows that send at once wait for each other: together they could pass the limit, or say it twice.
    connection.execute(sa.select(meeting.c.meeting_id).where(meeting.c.meeting_id == meeting_id).with_for_update())
    found = meeting_for(database, meeting_id)
    if found.state is MeetingState.CANCELLED:
        raise MeetingCancelledError
    return found


def _change(connection: sa.Connection, decision_id: str, version: int, now: datetime, **changes: Any) -> None:
    changed = connection.execute(
        sa.update(decision)
        .where(decision.c.decision_id == decision_id, decision.c.version == version, decision.c.withdrawn_at.is_(None))
        .values(version=version + 1, changed_at=now, **changes)
    )
    if changed.rowcount:
        return
    found = connection.execute(sa.select(decision).where(decision.c.decision_id == decision_id)).first()
    if found is None:
        raise UnknownDecisionError
    raise DecisionChangedError if found.withdrawn_at is None else DecisionWithdrawnError


def _taken_at(connection: sa.Connection, decision_id: str) -> sa.Row[date, str]:
    its_meeting = decision.c.meeting_id == meeting.c.meeting_id
    query = sa.select(meeting.c.day, decision.c.steering_group).join(decision, its_meeting)
    return connection.execute(query.where(decision.c.decision_id == decision_id)).one()
