"""Making and changing steering groups, and who is in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.data.app_database.steering_groups import Level, UnknownGroupError
from dashboard.data.app_database.steering_tables import steering_group, steering_group_member
from dashboard.data.app_database.tables import PlaceKind, meeting, person_role

MOST_GROUPS: Final = 20
MOST_MEMBERS: Final = 40  # of one group


class GroupNameTakenError(Exception):
    """Another group has the name."""


class GroupChangedError(Exception):
    """The group was changed since the caller looked (`SteeringGroup.version`); nothing was changed."""


class TooManyGroupsError(Exception):
    """There are MOST_GROUPS already."""


class GroupInUseError(Exception):
    """The group has meetings or roles are held at it, or it is the municipality's own: it cannot be deleted."""


class MemberAlreadyError(Exception):
    """The person is a member of the group already."""


class TooManyMembersError(Exception):
    """The group has MOST_MEMBERS already."""


class UnknownMemberError(Exception):
    """The group has no such member."""


def add_group(database: AppDatabase, *, name: str, level: Level, rhythm_months: int, now: datetime) -> str:
    """Makes a group; gives its group_id. Raises GroupNameTakenError, TooManyGroupsError."""
    group_id = str(uuid4())
    with _else_raise(GroupNameTakenError), database.writing() as connection:
        there = connection.scalars(sa.select(steering_group.c.group_id).with_for_update()).all()
        if len(there) >= MOST_GROUPS:
            raise TooManyGroupsError
        connection.execute(
            sa.insert(steering_group).values(
                group_id=group_id, name=name, level=level.value, rhythm_months=rhythm_months, version=1, changed_at=now
            )
        )
    return group_id


def change_group(
    database: AppDatabase, group_id: str, *, version: int, name: str, level: Level, rhythm_months: int, now: datetime
) -> None:
    """Raises UnknownGroupError, GroupChangedError, GroupNameTakenError."""
    with _else_raise(GroupNameTakenError), database.writing() as connection:
        _hold(connection, group_id)
        changed = connection.execute(
            sa.update(steering_group)
            .where(steering_group.c.group_id == group_id, steering_group.c.version == version)
            .values(name=name, level=level.value, rhythm_months=rhythm_months, version=version + 1, changed_at=now)
        )
        if not changed.rowcount:
            raise GroupChangedError


def delete_group(database: AppDatabase, group_id: str) -> None:
    """Deletes a group that nothing hangs on, with its members. Raises UnknownGroupError, GroupInUseError."""
    with database.writing() as connection:
        _hold(connection, group_id)
        uses = (
            sa.select(meeting.c.meeting_id).where(meeting.c.steering_group == group_id),
            sa.select(person_role.c.person_id).where(
                person_role.c.place_kind == PlaceKind.STEERING_GROUP.value, person_role.c.place_key == group_id
            ),
        )
        if group_id == MAIN_GROUP or any(connection.execute(use.limit(1)).first() is not None for use in uses):
            raise GroupInUseError
        connection.execute(sa.delete(steering_group).where(steering_group.c.group_id == group_id))


def add_member(database: AppDatabase, group_id: str, *, name: str, person_id: str | None, function: str) -> None:
    """`name` is the person's where there is one. Raises UnknownGroupError, MemberAlreadyError, TooManyMembersError."""
    with _else_raise(MemberAlreadyError), database.writing() as connection:
        _hold(connection, group_id)
        there = sa.select(sa.func.count()).where(steering_group_member.c.group_id == group_id)
        if (connection.scalar(there) or 0) >= MOST_MEMBERS:
            raise TooManyMembersError
        connection.execute(
            sa.insert(steering_group_member).values(
                member_id=str(uuid4()), group_id=group_id, name=name, person_id=person_id, function=function
            )
        )


def remove_member(database: AppDatabase, group_id: str, member_id: str) -> None:
    """Raises UnknownMemberError."""
    member = steering_group_member
    with database.writing() as connection:
        removed = connection.execute(
            sa.delete(member).where(member.c.group_id == group_id, member.c.member_id == member_id)
        )
        if not removed.rowcount:
            raise UnknownMemberError


def _hold(connection: sa.Connection, group_id: str) -> None:
    """Two windows that change a group wait for each other."""
    held = sa.select(steering_group.c.group_id).where(steering_group.c.group_id == group_id).with_for_update()
    if connection.scalar(held) is None:
        raise UnknownGroupError


@contextmanager
def _else_raise(refusal: type[Exception]) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise refusal from error
