"""A whole extract through its mapping: once for all faults, or again and again without the faulty rows.

Setting rows aside is done to rows of files: nothing of such a row is imported. What then refers to nothing
any more is found by going through the rest again, until a round finds no fault.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from dashboard.data.imports.checks import Known, check_rows
from dashboard.data.imports.derive import derive
from dashboard.data.imports.formats import Format
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.mapping import Mapping as ExtractMapping
from dashboard.data.imports.mapping_faults import did_you_mean
from dashboard.data.imports.mapping_names import needed_columns
from dashboard.data.imports.rows import RowFaults, Rows, all_rows
from dashboard.data.imports.sections import TableRows, table_rows
from dashboard.data.imports.sheet import FileFault, Flags, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What an extract has for the tables, every fault of every round, and which rows are set aside."""

    sheets: Mapping[str, Sheet]
    tables: Sequence[TableRows]
    rounds: Sequence[Sequence[RowFaults]] = field(default_factory=tuple)
    excluded: Mapping[str, Flags] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether no fault is left in the rows for the tables."""
        return not self.rounds[-1]

    @property
    def faults(self) -> list[RowFaults]:
        return [fault for faults in self.rounds for fault in faults]


def read_extract(mapping: ExtractMapping, sheets: Sequence[Sheet], known: Known, *, set_aside: bool) -> Extract:
    """The rows for the tables and all faults; with `set_aside` without faulty rows and their dependants."""
    by_key = {sheet.key: sheet for sheet in (*sheets, *_constants(mapping))}
    excluded = {sheet.key: np.zeros(len(sheet.text), dtype=bool) for sheet in sheets}
    rounds: list[list[RowFaults]] = []
    while True:
        tables, faults = _round(mapping, by_key, excluded, known)
        rounds.append(faults)
        # A fault in the mapping's own rows cannot be set aside.
        outside = any(fault.rows.sheet.path is None for fault in faults)
        if not faults or not set_aside or outside:
            left = {key: mask for key, mask in excluded.items() if mask.any()}
            return Extract(sheets=by_key, tables=tables, rounds=rounds, excluded=left)
        for fault in faults:
            excluded[fault.rows.sheet.key][fault.rows.positions(fault.at)] = True


def column_faults(mapping: ExtractMapping, sheets: Sequence[Sheet]) -> list[FileFault]:
    """A fault for every column that the mapping names and a file lacks, with the name it has perhaps."""
    columns: dict[str, list[str]] = {sheet.key: sheet.columns for sheet in (*sheets, *_constants(mapping))}
    files = {sheet.key: sheet.file for sheet in (*sheets, *_constants(mapping))}
    for derived in mapping.derived:
        source = columns.get(derived.source, [])
        columns[derived.key] = [*derived.take] or [*source, *derived.following]
        files[derived.key] = derived.key
    return [
        FileFault(
            kind=Kind.MISSING_COLUMN,
            file=files[source],
            row=None,
            column=column,
            details={"hint": did_you_mean(column, columns[source])},
        )
        for source, column in dict.fromkeys(needed_columns(mapping))
        if source in columns and column not in columns[source]
    ]


def _round(
    mapping: ExtractMapping, sheets: Mapping[str, Sheet], excluded: Mapping[str, Flags], known: Known
) -> tuple[list[TableRows], list[RowFaults]]:
    sources = {key: all_rows(sheet, excluded.get(key)) for key, sheet in sheets.items()}
    faults = [fault for key, rows in sources.items() if (fault := _broken(rows, sheets[key]))]
    for derived in mapping.derived:
        sources[derived.key] = derive(sources[derived.source], derived)
    tables: list[TableRows] = []
    for section in mapping.rows:
        made, more = table_rows(section, sources)
        if section.distinct:
            keep = _first_of_key(made, tables)
            more = [fault for fault in (_kept(fault, keep) for fault in more) if len(fault)]
            made = made.only(keep)
        faults += more
        tables.append(made)
    return tables, faults + check_rows(tables, known)


def _broken(rows: Rows, sheet: Sheet) -> RowFaults | None:
    at = np.flatnonzero(np.isin(rows.origin, list(sheet.broken)))
    if not len(at):
        return None
    counts = [str(len(sheet.broken[int(position)])) for position in rows.origin[at]]
    values = np.array(["" for _ in at], dtype=np.object_)
    others = np.array(counts, dtype=np.object_)
    return RowFaults(kind=Kind.BROKEN_ROW, rows=rows, at=at, column="", target="", values=values, others=others)


def _first_of_key(made: TableRows, tables: Sequence[TableRows]) -> Flags:
    """Which rows are the first with their key, after those of earlier sections; no key is nobody's."""
    keys = made.keys()
    earlier = [other.keys() for other in tables if other.table is made.table]
    everything = pd.concat([*earlier, keys], ignore_index=True)
    repeated = everything.duplicated().to_numpy()[len(everything) - len(keys) :]
    return np.asarray(~repeated | keys.isna().any(axis=1).to_numpy())


def _kept(fault: RowFaults, keep: Flags) -> RowFaults:
    still = keep[fault.at]
    others = None if fault.others is None else fault.others[still]
    return replace(fault, at=fault.at[still], values=fault.values[still], others=others)


def _constants(mapping: ExtractMapping) -> list[Sheet]:
    """The rows that stand in the mapping itself, as sheets numbered from 1."""
    return [
        Sheet(
            key=key,
            file=mapping.name,
            path=None,
            text=pd.DataFrame(
                {
                    name: pd.array([row.get(name, "") for row in rows], dtype="str")
                    for name in dict.fromkeys(column for row in rows for column in row)
                }
            ),
            numbers=np.arange(1, len(rows) + 1, dtype=np.int64),
            words=Format(),
        )
        for key, rows in mapping.constants.items()
    ]
