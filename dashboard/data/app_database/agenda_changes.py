"""Changing an agenda and its minutes as somebody saw them: what another has changed since is never undone."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa

from dashboard.data.app_database.agenda import AgendaItem, Topic, UnknownItemError, item_of
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MeetingState, UnknownMeetingError
from dashboard.data.app_database.steering_tables import agenda_item
from dashboard.data.app_database.tables import meeting

MOST_ITEMS: Final = 30  # of one meeting


class MeetingCancelledError(Exception):
    """The meeting is cancelled: its agenda stays as it was."""


class TooManyItemsError(Exception):
    """The meeting has MOST_ITEMS already."""


class AgendaBegunError(Exception):
    """There are topics on the agenda already; nothing was proposed."""


class ItemChangedError(Exception):
    """The topic was changed or moved since the caller looked; nothing was changed."""


class MinutesChangedError(Exception):
    """Somebody has written of the topic since the caller looked (`AgendaItem.written_version`); nothing was changed."""


class HasMinutesError(Exception):
    """Something is written of the topic, which would be lost with it."""


def add_topic(database: AppDatabase, meeting_id: str, topic: Topic) -> str:
    """Puts a topic last; gives its item_id. Raises UnknownMeetingError, MeetingCancelledError, TooManyItemsError."""
    with database.writing() as connection:
        there = _agenda(connection, meeting_id)
        if len(there) >= MOST_ITEMS:
            raise TooManyItemsError
        (item_id,) = _put(connection, meeting_id, [topic], after=len(there))
    return item_id


def propose_topics(database: AppDatabase, meeting_id: str, topics: Sequence[Topic]) -> None:
    """Fills an empty agenda. Raises UnknownMeetingError, MeetingCancelledError, AgendaBegunError."""
    with database.writing() as connection:
        if _agenda(connection, meeting_id):
            raise AgendaBegunError
        _put(connection, meeting_id, topics[:MOST_ITEMS], after=0)


def change_topic(database: AppDatabase, item: AgendaItem, topic: Topic) -> None:
    """Changes a topic that is as it was seen. Raises UnknownItemError, ItemChangedError, MeetingCancelledError."""
    with database.writing() as connection:
        _demand_as_seen(_agenda(connection, item.meeting_id), item)
        _set(connection, item.item_id, **asdict(topic), version=item.version + 1)


def move_topic(database: AppDatabase, item: AgendaItem, *, by: int) -> None:
    """Moves a topic so many places down (or up); further than the ends is at the end. Raises what change_topic does."""
    with database.writing() as connection:
        there = _agenda(connection, item.meeting_id)
        if _demand_as_seen(there, item).position != item.position:
            raise ItemChangedError
        order = [other.item_id for other in there]
        order.remove(item.item_id)
        order.insert(max(0, item.position - 1 + by), item.item_id)
        _number(connection, order)


def delete_topic(database: AppDatabase, item: AgendaItem) -> None:
    """Deletes a topic of which nothing is written. Raises HasMinutesError and what change_topic does."""
    with database.writing() as connection:
        there = _agenda(connection, item.meeting_id)
        _demand_as_seen(there, item)
        # Asked as it is deleted: who writes the minutes does not wait for who changes the agenda.
        is_bare = (agenda_item.c.item_id == item.item_id, agenda_item.c.discussion == "")
        if not connection.execute(sa.delete(agenda_item).where(*is_bare)).rowcount:
            raise HasMinutesError
        _number(connection, [other.item_id for other in there if other.item_id != item.item_id])


def write_minutes(
    database: AppDatabase, item_id: str, *, written_version: int, discussion: str, by: str, now: datetime
) -> None:
    """Writes what was said of a topic. Raises UnknownItemError, MinutesChangedError."""
    with database.writing() as connection:
        is_item = agenda_item.c.item_id == item_id
        written = connection.execute(
            sa.update(agenda_item)
            .where(is_item, agenda_item.c.written_version == written_version)
            .values(discussion=discussion, written_version=written_version + 1, written_by=by, written_at=now)
        )
        if not written.rowcount:
            is_there = connection.scalar(sa.select(agenda_item.c.item_id).where(is_item)) is not None
            raise MinutesChangedError if is_there else UnknownItemError


def _agenda(connection: sa.Connection, meeting_id: str) -> tuple[AgendaItem, ...]:
    """The topics of a meeting that can be changed; two windows that change its agenda wait for each other here."""
    query = sa.select(meeting.c.state).where(meeting.c.meeting_id == meeting_id).with_for_update()
    state = connection.scalar(query)
    if state is None:
        raise UnknownMeetingError
    if state == MeetingState.CANCELLED:
        raise MeetingCancelledError
    theirs = sa.select(agenda_item).where(agenda_item.c.meeting_id == meeting_id)
    in_order = theirs.order_by(agenda_item.c.position, agenda_item.c.item_id)
    return tuple(item_of(row) for row in connection.execute(in_order))


def _put(connection: sa.Connection, meeting_id: str, topics: Sequence[Topic], *, after: int) -> list[str]:
    rows = [
        {
            "item_id": str(uuid4()),
            "meeting_id": meeting_id,
            "position": position,
            "version": 1,
            "discussion": "",
            "written_version": 0,
            "written_by": "",
            **asdict(topic),
        }
        for position, topic in enumerate(topics, start=after + 1)
    ]
    connection.execute(sa.insert(agenda_item), rows)
    return [str(row["item_id"]) for row in rows]


def _demand_as_seen(there: Sequence[AgendaItem], seen: AgendaItem) -> AgendaItem:
    found = next((item for item in there if item.item_id == seen.item_id), None)
    if found is None:
        raise UnknownItemError
    if found.version != seen.version:
        raise ItemChangedError
    return found


def _number(connection: sa.Connection, order: Sequence[str]) -> None:
    for position, item_id in enumerate(order, start=1):
        _set(connection, item_id, position=position)


def _set(connection: sa.Connection, item_id: str, **values: Any) -> None:
    connection.execute(sa.update(agenda_item).where(agenda_item.c.item_id == item_id).values(**values))
