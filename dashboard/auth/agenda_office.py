"""Changing agendas and minutes: each change is logged with what was changed, and so is a refusal."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from dashboard.auth.audit import Audit
from dashboard.auth.reader import Reader
from dashboard.data.app_database import agenda_changes as changes
from dashboard.data.app_database.agenda import AgendaItem, Topic, UnknownItemError
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import UnknownMeetingError

# What a change can be refused for.
REFUSALS = (
    changes.AgendaBegunError,
    changes.HasMinutesError,
    changes.ItemChangedError,
    changes.MeetingCancelledError,
    changes.MinutesChangedError,
    changes.TooManyItemsError,
    UnknownItemError,
    UnknownMeetingError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaOffice:
    """`what` is the address that was posted to. All functions raise what of REFUSALS the data layer does.

    The log keeps keys, and not what was written: people write it freely.
    """

    audit: Audit
    by: Reader
    what: str

    def propose(self, meeting_id: str, topics: Sequence[Topic]) -> None:
        with self._logged(f"{meeting_id}: {len(topics)} topics proposed") as database:
            changes.propose_topics(database, meeting_id, topics)

    def add(self, meeting_id: str, topic: Topic) -> str:
        """Gives the new item_id."""
        with self._logged(f"{meeting_id}: topic added") as database:
            return changes.add_topic(database, meeting_id, topic)

    def change(self, item: AgendaItem, topic: Topic) -> None:
        with self._logged(f"{item.item_id}: topic changed") as database:
            changes.change_topic(database, item, topic)

    def move(self, item: AgendaItem, by: int) -> None:
        with self._logged(f"{item.item_id}: topic moved by {by} from {item.position}") as database:
            changes.move_topic(database, item, by=by)

    def delete(self, item: AgendaItem) -> None:
        with self._logged(f"{item.item_id}: topic deleted") as database:
            changes.delete_topic(database, item)

    def write(self, item_id: str, written_version: int, discussion: str) -> None:
        with self._logged(f"{item_id}: minutes written") as database:
            changes.write_minutes(
                database,
                item_id,
                written_version=written_version,
                discussion=discussion,
                by=self.by.display_name,
                now=self.audit.clock(),
            )

    def _logged(self, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, Kind.MEETING, self.what, detail, refusals=REFUSALS)
