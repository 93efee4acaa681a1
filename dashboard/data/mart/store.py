"""The mart as readers see it: a file that is replaced whole. A reader keeps the one it opened until it asks again."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal

import duckdb

from dashboard.data.mart.answers import Home, Meta, Person, Register, School
from dashboard.data.mart.columns import Columns, load_columns
from dashboard.data.mart.kept import Kept
from dashboard.data.mart.version import mart_version
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.rules import Rules

# Leaders of so many homes and schools at a time; a town has fewer.
_MOST_KEPT: Final = 256

Reason = Literal["missing", "unreadable", "other_version"]


class MartUnavailableError(Exception):
    """There is no mart to answer from; `reason` says why, so that the screen can say what to do."""

    def __init__(self, reason: Reason, detail: str) -> None:
        self.reason: Final = reason
        super().__init__(detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mart:
    """One state of the figures, open for questions from any thread."""

    meta: Meta
    register: Register
    columns: Columns
    connection: duckdb.DuckDBPyConnection
    indicators: tuple[Indicator, ...]  # all that are declared
    kept: Kept[Any] = field(default_factory=lambda: Kept(_MOST_KEPT))

    def ask_columns(self, sql: str, parameters: list[Any] | dict[str, Any] | None = None) -> dict[str, Any]:
        """The columns of a SELECT as arrays."""
        cursor = self.connection.cursor()
        try:
            return cursor.execute(sql, parameters or []).fetchnumpy()
        finally:
            cursor.close()

    def ask(self, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a SELECT; each call has a cursor of its own."""
        cursor = self.connection.cursor()
        try:
            return cursor.execute(sql, parameters or []).fetchall()
        finally:
            cursor.close()


class Marts:
    """Hands out the current mart; opens the file anew when a refresh has swapped it. One a process, thread-safe."""

    def __init__(
        self,
        path: Path,
        *,
        indicators: Sequence[Indicator],
        memory_limit: str = "200MB",
        threads: int = 2,
        opened: Callable[[Mart], None] = lambda _mart: None,
    ) -> None:
        """`opened`: told of each mart when it has been opened; it must not wait."""
        self._path = path
        self._indicators = tuple(indicators)
        # What a question took is given back while nothing is asked: a web process would keep its largest for ever.
        self._config = {"memory_limit": memory_limit, "threads": threads, "allocator_background_threads": True}
        self._opened = opened
        self._lock = threading.Lock()
        self._open: tuple[tuple[int, int], Mart] | None = None

    def current(self) -> Mart:
        """The newest mart. Raises MartUnavailableError where there is none that this program can read."""
        try:
            stat = self._path.stat()
        except FileNotFoundError as error:
            raise MartUnavailableError("missing", f"there is no mart at {self._path}") from error
        except OSError as error:
            raise MartUnavailableError("unreadable", str(error)) from error
        identity = (stat.st_ino, stat.st_mtime_ns)
        opened = self._open
        if opened is not None and opened[0] == identity:
            return opened[1]
        with self._lock:
            if self._open is None or self._open[0] != identity:
                # The old one is closed when the last question to it has been answered and nobody holds it.
                self._open = (identity, open_mart(self._path, indicators=self._indicators, config=self._config))
                self._opened(self._open[1])
            return self._open[1]

    def close(self) -> None:
        """Let go of the file, when nothing is asked any more."""
        with self._lock:
            if self._open is not None:
                self._open[1].connection.close()
            self._open = None


def open_mart(path: Path, *, indicators: Sequence[Indicator], config: dict[str, Any]) -> Mart:
    """Open a mart file of these indicators read-only. Raises MartUnavailableError."""
    # An instance of its own, with the file attached: DuckDB would answer a second connect to the same path from the
    # file that stood there first.
    connection = duckdb.connect(":memory:", config=config)
    try:
        quoted = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS mart (READ_ONLY)")
        _check_size(connection, path)
        return mart_of(connection, indicators=indicators)
    except duckdb.Error as error:
        connection.close()
        raise MartUnavailableError("unreadable", str(error).splitlines()[0]) from error
    except MartUnavailableError:
        connection.close()
        raise


def read_moments(path: Path) -> tuple[date, datetime]:
    """The as-of day of a mart file of any version, and when it was built. Raises MartUnavailableError."""
    if not path.is_file():
        raise MartUnavailableError("missing", f"there is no mart at {path}")
    try:
        with duckdb.connect(":memory:") as connection:
            quoted = str(path).replace("'", "''")
            connection.execute(f"ATTACH '{quoted}' AS mart (READ_ONLY)")
            _check_size(connection, path)
            content = _content(connection)
            return date.fromisoformat(content["as_of"]), datetime.fromisoformat(content["built_at"])
    except (duckdb.Error, KeyError, ValueError) as error:
        raise MartUnavailableError("unreadable", str(error).splitlines()[0]) from error


def _check_size(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """DuckDB opens a file that was cut off (a copy under way), and fails at the first question to what is gone."""
    ((blocks,),) = connection.execute(
        "SELECT block_size * total_blocks FROM pragma_database_size() WHERE database_name = 'mart'"
    ).fetchall()
    if path.stat().st_size < blocks:
        raise MartUnavailableError("unreadable", f"{path} is cut off")


def mart_of(connection: duckdb.DuckDBPyConnection, *, indicators: Sequence[Indicator]) -> Mart:
    """The mart attached to a connection as `mart`. Raises MartUnavailableError for one of other indicators."""
    content, version = _content(connection), mart_version(indicators)
    if content.get("version") != version:
        raise MartUnavailableError("other_version", f"built by version {content.get('version')}, this is {version}")
    rules = Rules(
        **content["rules"],
        valid_from={key: date.fromisoformat(day) for key, day in content["rules_valid_from"].items()},
    )
    meta = Meta(
        version=content["version"],
        as_of=date.fromisoformat(content["as_of"]),
        first_on=date.fromisoformat(content["first_on"]),
        built_at=datetime.fromisoformat(content["built_at"]),
        source=content["source"],
        rules=rules,
        faults=content["faults"],
        fictional=content["fictional"],
    )
    return Mart(
        meta=meta,
        register=_register(connection),
        columns=load_columns(connection),
        connection=connection,
        indicators=tuple(indicators),
    )


def _content(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    try:
        content = json.loads(connection.execute("SELECT content FROM mart.meta").fetchall()[0][0])
    except (ValueError, IndexError, TypeError):
        content = None
    if not isinstance(content, dict):
        raise MartUnavailableError("unreadable", "it does not say when and from what it was made")
    return content


def _register(connection: duckdb.DuckDBPyConnection) -> Register:
    def rows(sql: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql).fetchall()

    homes = rows("SELECT home_id, name, kind, municipality_code, places FROM mart.home")
    schools = rows("SELECT school_id, name, kind, municipality_code, district FROM mart.school")
    staff = rows("SELECT staff_id, name, role FROM mart.staff")
    return Register(
        homes={
            key: Home(key=key, name=name, kind=kind, municipality=municipality, places=places)
            for key, name, kind, municipality, places in homes
        },
        schools={
            key: School(key=key, name=name, kind=kind, municipality=municipality, district=district)
            for key, name, kind, municipality, district in schools
        },
        staff={key: Person(key=key, name=name, role=role) for key, name, role in staff},
        municipalities=dict(rows("SELECT municipality_code, name FROM mart.municipality")),
        coordinators=tuple(
            key
            for (key,) in rows("SELECT DISTINCT coordinator FROM mart.stay WHERE coordinator IS NOT NULL ORDER BY 1")
        ),
    )
