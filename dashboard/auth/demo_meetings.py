"""The demo's meetings of the steering group: four held, one of them on another day than planned, and one ahead."""

from datetime import date, datetime, timedelta
from typing import Final

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import (
    MAIN_GROUP,
    Meeting,
    hold_meeting,
    meetings_between,
    move_meeting,
    plan_meeting,
)

_PLACE: Final = "Rådhuset, lokale 2"
_WEEKS_AHEAD: Final = 5
_WEEKS_BETWEEN: Final = 13  # a quarter
_HELD: Final = 4
_MOVED: Final = 2  # how many meetings before the one ahead
_MOVED_BY: Final = timedelta(weeks=1)


def create_demo_meetings(database: AppDatabase, *, until: date, now: datetime) -> tuple[Meeting, ...]:
    """The group's meetings, made where it has none at all; `until` is the last day of the demo's data."""
    if found := meetings_between(database, MAIN_GROUP, date.min, date.max):
        return found
    wednesday = until + timedelta(weeks=_WEEKS_AHEAD, days=(2 - until.weekday()) % 7)
    with database.together() as together:
        for before in range(_HELD, -1, -1):
            day = wednesday - timedelta(weeks=_WEEKS_BETWEEN * before)
            planned = day - _MOVED_BY if before == _MOVED else day
            meeting_id = plan_meeting(together, MAIN_GROUP, day=planned, place=_PLACE, now=now)
            if planned != day:
                move_meeting(together, meeting_id, version=1, day=day, place=_PLACE, now=now)
            if before:
                hold_meeting(together, meeting_id, version=1 if planned == day else 2, day=day, now=now)
    return meetings_between(database, MAIN_GROUP, date.min, date.max)
