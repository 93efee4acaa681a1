"""What is on a meeting's agenda, and the minutes that were written of each topic."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.steering_tables import agenda_item

UnitKind = Literal["home", "school"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is to be talked about. `indicator` and `unit_key` are keys, which may be gone from today's figures.

    `notes` are for who presents it.
    """

    title: str
    indicator: str | None = None
    unit_kind: UnitKind | None = None
    unit_key: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A topic in its place on an agenda, and what was said of it.

    `version` grows when the topic is changed, `written_version` when the minutes are; 0: none were written yet.
    `position` counts from 1. `written_by` is the name shown of who wrote last.
    """

    item_id: str
    meeting_id: str
    position: int
    topic: Topic
    version: int
    discussion: str
    written_version: int
    written_by: str
    written_at: datetime | None


class UnknownItemError(Exception):
    """There is no such topic, or it was deleted."""


def agenda_of(database: AppDatabase, meeting_id: str) -> tuple[AgendaItem, ...]:
    """The meeting's topics in their order; none for a meeting that is not there."""
    query = sa.select(agenda_item).where(agenda_item.c.meeting_id == meeting_id)
    with database.reading() as connection:
        rows = connection.execute(query.order_by(agenda_item.c.position, agenda_item.c.item_id)).all()
    return tuple(item_of(row) for row in rows)


def item_for(database: AppDatabase, item_id: str) -> AgendaItem:
    """Raises UnknownItemError."""
    with database.reading() as connection:
        row = connection.execute(sa.select(agenda_item).where(agenda_item.c.item_id == item_id)).first()
    if row is None:
        raise UnknownItemError
    return item_of(row)


def item_of(row: sa.Row[Any]) -> AgendaItem:
    """The item of a row with all columns of the table."""
    found = dict(row._mapping)  # noqa: SLF001
    return AgendaItem(topic=Topic(**{name: found.pop(name) for name in TOPIC_COLUMNS}), **found)


TOPIC_COLUMNS: Final = tuple(Topic.__slots__)
