"""An indicator's worked example as a case database: its few rows as text, and what they leave out filled in.

An example tells only what matters to the figure. What a row leaves out and the contract demands gets the
plainest value; a child, home, school or person that a row names and no table tells of is added.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from dashboard.data.case_database.tables import METADATA, TABLES

Rows = dict[str, list[dict[str, Any]]]

UNKNOWN: Final = "-"
LONG_AGO: Final = date(2020, 1, 1)
FAR_AHEAD: Final = date(2030, 1, 1)

# What a row gets for a column that it leaves out and that cannot be unknown. Columns that are in neither of the
# two must be told: to invent whose course it is, or when a talk was held, would change what is counted.
_PLAINEST: Final[Mapping[str, Any]] = {
    "municipality_code": "990",
    "home_id": "h1",
    "school_id": "s1",
    "birth_on": date(2014, 5, 17),
    "start_on": LONG_AGO,
    "requested_on": LONG_AGO,
    "set_on": LONG_AGO,
    "due_on": FAR_AHEAD,
    "home.kind": "residential_home",
    "school.kind": "public_school",
    "meeting.kind": "follow_up",
    "goal.domain": "academic",
    "role": "other",
    "model": "slm",
    "cancelled": False,
    "academic": False,
    "cognitive": False,
    "social": False,
    "wellbeing": False,
    "illness_days": 0.0,
    "permitted_days": 0.0,
    "unauthorised_days": 0.0,
}
_LIKE: Final[Mapping[str, str]] = {"from_on": "to_on", "to_on": "from_on"}
# How a value is told, and read.
_READERS: Final[Mapping[type, tuple[str, Callable[[str], Any]]]] = {
    sa.Text: ("a text", str),
    sa.Date: ("a day like 2025-08-01", date.fromisoformat),
    sa.Boolean: ("yes or no", {"yes": True, "no": False}.__getitem__),
    sa.Integer: ("a whole number", int),
    sa.Numeric: ("a number", float),
}


class ExampleError(ValueError):
    """The example cannot be read; the message says what is wrong with it, in a sentence."""


def example_rows(tables: Mapping[str, str]) -> Rows:
    """Table -> complete rows, each a mapping of column to value.

    `tables` is written as Example tells: a header of columns, a line a row, blanks between, `-` for unknown,
    `yes` and `no`, days as 2025-08-01. Raises ExampleError for a table, column, code or value that cannot be.
    """
    for name in tables:
        if name not in METADATA.tables:
            message = f"there is no table {name!r}; the tables are {', '.join(sorted(METADATA.tables))}"
            raise ExampleError(message)
    rows: Rows = {}
    # Children before parents: when a table's turn comes, all that point at it have said which keys they need.
    for table in reversed(TABLES):
        told = list(_told(table, tables.get(table.name)))
        rows[table.name] = [_completed(table, row, number) for number, row in enumerate(told, 1)]
        (key, *others) = table.primary_key.columns
        if not others:
            missing = _named(key, rows) - {row[key.name] for row in rows[table.name]}
            rows[table.name] += [_completed(table, {key.name: name}, 0) for name in sorted(missing)]
        _check_keys(table, rows[table.name])
    return rows


def _told(table: sa.Table, text: str | None) -> Iterator[dict[str, Any]]:
    if text is None:
        return
    header, *lines = [line.split() for line in text.strip().splitlines()] or [[]]
    for name in header:
        if name not in table.columns:
            columns = ", ".join(table.columns.keys())
            message = f"table {table.name} has no column {name!r}; its columns are {columns}"
            raise ExampleError(message)
    if not lines or len(set(header)) < len(header):
        message = f"table {table.name} needs a header with each column once, and a row under it"
        raise ExampleError(message)
    for number, line in enumerate(lines, 1):
        if len(line) != len(header):
            message = f"row {number} of table {table.name} has {len(line)} values for {len(header)} columns"
            raise ExampleError(message)
        yield {name: _value(table.columns[name], text, number) for name, text in zip(header, line, strict=True)}


def _value(column: sa.Column[Any], text: str, number: int) -> Any:
    words, read = _READERS[type(column.type)]
    if codes := column.info.get("codes"):
        words, read = f"one of {', '.join(codes)}", {code: code for code in codes}.__getitem__
    if text == UNKNOWN and column.nullable:
        return None
    try:
        if text != UNKNOWN:
            return read(text)
    except (KeyError, ValueError):
        pass
    words += f" or {UNKNOWN}" if column.nullable else ", and never unknown"
    message = f"row {number} of table {column.table.name} says {text!r} for {column.name}, which is {words}"
    raise ExampleError(message)


def _completed(table: sa.Table, told: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The row with every column of its table; `number` makes a key where it tells none."""
    (key, *others) = table.primary_key.columns
    name = None if others else told.get(key.name, f"{table.name}{number}")
    known = {"name": name} if others else {"name": name, key.name: name}
    return {column.name: _cell(column, {**known, **told}) for column in table.columns}


def _cell(column: sa.Column[Any], known: Mapping[str, Any]) -> Any:
    if column.name in known:
        return known[column.name]
    if column.nullable:
        return None
    if (like := _LIKE.get(column.name)) and like in known:
        return known[like]
    for name in (f"{column.table.name}.{column.name}", column.name):
        if name in _PLAINEST:
            return _PLAINEST[name]
    message = f"a row of table {column.table.name} needs {column.name}"
    raise ExampleError(message)


def _named(key: sa.Column[Any], rows: Rows) -> set[str]:
    """The keys by which rows of other tables point at this one."""
    return {
        row[column.name]
        for table in TABLES
        for column in table.columns
        if any(reference.column is key for reference in column.foreign_keys)
        for row in rows.get(table.name, ())
        if row.get(column.name) is not None
    }


def _check_keys(table: sa.Table, rows: list[dict[str, Any]]) -> None:
    names = [column.name for column in table.primary_key.columns]
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row[name] for name in names)
        if key in seen:
            message = f"table {table.name} has {' '.join(str(part) for part in key)} twice"
            raise ExampleError(message)
        seen.add(key)
