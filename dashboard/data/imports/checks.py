"""What must hold between the values of a table: intervals, one place, keys, references."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.rows import RowFaults
from dashboard.data.imports.sections import TableRows
from dashboard.data.imports.sheet import Ints, Objects

# Which of a table's keys the database has already.
Known = Callable[[str, Sequence[str]], set[str]]

_INTERVALS: Final = (("start_on", "end_on"), ("from_on", "to_on"))
_ONE_PLACE: Final = frozenset({"assignment", "sparring"})  # contract: exactly one of home_id, school_id


def check_rows(tables: Sequence[TableRows], known: Known) -> list[RowFaults]:
    """Every fault between values, within rows and across tables."""
    faults: list[RowFaults] = []
    for made in tables:
        faults += _intervals(made)
        faults += _one_place(made)
    faults += _duplicates(tables)
    faults += _dangling(tables, known)
    return [fault for fault in faults if len(fault)]


def _intervals(made: TableRows) -> Iterator[RowFaults]:
    for start_name, end_name in _INTERVALS:
        if start_name in made.values and end_name in made.values:
            start, end = made.values[start_name], made.values[end_name]
            both = np.flatnonzero(_given(start) & _given(end))
            at = both[(end[both] < start[both]).astype(bool)]
            yield _fault(made, Kind.END_BEFORE_START, at, end_name, _as_text(end[at]), _as_text(start[at]))


def _one_place(made: TableRows) -> Iterator[RowFaults]:
    if made.table.name in _ONE_PLACE:
        given = sum(_given(made.values[name]).astype(int) for name in ("home_id", "school_id") if name in made.values)
        at = np.flatnonzero(np.broadcast_to(np.asarray(given) != 1, len(made)))
        homes = made.values.get("home_id", np.full(len(made), "", dtype=np.object_))
        yield _fault(made, Kind.ONE_OF, at, "home_id", homes[at])


def _duplicates(tables: Sequence[TableRows]) -> Iterator[RowFaults]:
    """Every row whose key an earlier row has, across the sections that feed a table."""
    for table in {made.table.name: made.table for made in tables}.values():
        sections = [made for made in tables if made.table is table]
        keys = pd.concat([made.keys().assign(_=i) for i, made in enumerate(sections)], ignore_index=True)
        names = [column.name for column in table.primary_key.columns]
        whole = keys[names].notna().all(axis=1)
        repeated = keys.duplicated(names) & whole
        if not repeated.any():
            continue
        firsts = keys[whole & ~repeated].reset_index().set_index(names)["index"]
        keys["first"] = _first_of_each(keys, names, firsts)
        where = pd.Series(
            [f"{made.rows.sheet.file}:{number}" for made in sections for number in made.rows.numbers],
            dtype=object,
        )
        offset = 0
        for i, made in enumerate(sections):
            at = np.flatnonzero((repeated & (keys["_"] == i)).to_numpy()) - offset
            rows = keys.iloc[at + offset]
            shown = rows[names].astype(str).agg(" + ".join, axis=1).to_numpy(dtype=object)
            others = where.iloc[rows["first"].astype(int)].to_numpy(dtype=object)
            yield _fault(made, Kind.DUPLICATE, at, names[0], shown, others, table.name)
            offset += len(made)


def _first_of_each(keys: pd.DataFrame, names: list[str], firsts: "pd.Series[int]") -> "pd.Series[float]":
    """The position of the first row with the same key, for every row that has a whole one."""
    return keys[names].join(firsts.rename("first"), on=names)["first"]


def _dangling(tables: Sequence[TableRows], known: Known) -> Iterator[RowFaults]:
    made_keys: dict[str, set[object]] = {made.table.name: set() for made in tables}
    for made in tables:
        names = [column.name for column in made.table.primary_key.columns]
        if len(names) == 1:
            made_keys[made.table.name].update(made.values[names[0]])
    for made in tables:
        for name in made.values:
            for reference in made.table.c[name].foreign_keys:
                target = reference.column.table.name
                values = made.values[name]
                there = made_keys.get(target, set())
                used = pd.Series(values, dtype=object).dropna().unique()
                missing = [key for key in used if key not in there]
                lost = set(missing) - known(target, missing) if missing else set()
                at = np.flatnonzero(pd.Series(values, dtype=object).isin(lost).to_numpy())
                yield _fault(made, Kind.DANGLING, at, name, values[at], target=target)


def _fault(
    made: TableRows,
    kind: Kind,
    at: Ints,
    column: str,
    values: Objects,
    others: Objects | None = None,
    target: str = "",
) -> RowFaults:
    target = target or f"{made.table.name}.{column}"
    named = made.named(column) if column in made.values else column
    return RowFaults(
        kind=kind,
        rows=made.rows,
        at=at,
        column=named,
        target=target,
        values=values,
        others=others,
        details={"target": target},
    )


def _given(values: Objects) -> "np.typing.NDArray[np.bool_]":
    return np.asarray(pd.Series(values, dtype=object).notna())


def _as_text(values: Objects) -> Objects:
    return np.array([str(value) for value in values], dtype=np.object_)
