"""What belongs to closing a meeting: the figures that the group was shown are kept, and so is the mart of the day.

Nothing here stops a meeting from being closed: it is closed before, and what could not be kept is told.
"""

import logging
from enum import StrEnum
from typing import Final

from dashboard.auth.scope_of import steering_group_scope
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import KeptFigures, keep_figures
from dashboard.data.mart.freeze import FrozenState, freeze
from dashboard.data.mart.since.shown import shown_figures
from dashboard.data.mart.since.written import write_shown
from dashboard.data.mart.store import Mart, Marts, MartUnavailableError, open_mart
from dashboard.settings import Settings

_LOG: Final = logging.getLogger(__name__)


class Kept(StrEnum):
    """What could be kept of a day's figures."""

    ALL = "all"
    WITHOUT_MART = "without_mart"  # what was shown, but not what it was counted from
    NOTHING = "nothing"


def keep_what_was_shown(database: AppDatabase, marts: Marts, settings: Settings, meeting_id: str) -> Kept:
    """Keep the figures as they stand now for a meeting that has just been closed."""
    try:
        state = _frozen(settings)
        mart, is_own = _mart_of(marts, settings, state)
        try:
            keep_figures_of(database, mart, settings, meeting_id, is_mart_kept=state is not None)
        finally:
            if is_own:
                mart.connection.close()
    except Exception:  # whatever it is, the meeting is closed
        _LOG.warning("the figures of a meeting could not be kept", exc_info=True)
        return Kept.NOTHING
    return Kept.ALL if state is not None else Kept.WITHOUT_MART


def keep_figures_of(
    database: AppDatabase, mart: Mart, settings: Settings, meeting_id: str, *, is_mart_kept: bool
) -> None:
    """Keep what a mart tells the group. Raises AppDatabaseError."""
    shown = shown_figures(
        mart,
        mart.indicators,
        steering_group_scope(settings),
        municipality=settings.municipality,
        is_mart_kept=is_mart_kept,
    )
    keep_figures(
        database,
        KeptFigures(meeting_id=meeting_id, as_of=shown.as_of, built_at=shown.built_at, figures=write_shown(shown)),
    )


def _frozen(settings: Settings) -> FrozenState | None:
    try:
        return freeze(settings.mart)
    except (OSError, MartUnavailableError):
        _LOG.warning("the mart of a meeting's day could not be kept", exc_info=True)
        return None


def _mart_of(marts: Marts, settings: Settings, state: FrozenState | None) -> tuple[Mart, bool]:
    """The mart that is shown, and whether it was opened for this: the kept one, if another took its place just now."""
    mart = marts.current()
    if state is None or state.built_at == mart.meta.built_at:
        return mart, False
    config = {"memory_limit": settings.mart_memory, "threads": settings.mart_threads}
    return open_mart(state.path, indicators=mart.indicators, config=config), True
