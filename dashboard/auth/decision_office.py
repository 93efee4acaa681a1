"""Taking, correcting, answering and withdrawing decisions: each is logged, and so is a refusal."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from dashboard.auth.audit import Audit
from dashboard.auth.reader import Reader
from dashboard.data.app_database import decision_changes as changes
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import UnknownDecisionError
from dashboard.data.app_database.meetings import UnknownMeetingError
from dashboard.vocabulary import decision as rules

# What a change can be refused for.
REFUSALS = (
    changes.DecisionChangedError,
    changes.DecisionWithdrawnError,
    changes.MeetingCancelledError,
    changes.OtherGroupError,
    changes.TooManyDecisionsError,
    UnknownDecisionError,
    UnknownMeetingError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOffice:
    """`what` is the address that was posted to. All functions raise what of REFUSALS the data layer does.

    The log keeps keys and days, and not what people write freely.
    """

    audit: Audit
    by: Reader
    what: str

    def take(self, meeting_id: str, draft: changes.Draft) -> None:
        with self._logged(f"{meeting_id}: decided{_asked(draft.criterion)}{_by(draft.deadline)}") as database:
            changes.take_decision(database, meeting_id, draft, now=self.audit.clock())

    def correct(self, decision_id: str, version: int, *, text: str, owner: str, deadline: date | None) -> None:
        with self._logged(f"{decision_id}: corrected{_by(deadline)}") as database:
            changes.correct_decision(
                database,
                decision_id,
                version=version,
                text=text,
                owner=owner,
                deadline=deadline,
                now=self.audit.clock(),
            )

    def answer(self, decision_id: str, version: int, *, meeting_id: str, outcome: rules.Outcome, remark: str) -> None:
        with self._logged(f"{decision_id}: {outcome} at {meeting_id}") as database:
            changes.answer_decision(
                database,
                decision_id,
                version=version,
                meeting_id=meeting_id,
                outcome=outcome,
                remark=remark,
                now=self.audit.clock(),
            )

    def withdraw(self, decision_id: str, version: int) -> None:
        with self._logged(f"{decision_id}: withdrawn") as database:
            changes.withdraw_decision(database, decision_id, version=version, now=self.audit.clock())

    def _logged(self, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, Kind.MEETING, self.what, detail, refusals=REFUSALS)


def _asked(criterion: rules.Criterion | None) -> str:
    return "" if criterion is None else f", {criterion.indicator} of {criterion.about} {criterion.key}".rstrip()


def _by(deadline: date | None) -> str:
    return "" if deadline is None else f", by {deadline}"
