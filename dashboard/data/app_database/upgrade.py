"""Brings the app database's tables up to this version, and refuses those of a newer one."""

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase, AppDatabaseError, file_of, open_app_database
from dashboard.data.app_database.versions import known_versions, version_of
from dashboard.vocabulary.text import Text

# Any number that nobody else locks by: two hosts that start at once would both make the tables.
_UPGRADE_LOCK: Final = 0xDA5B0A
_NEWER: Final = Text(
    da="Dashboardets database er skrevet af en nyere version af programmet. Installér den version, eller læg "
    "en sikkerhedskopi fra før opgraderingen tilbage.",
    en="The dashboard's database was written by a newer version of the program. Install that version, or put "
    "back a backup from before the upgrade.",
)
_OLDER: Final = Text(
    da="Dashboardets database mangler tabeller fra denne version. Start med kommandoen dashboard serve, som laver dem.",
    en="The dashboard's database lacks tables of this version. Start with the command dashboard serve, which "
    "makes them.",
)


def upgrade(url: str) -> None:
    """Makes or migrates our tables in one transaction; leaves everything else in the database alone.

    Raises AppDatabaseError for a database of a newer version or one that is away.
    """
    _make_private(file_of(url))
    database = open_app_database(url)
    try:
        with database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADE_LOCK)))
            if _known_version(connection) != known_versions()[-1]:
                # Imported only where there is something to do: it says why.
                from dashboard.data.app_database.migrate import migrate

                migrate(connection)
    finally:
        database.close()


def check_version(database: AppDatabase) -> None:
    """Raises AppDatabaseError unless the tables are of exactly this version."""
    with database.reading() as connection:
        if _known_version(connection) != known_versions()[-1]:
            raise AppDatabaseError(_OLDER)


def _known_version(connection: sa.Connection) -> str | None:
    version = version_of(connection)
    if version is not None and version not in known_versions():
        raise AppDatabaseError(_NEWER)
    return version


def _make_private(path: Path | None) -> None:
    """Password hashes lie in the file: only its owner may read it (SQLite's side files follow it)."""
    if path is not None and path.parent.is_dir() and not path.exists():
        path.touch(mode=0o600)
