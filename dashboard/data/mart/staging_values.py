"""The values of a table as the case database gives them: read into types, and what cannot be read is listed."""

from collections.abc import Iterator

import duckdb
import sqlalchemy as sa

from dashboard.data.mart.staging_rows import FAULTS_LISTED, key_of, rows_of


def type_of(column: sa.Column[object]) -> str:
    match column.type:
        case sa.Date():
            return "DATE"
        case sa.Boolean():
            return "BOOLEAN"
        case sa.Integer():
            return "INTEGER"
        case sa.Numeric():
            return "DOUBLE"
        case _:
            return "VARCHAR"


def _read(column: sa.Column[object]) -> str:
    """The expression that reads a raw value, unknown where it cannot be read."""
    cast = f"TRY_CAST({column.name} AS {type_of(column)})"
    if isinstance(column.type, sa.Text):
        cast = f"rtrim({cast})"  # a view over columns of a fixed width fills keys up with blanks
    if listed := column.info.get("codes"):
        codes = ", ".join(f"'{code}'" for code in listed)
        return f"CASE WHEN {cast} IN ({codes}) THEN {cast} END"
    return cast


def _is_needed(column: sa.Column[object]) -> bool:
    """Without it the row cannot be placed: a key, a reference or a date that the contract demands."""
    return not column.nullable and "codes" not in column.info and isinstance(column.type, sa.Text | sa.Date)


def _is_unread(column: sa.Column[object]) -> str:
    """The column of `read` that tells whether a value was there that could not be read."""
    return f'"{column.name} unread"'


def read_values(table: sa.Table) -> str:
    """The statement that makes `read` of a stream: its rows in types, and what of them could not be read."""
    values = ", ".join(
        f"{value} AS {column.name}, {column.name} IS NOT NULL AND {value} IS NULL AS {_is_unread(column)}"
        for column, value in ((column, _read(column)) for column in table.columns)
    )
    return f"CREATE OR REPLACE TEMP TABLE read AS SELECT {values} FROM ({rows_of(table)})"


def sort_out(workshop: duckdb.DuckDBPyConnection, table: sa.Table) -> None:
    """Rows of `read` that can be counted into their table, and what is wrong with any into `fault`."""
    columns = ", ".join(column.name for column in table.columns)
    needed = " AND ".join(f"{column.name} IS NOT NULL" for column in table.columns if _is_needed(column))
    workshop.execute(f"INSERT INTO {table.name} SELECT {columns} FROM read WHERE {needed}")
    # Counted in one pass, and listed only if found: a hundred things can be wrong, and seldom is one of them.
    checks = list(_checks(table))
    counts = ", ".join(f"count(*) FILTER ({condition})" for _, _, condition in checks)
    found = workshop.execute(f"SELECT {counts} FROM read").fetchall()[0]
    for (column, problem, condition), rows in zip(checks, found, strict=True):
        if rows:
            workshop.execute(
                f"""INSERT INTO fault
                    SELECT ?, list({key_of(table)})[1:{FAULTS_LISTED}], ?, ?, ? FROM read WHERE {condition}""",
                [table.name, column, problem, rows],
            )


def _checks(table: sa.Table) -> Iterator[tuple[str, str, str]]:
    """What can be wrong with the rows of `read`: the column, the problem in words, the condition."""
    for column in table.columns:
        if column.info.get("codes"):
            yield column.name, "not a listed code", _is_unread(column)
        elif not isinstance(column.type, sa.Text):
            yield column.name, "cannot be read", _is_unread(column)
        if _is_needed(column):
            yield column.name, "missing", f"{column.name} IS NULL AND NOT {_is_unread(column)}"
