"""What leaders have looked at: which indicators, homes and schools were on held meetings, and are remarked upon."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MeetingState
from dashboard.data.app_database.remark_tables import remark
from dashboard.data.app_database.steering_tables import agenda_item
from dashboard.data.app_database.tables import meeting

Kind = Literal["indicator", "home", "school"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What was looked at. Keys may be gone from today's figures."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """At how many held meetings of a group a thing was on the agenda, the last of them, and its day."""

    subject: Subject
    steering_group: str
    meetings: int
    last_on: date
    meeting_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """How many remarks there are on a thing, and when the last was written."""

    subject: Subject
    remarks: int
    last_at: datetime


def discussions(database: AppDatabase) -> tuple[Discussion, ...]:
    """One for each thing and group. A topic about an indicator at a home is one of both."""
    topics = _subjects(agenda_item, agenda_item.c.meeting_id)
    # Twice on one agenda is once discussed.
    met = (
        sa.select(topics.c.kind, topics.c.key, meeting.c.steering_group, meeting.c.day, meeting.c.meeting_id)
        .join(meeting, meeting.c.meeting_id == topics.c.meeting_id)
        .where(meeting.c.state == MeetingState.HELD.value)
        .distinct()
        .subquery()
    )
    theirs = (met.c.kind, met.c.key, met.c.steering_group)
    numbered = sa.select(
        met,
        sa.func.count().over(partition_by=theirs).label("meetings"),
        sa.func.row_number().over(partition_by=theirs, order_by=(met.c.day.desc(), met.c.meeting_id)).label("place"),
    ).subquery()
    last = sa.select(numbered).where(numbered.c.place == 1).order_by(*(numbered.c[column.name] for column in theirs))
    with database.reading() as connection:
        return tuple(
            Discussion(
                subject=Subject(kind=row.kind, key=row.key),
                steering_group=row.steering_group,
                meetings=row.meetings,
                last_on=row.day,
                meeting_id=row.meeting_id,
            )
            for row in connection.execute(last)
        )


def remarked(database: AppDatabase) -> tuple[Remarked, ...]:
    """One for each thing with remarks. A remark on an indicator at a home is one of both."""
    there = _subjects(remark, remark.c.created_at)
    query = sa.select(there.c.kind, there.c.key, sa.func.count().label("remarks"), sa.func.max(there.c.created_at))
    with database.reading() as connection:
        return tuple(
            Remarked(subject=Subject(kind=kind, key=key), remarks=number, last_at=last_at)
            for kind, key, number, last_at in connection.execute(query.group_by(there.c.kind, there.c.key))
        )


def _subjects(table: sa.Table, what: sa.Column[object]) -> sa.Subquery:
    """A row for each indicator, and each home or school, that a row of the table is about."""
    of_indicator = sa.select(sa.literal("indicator").label("kind"), table.c.indicator.label("key"), what)
    of_unit = sa.select(table.c.unit_kind, table.c.unit_key, what)
    return sa.union_all(
        of_indicator.where(table.c.indicator.is_not(None)), of_unit.where(table.c.unit_key.is_not(None))
    ).subquery()
