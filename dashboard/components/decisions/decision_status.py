"""Where decisions stand, as the group is told it: plain data for screens, files, the pack and slides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.auth.decision_figures import Gone, group_reading
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import Decision, decisions_of, open_decisions_of
from dashboard.data.app_database.meetings import Meeting, MeetingState, meetings_between
from dashboard.data.mart.store import Mart
from dashboard.settings import Settings
from dashboard.vocabulary.decision import (
    Criterion,
    Reading,
    Standing,
    judged,
    standing_of_test,
    standing_of_words,
    unanswered_meetings,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStatus:
    """`reading`: the figure it is judged by; None for a free decision, and where there is none.

    `gone`: what it is about and is not there any more. `unanswered`: at how many meetings it was left so.
    """

    decision: Decision
    standing: Standing
    reading: Reading | None
    gone: Gone | None
    unanswered: int


def open_statuses(
    database: AppDatabase, mart: Mart | None, settings: Settings, group: str, *, today: date
) -> tuple[DecisionStatus, ...]:
    """The group's open decisions by deadline, with where they stand under the group's own disclosure rules."""
    return statuses(database, open_decisions_of(database, group), mart, settings, today=today)


def decisions_before(database: AppDatabase, meeting: Meeting) -> list[Decision]:
    """Of earlier meetings' decisions, by deadline: the open ones, and those that were answered at this meeting."""
    return [
        one
        for one in decisions_of(database, meeting.steering_group)
        if one.taken_on < meeting.day
        and (one.is_open or any(answer.meeting_id == meeting.meeting_id for answer in one.answers))
    ]


def statuses(
    database: AppDatabase, decisions: Sequence[Decision], mart: Mart | None, settings: Settings, *, today: date
) -> tuple[DecisionStatus, ...]:
    """Where decisions stand under the disclosure rules of their group, in their order."""
    if not decisions:
        return ()
    first = min(decision.taken_on for decision in decisions)
    held = {
        group: [
            meeting.day
            for meeting in meetings_between(database, group, first, today)
            if meeting.state is MeetingState.HELD
        ]
        for group in {decision.steering_group for decision in decisions}
    }
    return tuple(
        _status(_as_told_now(decision, settings), mart, settings, held[decision.steering_group], today)
        for decision in decisions
    )


def _as_told_now(decision: Decision, settings: Settings) -> Decision:
    """The decision with its noted figures as the group may be told them under the settings of now."""
    start, kept = (
        reading.under(settings.least_children) if reading is not None else None
        for reading in (decision.start, decision.kept)
    )
    return replace(decision, start=start, kept=kept)


def _status(
    decision: Decision, mart: Mart | None, settings: Settings, held: Sequence[date], today: date
) -> DecisionStatus:
    last = decision.last_answer
    answered_on = last.day if last is not None else None
    reading, missing = None, None
    if decision.criterion is None:
        outcome = last.outcome if last is not None else None
        standing = standing_of_words(outcome, answered_on, decision.deadline, today)
    else:
        found = _newest(decision, decision.criterion, mart, settings)
        missing = found if isinstance(found, Gone) else None
        as_of = mart.meta.as_of if mart is not None else None
        reading, standing = judged_by(decision, found if isinstance(found, Reading) else None, as_of)
    return DecisionStatus(
        decision=decision,
        standing=standing,
        reading=reading,
        gone=missing,
        unanswered=unanswered_meetings(
            standing,
            held if decision.is_open else (),
            taken_on=decision.taken_on,
            answered_on=answered_on,
            deadline=decision.deadline,
        ),
    )


def judged_by(decision: Decision, newest: Reading | None, as_of: date | None) -> tuple[Reading | None, Standing]:
    """The figure that a decision with a criterion is judged by, and where it stands by that. `as_of`: of the data.

    One that is answered as done or not done stays as it stood then.
    """
    assert decision.criterion is not None
    assert decision.deadline is not None
    reading = judged(decision.deadline, newest, decision.kept) if decision.is_open else decision.kept
    if reading is None:
        return None, Standing.UNKNOWN
    day = as_of if as_of is not None and decision.is_open else reading.as_of
    standing = standing_of_test(decision.criterion, decision.deadline, start=decision.start, now=reading, as_of=day)
    return reading, standing


def _newest(decision: Decision, criterion: Criterion, mart: Mart | None, settings: Settings) -> Reading | Gone | None:
    if not decision.is_open:
        return None
    return Gone.FIGURES if mart is None else group_reading(mart, criterion, settings)
