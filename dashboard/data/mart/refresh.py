"""Case database -> mart: built aside and swapped in whole, one refresh at a time, readers undisturbed."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import duckdb
from filelock import Timeout

from dashboard.data.case_database.reader import check_shape, reading, shown_url
from dashboard.data.mart.contributions import build_contributions
from dashboard.data.mart.refresh_lock import LOOK_SECONDS, refresh_lock
from dashboard.data.mart.staging import Progress, stage
from dashboard.data.mart.version import BUILD, mart_version
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.rules import RULE_KEYS, Rules

_MEMORY_LIMIT: Final = "700MB"  # DuckDB's share of a refresh; what does not fit spills to disk beside the mart


class RefreshRunningError(Exception):
    """Another refresh of the same mart is under way; nothing was done."""


def no_progress(_table: str, _rows: int) -> None:
    """Nobody is watching."""


def refresh(
    case_db: str,
    mart: Path,
    *,
    as_of: date,
    built_at: datetime,
    rules: Rules,
    indicators: Sequence[Indicator],
    fictional: bool = False,
    progress: Progress = no_progress,
    memory_limit: str = _MEMORY_LIMIT,
) -> int:
    """Build the mart of a case database as of a day, and put it in place of the old one.

    How many values or rows could not be read or counted; the mart's table `fault` lists them.

    Raises CaseDatabaseError (the old mart stays), RefreshRunningError (another one is at work), OSError (disk).
    """
    mart.parent.mkdir(parents=True, exist_ok=True)
    lock = refresh_lock(mart)
    try:
        lock.acquire(timeout=LOOK_SECONDS)
    except Timeout as error:
        raise RefreshRunningError from error
    # The workshop is in memory; what is too large for that lies beside the mart, as the next mart itself does.
    finished, spilled = mart.with_name(f"next-{mart.name}"), mart.with_name(f"spilled-{mart.name}")
    config: dict[str, Any] = {"memory_limit": memory_limit, "threads": 2, "temp_directory": str(spilled)}
    try:
        _remove(finished, spilled)
        with duckdb.connect(":memory:", config=config) as connection:
            # Nobody mends a next mart of which the making was cut off: a journal of it would be for nothing.
            connection.execute(f"ATTACH '{_quoted(finished)}' AS mart (RECOVERY_MODE no_wal_writes)")
            faults = build(
                connection,
                case_db,
                as_of=as_of,
                built_at=built_at,
                rules=rules,
                indicators=indicators,
                fictional=fictional,
                progress=progress,
            )
            connection.execute("DETACH mart")
        finished.replace(mart)
        return faults
    except duckdb.Error as error:
        # DuckDB has errors of its own for a full disk, a file it may not write, or too little memory.
        message = f"The figures could not be written beside {mart}: {str(error).splitlines()[0]}"
        raise OSError(message) from error
    finally:
        _remove(finished, spilled)
        lock.release()


def build(
    connection: duckdb.DuckDBPyConnection,
    case_db: str,
    *,
    as_of: date,
    built_at: datetime,
    rules: Rules,
    indicators: Sequence[Indicator],
    fictional: bool = False,
    progress: Progress = no_progress,
) -> int:
    """Fill the attached database `mart` from the case database; the connection's own database is the workshop.

    How many values or rows could not be read or counted.
    """
    connection.execute("SET preserve_insertion_order = false")
    with reading(case_db) as case_connection:
        check_shape(case_connection, case_db)
        stage(case_connection, connection, progress)
    # From here on tables are written in the order that is asked for: readers look days up by halving.
    connection.execute("SET preserve_insertion_order = true")
    connection.execute("SET VARIABLE as_of = ?::DATE", [as_of])
    for key in RULE_KEYS:
        connection.execute(f"SET VARIABLE {key} = {int(getattr(rules, key))}")
    for script in sorted(BUILD.glob("*.sql")):
        connection.execute(script.read_text(encoding="utf-8"))
    build_contributions(connection, indicators)
    first_on = connection.execute("SELECT min(start_on) FROM own_interval").fetchall()[0][0]
    faults = int(connection.execute('SELECT coalesce(sum("rows"), 0) FROM fault').fetchall()[0][0])
    meta = {
        "version": mart_version(indicators),
        "as_of": as_of.isoformat(),
        "first_on": (first_on or as_of).isoformat(),
        "built_at": built_at.isoformat(),
        "source": shown_url(case_db),
        "rules": {key: getattr(rules, key) for key in RULE_KEYS},
        "rules_valid_from": {key: day.isoformat() for key, day in rules.valid_from.items()},
        "faults": faults,
        "fictional": fictional,
    }
    connection.execute("CREATE TABLE mart.meta AS SELECT ? AS content", [json.dumps(meta)])
    return faults


def _remove(*paths: Path) -> None:
    """Remove half-built files, of this refresh or of one that was killed, with what DuckDB keeps beside them."""
    for path in paths:
        for name in (path.name, f"{path.name}.wal", f"{path.name}.tmp"):
            beside = path.with_name(name)
            if beside.is_dir():
                for spilled in beside.iterdir():
                    spilled.unlink(missing_ok=True)
                beside.rmdir()
            else:
                beside.unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
