"""One [[rows]] section: from a file's rows to a table's values, and the faults on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.data.imports.cells import convert
from dashboard.data.imports.conditions import holds
from dashboard.data.imports.formats import Format
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.lookups import Problem, look_up
from dashboard.data.imports.mapping import RowsSection, Value
from dashboard.data.imports.rows import RowFaults, Rows
from dashboard.data.imports.sheet import Flags, Objects
from dashboard.data.imports.values import texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """A table's values, column by column, from one section's rows. `read` counts rows before `where`."""

    section: RowsSection
    table: sa.Table
    rows: Rows
    values: Mapping[str, Objects]
    read: int

    def __len__(self) -> int:
        return len(self.rows.text)

    def only(self, mask: Flags) -> "TableRows":
        """Those rows where the mask holds."""
        values = {name: column[mask] for name, column in self.values.items()}
        return replace(self, rows=self.rows.only(mask), values=values)

    def named(self, column: str) -> str:
        """What the reader of the file knows the column by."""
        return self.section.columns[column].named or column

    def tuples(self) -> Iterator[tuple[object, ...]]:
        """Row by row, in the order of `values`."""
        return zip(*self.values.values(), strict=True)

    def keys(self) -> pd.DataFrame:
        """The primary key, column by column."""
        return pd.DataFrame({column.name: self.values[column.name] for column in self.table.primary_key.columns})


def table_rows(section: RowsSection, sources: Mapping[str, Rows]) -> tuple[TableRows, list[RowFaults]]:
    """The section's values, and every fault in them."""
    source = sources[section.source]
    rows = source.only(holds(source.text, section.where, source.sheet.words))
    faults: list[RowFaults] = []
    for lookup in section.required_in:
        problems = look_up(lookup, rows, sources)[1]
        asked = Value(lookup=lookup).named
        faults += [_fault(problem, rows, asked, lookup.source) for problem in problems]
    values: dict[str, Objects] = {}
    for name, value in section.columns.items():
        values[name], more = _column(section.table.c[name], value, rows, sources)
        faults += more
    made = TableRows(section=section, table=section.table, rows=rows, values=values, read=len(source.text))
    return made, [fault for fault in faults if len(fault)]


def _column(
    column: sa.Column[object], value: Value, rows: Rows, sources: Mapping[str, Rows]
) -> tuple[Objects, list[RowFaults]]:
    text, problems = texts_of(value, rows, sources)
    named, target = value.named or column.name, f"{column.table.name}.{column.name}"
    faults = [_fault(problem, rows, named, problem.target or target) for problem in problems]
    told = np.unique(np.concatenate([problem.at for problem in problems])) if problems else np.empty(0, int)
    words = rows.sheet.words
    values, refused = convert(column, text, _words(words, value), value)
    for bad in refused:
        # A value that could not be found or translated is told of once, not again as missing.
        at = np.setdiff1d(bad.at, told) if bad.kind is Kind.REQUIRED else bad.at
        shown = text.to_numpy(dtype=object)[at]
        details = {"target": target, **bad.details}
        faults.append(
            RowFaults(kind=bad.kind, rows=rows, at=at, column=named, target=target, values=shown, details=details)
        )
    return values, faults


def _words(words: Format, value: Value) -> Format:
    return words.with_dates(value.dates) if value.dates else words


def _fault(problem: Problem, rows: Rows, column: str, target: str) -> RowFaults:
    return RowFaults(
        kind=problem.kind,
        rows=rows,
        at=problem.at,
        column=column,
        target=target,
        values=problem.values.to_numpy(dtype=object)[problem.at],
        details={"target": target, "formats": rows.sheet.words.date_words},
    )
