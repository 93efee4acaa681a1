"""The case database's tables: made and brought up to date by Alembic, and told apart from somebody else's.

The dashboard itself never calls this: it only reads. Import and the demo municipality do.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from dashboard.data.case_database.tables import TABLES
from dashboard.data.case_database.writer import writing

_MIGRATIONS: Final = Path(__file__).parent / "migrations"
_VERSION_TABLE: Final = "alembic_version"


class State(StrEnum):
    """What a database is to somebody who wants to write cases into it."""

    EMPTY = "empty"
    READY = "ready"  # has the contract's tables, made by us or laid by hand
    OLDER = "older"  # made by an earlier version of the program
    NEWER = "newer"  # made by a later version of the program
    FOREIGN = "foreign"  # holds other things, or only some of the contract's tables and columns
    VIEWS = "views"  # the contract's names are views: can be read, not written


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The state, and the names that explain it: what is missing (FOREIGN) or is a view (VIEWS)."""

    state: State
    names: tuple[str, ...] = ()


class WrongSchema(Exception):  # noqa: N818 - a state, told in words by whoever asked
    """The database cannot take the contract's rows; `schema` says why."""

    def __init__(self, schema: Schema) -> None:
        super().__init__(f"{schema.state}: {', '.join(schema.names)}")
        self.schema = schema


def look_at(connection: sa.Connection) -> Schema:
    """What the database is, by its tables, views and columns; changes nothing."""
    inspector = sa.inspect(connection)
    tables, views = set(inspector.get_table_names()), set(inspector.get_view_names())
    ours = {table.name for table in TABLES}
    if not tables - {_VERSION_TABLE} and not views:
        return Schema(state=State.EMPTY)
    if not ours & (tables | views):
        return Schema(state=State.FOREIGN, names=tuple(sorted(ours)))
    version = _version_state(connection) if _VERSION_TABLE in tables else State.READY
    if version is not State.READY:
        return Schema(state=version)
    missing = sorted(ours - tables - views)
    for table in TABLES:
        if table.name in tables | views:
            columns = {column["name"] for column in inspector.get_columns(table.name)}
            missing += [f"{table.name}.{column.name}" for column in table.columns if column.name not in columns]
    if missing:
        return Schema(state=State.FOREIGN, names=tuple(missing))
    if ours & views:
        return Schema(state=State.VIEWS, names=tuple(sorted(ours & views)))
    return Schema(state=State.READY)


def prepare(connection: sa.Connection) -> None:
    """Makes the tables in an empty database and migrates an older one, inside the connection's transaction.

    Raises WrongSchema for anything else that lacks the contract's tables.
    """
    schema = look_at(connection)
    if schema.state in (State.EMPTY, State.OLDER):
        command.upgrade(_config(connection), "head")
    elif schema.state is not State.READY:
        raise WrongSchema(schema)


def upgrade(url: str | sa.URL) -> None:
    """`prepare` in a transaction of its own."""
    with writing(url) as connection:
        prepare(connection)


def create(url: str | sa.URL) -> None:
    """Makes the tables in an empty database. Raises WrongSchema when anything is there already."""
    with writing(url) as connection:
        schema = look_at(connection)
        if schema.state is not State.EMPTY:
            raise WrongSchema(schema)
        prepare(connection)


def _version_state(connection: sa.Connection) -> State:
    current = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(_config(connection))
    if current is None or current == script.get_current_head():
        return State.READY
    known = {revision.revision for revision in script.walk_revisions()}
    return State.OLDER if current in known else State.NEWER


def _config(connection: sa.Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
