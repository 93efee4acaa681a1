"""A meeting's pack made of the figures as they stand, for a command that says where it goes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard.components.pack.ask import ask_for_pack
from dashboard.components.pack.identity import identity_of
from dashboard.components.pack.make import MadePack, Told, make_pack
from dashboard.components.pack.sections import SECTIONS
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import Meeting
from dashboard.data.mart.store import open_mart
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class PackOfFigures:
    """A pack, what it was made of (identity.py), and the last day of its figures."""

    made: MadePack
    identity: str
    as_of: date


def pack_of_figures(
    settings: Settings, database: AppDatabase, meeting: Meeting, words: Words, kinds: tuple[str, ...], told: Told
) -> PackOfFigures:
    """Raises MartUnavailableError, CancelledMeetingError, AppDatabaseError."""
    config = {"memory_limit": settings.mart_memory, "threads": settings.mart_threads}
    mart = open_mart(settings.mart, indicators=list(all_indicators().values()), config=config)
    try:
        asked = ask_for_pack(
            meeting, mart=mart, database=database, settings=settings, words=words, now=datetime.now(UTC)
        )
        identity = identity_of(asked, SECTIONS)
        vendor = settings.assets_dir / "vendor"
        made = make_pack(asked, SECTIONS, kinds=kinds, vendor=vendor, told=told)
        return PackOfFigures(made, identity, mart.meta.as_of)
    finally:
        mart.connection.close()
