"""Changing the steering group's meetings: each change is logged with what was changed, and so is a refusal."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from dashboard.auth.audit import Audit
from dashboard.auth.reader import Reader
from dashboard.data.app_database import meetings
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import drop_figures

# What a change can be refused for.
REFUSALS = (
    meetings.MeetingChangedError,
    meetings.MeetingClosedError,
    meetings.MeetingDayTakenError,
    meetings.TooManyMeetingsError,
    meetings.UnknownMeetingError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOffice:
    """`what` is the address that was posted to. All functions raise what of REFUSALS the data layer does.

    The log keeps days, and not the places: people write them freely.
    """

    audit: Audit
    by: Reader
    what: str

    def plan(self, group: str, day: date, place: str) -> None:
        with self._logged(f"{group}: planned: {day}") as database:
            meetings.plan_meeting(database, group, day=day, place=place, now=self.audit.clock())

    def record(self, group: str, day: date, place: str) -> None:
        with self._logged(f"{group}: recorded as held: {day}") as database:
            meetings.plan_meeting(
                database, group, day=day, place=place, now=self.audit.clock(), state=meetings.MeetingState.HELD
            )

    def move(self, meeting_id: str, version: int, day: date, place: str) -> None:
        with self._logged(f"{meeting_id}: moved to {day}") as database:
            meetings.move_meeting(
                database, meeting_id, version=version, day=day, place=place, now=self.audit.clock()
            )  # fmt: skip

    def hold(self, meeting_id: str, version: int, day: date) -> None:
        with self._logged(f"{meeting_id}: held on {day}") as database:
            meetings.hold_meeting(database, meeting_id, version=version, day=day, now=self.audit.clock())

    def cancel(self, meeting_id: str, version: int) -> None:
        with self._logged(f"{meeting_id}: cancelled") as database:
            meetings.cancel_meeting(database, meeting_id, version=version, now=self.audit.clock())

    def reopen(self, meeting_id: str, version: int) -> None:
        with self._logged(f"{meeting_id}: opened again") as database:
            meetings.reopen_meeting(database, meeting_id, version=version, now=self.audit.clock())
            drop_figures(database, meeting_id)

    def _logged(self, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, Kind.MEETING, self.what, detail, refusals=REFUSALS)
