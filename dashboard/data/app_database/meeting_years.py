"""Which meetings a group has besides those of the days that are shown: years back, and those nobody has closed."""

from datetime import date
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MeetingState
from dashboard.data.app_database.tables import meeting

MOST_LEFT_OPEN: Final = 20


def years_of(database: AppDatabase, group: str) -> tuple[int, ...]:
    """The years in which the group has meetings, the latest first."""
    query = sa.select(sa.extract("year", meeting.c.day)).where(meeting.c.steering_group == group).distinct()
    with database.reading() as connection:
        return tuple(sorted((int(year) for year in connection.scalars(query)), reverse=True))


def latest_day(database: AppDatabase, group: str) -> date | None:
    """The day of the group's latest meeting, held or planned; None without any."""
    is_theirs = (meeting.c.steering_group == group, meeting.c.state != MeetingState.CANCELLED.value)
    with database.reading() as connection:
        found: date | None = connection.scalar(sa.select(sa.func.max(meeting.c.day)).where(*is_theirs))
    return found


def left_open(database: AppDatabase, group: str, before: date) -> tuple[tuple[str, date], ...]:
    """Key and day of the meetings still planned for a day before then, by day: the MOST_LEFT_OPEN latest."""
    query = (
        sa.select(meeting.c.meeting_id, meeting.c.day)
        .where(
            meeting.c.steering_group == group,
            meeting.c.state == MeetingState.PLANNED.value,
            meeting.c.day < before,
        )
        .order_by(meeting.c.day.desc())
        .limit(MOST_LEFT_OPEN)
    )
    with database.reading() as connection:
        return tuple((row.meeting_id, row.day) for row in reversed(connection.execute(query).all()))
