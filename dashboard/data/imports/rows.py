"""Rows on their way from a file into a table, each knowing which rows of the file it stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.sheet import Flags, Ints, Objects, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Texts in columns, counted from 0.

    `origin[i]` is the position in the sheet of the row that stands for row i (its first). `group[p]` is the
    row that sheet position p went into, -1 for none; None where rows are the sheet's own.
    """

    sheet: Sheet
    text: pd.DataFrame
    origin: Ints
    group: Ints | None = None

    @property
    def numbers(self) -> Ints:
        """The spreadsheet's row number of each row."""
        return self.sheet.numbers[self.origin]

    def positions(self, at: Ints) -> Ints:
        """The positions in the sheet of all rows that these rows were made from."""
        return self.origin[at] if self.group is None else np.flatnonzero(np.isin(self.group, at))

    def only(self, mask: Flags) -> "Rows":
        """Those rows where the mask holds."""
        if mask.all():
            return self
        group = self.group
        if group is not None:
            renumbered = np.where(mask, np.cumsum(mask) - 1, -1)
            group = np.where(group >= 0, renumbered[group], -1)
        return replace(self, text=self.text[mask].reset_index(drop=True), origin=self.origin[mask], group=group)


def all_rows(sheet: Sheet, excluded: Flags | None = None) -> Rows:
    """The rows of a sheet but those excluded, with the words for "nothing" made empty."""
    text = sheet.text
    if nulls := sheet.words.nulls:
        text = pd.DataFrame({name: column.mask(column.isin(nulls), "") for name, column in text.items()})
    rows = Rows(sheet=sheet, text=text, origin=np.arange(len(text), dtype=np.int64))
    return rows if excluded is None else rows.only(~excluded)


def joined(text: pd.DataFrame, columns: Iterable[str], separator: str = "\x1f") -> "pd.Series[str]":
    """The columns' texts as one, row by row; empty where one of them is."""
    columns = list(columns)
    whole = text[columns[0]]
    for name in columns[1:]:
        both = (whole != "") & (text[name] != "")
        whole = (whole + separator + text[name]).where(both, "")
    return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFaults:
    """Faults of one kind in one column: at which rows, with which values."""

    kind: Kind
    rows: Rows
    at: Ints
    column: str  # as the file calls it
    target: str  # as the table calls it: placement.end_on
    values: Objects
    others: Objects | None = None  # what the value collides with
    details: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.at)
