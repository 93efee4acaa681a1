"""Which states of the figures are compared for the meetings: with the last meeting, and from meeting to meeting."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, pairwise
from typing import Final

from dashboard.auth.scope_of import steering_group_scope
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import HeldMeeting, held_meetings
from dashboard.data.mart.freeze import MOST_KEPT
from dashboard.data.mart.since.compared import Comparisons, States
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings

# More meetings than states are kept cannot be compared anyway; several groups may meet on one state.
_MOST_MEETINGS: Final = 4 * MOST_KEPT


def comparisons(settings: Settings) -> Comparisons:
    """Those of what a steering group sees together."""
    return Comparisons(
        mart=settings.mart,
        indicators=list(all_indicators().values()),
        scope=steering_group_scope(settings),
    )


def wanted_states(database: AppDatabase, current: datetime) -> set[States]:
    """Each group's last meeting with the figures of now (when these were built), and each meeting with the one before.

    States that are the same have nothing to compare.
    """
    meetings = sorted(held_meetings(database, _MOST_MEETINGS), key=lambda one: (one.steering_group, one.day))
    found = {
        states
        for _, of_group in groupby(meetings, key=lambda one: one.steering_group)
        for states in _pairs(list(of_group), current)
    }
    return {(before, after) for before, after in found if before != after}


def _pairs(meetings: list[HeldMeeting], current: datetime) -> Iterator[States]:
    return pairwise([*(one.built_at for one in meetings if one.built_at is not None), current])
