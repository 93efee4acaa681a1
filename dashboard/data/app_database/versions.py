"""Which version the app database's tables are of, and which versions this program knows."""

from pathlib import Path
from typing import Final

import sqlalchemy as sa

# Of its own, so that both databases may be one PostgreSQL database.
VERSION_TABLE: Final = "dashboard_app_version"
MIGRATIONS: Final = "migrations"


def known_versions() -> tuple[str, ...]:
    """Oldest first: a migration's file begins with its version and an underscore (a test holds this)."""
    files = (Path(__file__).parent / MIGRATIONS / "versions").glob("[0-9]*_*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def version_of(connection: sa.Connection) -> str | None:
    """The version of the tables; None where there are none."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    table = sa.table(VERSION_TABLE, sa.column("version_num"))
    return connection.scalar(sa.select(table.c.version_num))
