"""Alembic's way from one version of the app database's tables to the next.

Apart from upgrade.py, because to import Alembic takes half a second, and nearly every start finds nothing to do.
"""

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dashboard.data.app_database.versions import MIGRATIONS, VERSION_TABLE

_FOLDER: Final = Path(__file__).parent / MIGRATIONS


def migrate(connection: sa.Connection) -> None:
    """Brings the tables to the newest version, in the connection's transaction."""
    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
