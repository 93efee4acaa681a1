"""The days of the steering group's meetings that figures are set against."""

from datetime import date, timedelta
from typing import Final

from dashboard.components.visit import Visit
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP, MeetingState, meetings_between

_DAYS: Final = 366  # before and after the data's last day


def meeting_days(database: AppDatabase, as_of: date) -> tuple[date, ...]:
    """Those held and planned within a year of the data's last day, by day."""
    year = timedelta(days=_DAYS)
    found = meetings_between(database, MAIN_GROUP, as_of - year, as_of + year)
    return tuple(meeting.day for meeting in found if meeting.state is not MeetingState.CANCELLED)


def meetings_of(visit: Visit) -> tuple[date, ...]:
    """The same, for the figures of a visit."""
    return meeting_days(visit.audit.log.database, visit.mart.meta.as_of)
