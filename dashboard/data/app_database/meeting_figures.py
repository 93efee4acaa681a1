"""What a steering group was shown at a meeting: kept when the meeting is closed, dropped when it is opened again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures_table import meeting_figures
from dashboard.data.app_database.meetings import MeetingState
from dashboard.data.app_database.tables import meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFigures:
    """`figures` is a text of data/mart/since/written.py; `as_of` and `built_at` are of the mart that was shown."""

    meeting_id: str
    as_of: date
    built_at: datetime
    figures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting:
    """A meeting that was held, and when the mart was built that was shown there; None where no figures were kept."""

    meeting_id: str
    steering_group: str
    day: date
    built_at: datetime | None


def keep_figures(database: AppDatabase, kept: KeptFigures) -> bool:
    """Keep what was shown at a meeting that is closed; whether that was done.

    What is kept already stands, unless the meeting was opened and closed again since; so does a meeting that is open.
    """
    with database.writing() as connection:
        # Two who keep at once wait for each other.
        version = connection.scalar(
            sa.select(meeting.c.version)
            .where(meeting.c.meeting_id == kept.meeting_id, meeting.c.state == MeetingState.HELD.value)
            .with_for_update()
        )
        if version is None:
            return False
        connection.execute(
            sa.delete(meeting_figures).where(
                meeting_figures.c.meeting_id == kept.meeting_id, meeting_figures.c.meeting_version < version
            )
        )
        stands = sa.select(meeting_figures.c.meeting_id).where(meeting_figures.c.meeting_id == kept.meeting_id)
        if connection.execute(stands).first() is not None:
            return False
        connection.execute(
            sa.insert(meeting_figures).values(
                meeting_id=kept.meeting_id,
                meeting_version=version,
                as_of=kept.as_of,
                built_at=kept.built_at,
                figures=kept.figures,
            )
        )
    return True


def drop_figures(database: AppDatabase, meeting_id: str) -> None:
    """Forget what was shown at a meeting, which is opened again; nothing where nothing was kept."""
    with database.writing() as connection:
        connection.execute(sa.delete(meeting_figures).where(meeting_figures.c.meeting_id == meeting_id))


def kept_figures(database: AppDatabase, meeting_id: str) -> KeptFigures | None:
    """What was kept when the meeting was closed."""
    query = sa.select(*(meeting_figures.c[name] for name in KeptFigures.__slots__))
    with database.reading() as connection:
        row = connection.execute(query.where(meeting_figures.c.meeting_id == meeting_id)).first()
    return None if row is None else KeptFigures(**row._mapping)  # noqa: SLF001


def has_figures(database: AppDatabase) -> bool:
    """Whether anything was kept at any meeting."""
    with database.reading() as connection:
        return connection.execute(sa.select(meeting_figures.c.meeting_id).limit(1)).first() is not None


def held_before(database: AppDatabase, meeting_id: str, day: date) -> HeldMeeting | None:
    """The last meeting before a day that was held by the group of another meeting; None without any.

    One at which figures were kept goes before a later one without.
    """
    group = sa.select(meeting.c.steering_group).where(meeting.c.meeting_id == meeting_id).scalar_subquery()
    query = _HELD.where(
        meeting.c.steering_group == group, meeting.c.meeting_id != meeting_id, meeting.c.day < day
    ).order_by(meeting_figures.c.built_at.is_(None), meeting.c.day.desc())
    with database.reading() as connection:
        row = connection.execute(query.limit(1)).first()
    return None if row is None else HeldMeeting(**row._mapping)  # noqa: SLF001


def is_last_held(database: AppDatabase, meeting_id: str) -> bool:
    """Whether a meeting was held, and its group has held none after it."""
    this = meeting.alias("this")
    later = sa.exists().where(
        meeting.c.steering_group == this.c.steering_group,
        meeting.c.state == MeetingState.HELD.value,
        meeting.c.day > this.c.day,
    )
    query = sa.select(this.c.meeting_id).where(
        this.c.meeting_id == meeting_id, this.c.state == MeetingState.HELD.value, ~later
    )
    with database.reading() as connection:
        return connection.execute(query).first() is not None


def held_meetings(database: AppDatabase, most: int) -> tuple[HeldMeeting, ...]:
    """The meetings of all groups that were held, the latest first, at most so many."""
    query = _HELD.order_by(meeting.c.day.desc(), meeting.c.steering_group).limit(most)
    with database.reading() as connection:
        return tuple(HeldMeeting(**row._mapping) for row in connection.execute(query))  # noqa: SLF001


_HELD: Final = (
    sa.select(meeting.c.meeting_id, meeting.c.steering_group, meeting.c.day, meeting_figures.c.built_at)
    .join_from(meeting, meeting_figures, isouter=True)
    .where(meeting.c.state == MeetingState.HELD.value)
)
