"""What the demo's group was shown at its last meeting: the demo's data as they stood on that day."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.auth.meeting_comparisons import comparisons
from dashboard.auth.meeting_figures import keep_figures_of
from dashboard.commands.compare_meetings import compare_meetings
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import drop_figures, held_meetings
from dashboard.data.mart.freeze import freeze
from dashboard.data.mart.refresh import refresh
from dashboard.data.mart.store import open_mart
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings, load_rules

_NIGHT = time(3, tzinfo=UTC)  # when figures are built: in the night after their day
_MEMORY = {"memory_limit": "200MB", "threads": 2}


def create_demo_figures(settings: Settings, database: AppDatabase, *, until: date) -> None:
    """Keeps them for the last meeting that was held, where they are not there; compares them with those of `until`."""
    last = next(iter(held_meetings(database, most=1)), None)
    if last is not None and (last.built_at is None or not comparisons(settings).is_kept(last.built_at)):
        _create(settings, database, last.meeting_id, as_of=min(last.day, until))
    compare_meetings(settings, database)


def _create(settings: Settings, database: AppDatabase, meeting_id: str, *, as_of: date) -> None:
    indicators = list(all_indicators().values())
    with TemporaryDirectory(dir=settings.mart.parent) as folder:
        path = Path(folder) / "mart.duckdb"
        refresh(
            settings.case_db,
            path,
            as_of=as_of,
            built_at=datetime.combine(as_of + timedelta(days=1), _NIGHT),
            rules=load_rules(settings.rules_file),
            indicators=indicators,
            fictional=True,
        )
        state = freeze(settings.mart, of=path)
    mart = open_mart(state.path, indicators=indicators, config=dict(_MEMORY))
    try:
        drop_figures(database, meeting_id)
        keep_figures_of(database, mart, settings, meeting_id, is_mart_kept=True)
    finally:
        mart.connection.close()
