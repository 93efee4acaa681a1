"""A steering group's meetings: planning, moving, closing and cancelling them as somebody saw them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import meeting

MAIN_GROUP: Final = "main"  # the key of the municipality's steering group
MOST_A_YEAR: Final = 50  # of one group, the cancelled ones among them


class MeetingState(StrEnum):
    """What became of a meeting; only one that is planned can be moved, closed or cancelled."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`day`: when it is planned, or was held. `moved_from`: the day it was first planned for, None where it still is.

    `version` grows with each change.
    """

    meeting_id: str
    steering_group: str
    day: date
    moved_from: date | None
    place: str
    state: MeetingState
    version: int
    changed_at: datetime


class UnknownMeetingError(Exception):
    """There is no such meeting."""


class MeetingChangedError(Exception):
    """The meeting was changed since the caller looked (`Meeting.version`); nothing was changed."""


class MeetingClosedError(Exception):
    """The meeting is held or cancelled already; nothing was changed."""


class MeetingDayTakenError(Exception):
    """The group has another meeting on that day."""


class TooManyMeetingsError(Exception):
    """The group has MOST_A_YEAR in the year of that day already."""


def plan_meeting(
    database: AppDatabase,
    group: str,
    *,
    day: date,
    place: str,
    now: datetime,
    state: MeetingState = MeetingState.PLANNED,
) -> str:
    """Plans a meeting, or records one that was held before; gives its meeting_id.

    Raises MeetingDayTakenError, TooManyMeetingsError.
    """
    meeting_id = str(uuid4())
    with _one_a_day(), database.writing() as connection:
        _demand_room(connection, group, day)
        connection.execute(
            sa.insert(meeting).values(
                meeting_id=meeting_id,
                steering_group=group,
                day=day,
                place=place,
                state=state.value,
                version=1,
                created_at=now,
                changed_at=now,
            )
        )
    return meeting_id


def move_meeting(database: AppDatabase, meeting_id: str, *, version: int, day: date, place: str, now: datetime) -> None:
    """Moves a planned meeting to a day and place. One that comes back to its first day was not moved.

    Raises UnknownMeetingError, MeetingChangedError, MeetingClosedError, MeetingDayTakenError, TooManyMeetingsError.
    """
    _change(database, meeting_id, version, now, day=day, place=place)


def hold_meeting(database: AppDatabase, meeting_id: str, *, version: int, day: date, now: datetime) -> None:
    """Closes a planned meeting as held on a day. Raises what move_meeting does."""
    _change(database, meeting_id, version, now, day=day, state=MeetingState.HELD.value)


def cancel_meeting(database: AppDatabase, meeting_id: str, *, version: int, now: datetime) -> None:
    """Raises UnknownMeetingError, MeetingChangedError, MeetingClosedError."""
    _change(database, meeting_id, version, now, state=MeetingState.CANCELLED.value)


def reopen_meeting(database: AppDatabase, meeting_id: str, *, version: int, now: datetime) -> None:
    """Makes a meeting that was closed or cancelled by mistake a planned one again, on the day that it has.

    Raises UnknownMeetingError, MeetingChangedError, MeetingDayTakenError.
    """
    with _one_a_day(), database.writing() as connection:
        _found(connection, meeting_id)
        changed = connection.execute(
            sa.update(meeting)
            .where(
                meeting.c.meeting_id == meeting_id,
                meeting.c.version == version,
                meeting.c.state != MeetingState.PLANNED.value,
            )
            .values(version=version + 1, changed_at=now, state=MeetingState.PLANNED.value)
        )
        if not changed.rowcount:
            raise MeetingChangedError


def meeting_for(database: AppDatabase, meeting_id: str) -> Meeting:
    """Raises UnknownMeetingError."""
    with database.reading() as connection:
        return _found(connection, meeting_id)


def meetings_between(database: AppDatabase, group: str, first: date, last: date) -> tuple[Meeting, ...]:
    """The group's meetings from the first to the last day, by day; the cancelled ones of a day before the other."""
    is_theirs = (meeting.c.steering_group == group, meeting.c.day.between(first, last))
    cancelled_first = meeting.c.state != MeetingState.CANCELLED.value
    query = _ALL.where(*is_theirs).order_by(meeting.c.day, cancelled_first, meeting.c.created_at, meeting.c.meeting_id)
    with database.reading() as connection:
        return tuple(_meeting(row) for row in connection.execute(query))


def next_meeting(database: AppDatabase, group: str, first: date, last: date) -> date | None:
    """The day of the group's first planned meeting from the first to the last day; None without any."""
    query = sa.select(sa.func.min(meeting.c.day)).where(
        meeting.c.steering_group == group,
        meeting.c.state == MeetingState.PLANNED.value,
        meeting.c.day.between(first, last),
    )
    with database.reading() as connection:
        found: date | None = connection.scalar(query)
    return found


def _change(database: AppDatabase, meeting_id: str, version: int, now: datetime, **changes: Any) -> None:
    with _one_a_day(), database.writing() as connection:
        seen = _found(connection, meeting_id)
        if seen.state is not MeetingState.PLANNED:
            raise MeetingClosedError
        day = changes.get("day", seen.day)
        if day.year != seen.day.year:
            _demand_room(connection, seen.steering_group, day)
        if day != seen.day:
            first = seen.moved_from or seen.day
            changes["moved_from"] = first if first != day else None
        changed = connection.execute(
            sa.update(meeting)
            .where(
                meeting.c.meeting_id == meeting_id,
                meeting.c.version == version,
                meeting.c.state == MeetingState.PLANNED.value,
            )
            .values(version=version + 1, changed_at=now, **changes)
        )
        if not changed.rowcount:
            raise MeetingChangedError


def _demand_room(connection: sa.Connection, group: str, day: date) -> None:
    in_year = (
        meeting.c.steering_group == group,
        meeting.c.day.between(date(day.year, 1, 1), date(day.year, 12, 31)),
    )
    # Two windows that plan at once wait for each other: together they could pass the limit.
    connection.execute(sa.select(meeting.c.meeting_id).where(*in_year).order_by(meeting.c.meeting_id).with_for_update())
    if (connection.scalar(sa.select(sa.func.count()).select_from(meeting).where(*in_year)) or 0) >= MOST_A_YEAR:
        raise TooManyMeetingsError


def _found(connection: sa.Connection, meeting_id: str) -> Meeting:
    row = connection.execute(_ALL.where(meeting.c.meeting_id == meeting_id)).first()
    if row is None:
        raise UnknownMeetingError
    return _meeting(row)


def _meeting(row: sa.Row[Any]) -> Meeting:
    return Meeting(**{**row._mapping, "state": MeetingState(row.state)})  # noqa: SLF001


@contextmanager
def _one_a_day() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise MeetingDayTakenError from error


_ALL: Final = sa.select(*(meeting.c[name] for name in Meeting.__slots__))
