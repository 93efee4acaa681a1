"""Changing steering groups and their members: each change is logged with what was changed, and so is a refusal."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from dashboard.auth.audit import Audit
from dashboard.auth.reader import Reader
from dashboard.data.app_database import steering_group_changes as changes
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.steering_groups import Level, UnknownGroupError, members_of

# What a change can be refused for.
REFUSALS = (
    changes.GroupChangedError,
    changes.GroupInUseError,
    changes.GroupNameTakenError,
    changes.MemberAlreadyError,
    changes.TooManyGroupsError,
    changes.TooManyMembersError,
    changes.UnknownMemberError,
    UnknownGroupError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOffice:
    """`what` is the address that was posted to. All functions raise what of REFUSALS the data layer does.

    The log keeps keys: of a member who signs in the person's, as membership lets the minutes be read.
    """

    audit: Audit
    by: Reader
    what: str

    def add(self, name: str, level: Level, rhythm_months: int) -> None:
        with self._logged(f"steering group added: {level}, every {rhythm_months} months") as database:
            changes.add_group(
                database, name=name, level=level, rhythm_months=rhythm_months, now=self.audit.clock()
            )  # fmt: skip

    def change(self, group_id: str, version: int, name: str, level: Level, rhythm_months: int) -> None:
        with self._logged(f"{group_id}: {level}, every {rhythm_months} months") as database:
            changes.change_group(
                database,
                group_id,
                version=version,
                name=name,
                level=level,
                rhythm_months=rhythm_months,
                now=self.audit.clock(),
            )

    def delete(self, group_id: str) -> None:
        with self._logged(f"{group_id}: deleted") as database:
            changes.delete_group(database, group_id)

    def add_member(self, group_id: str, name: str, person_id: str | None, function: str) -> None:
        with self._logged(f"{group_id}: member added: {_who(person_id)}") as database:
            changes.add_member(database, group_id, name=name, person_id=person_id, function=function)

    def remove_member(self, group_id: str, member_id: str) -> None:
        members = members_of(self.audit.log.database, group_id)
        who = next((_who(member.person_id) for member in members if member.member_id == member_id), "nobody")
        with self._logged(f"{group_id}: member removed: {who}") as database:
            changes.remove_member(database, group_id, member_id)

    def _logged(self, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, Kind.MEETING, self.what, detail, refusals=REFUSALS)


def _who(person_id: str | None) -> str:
    return person_id or "who does not sign in"
