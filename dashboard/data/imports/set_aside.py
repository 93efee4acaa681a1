"""Rows kept out of an import, in files that a person can correct: the same columns and the faults in words.

Cells that a spreadsheet would take for formulas get an apostrophe before them (security.md K18).
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from dashboard.data.imports.extract import Extract
from dashboard.data.imports.folder import FAULT_LIST, SET_ASIDE_ENDING
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.rows import RowFaults
from dashboard.data.imports.sentences import row_sentence, row_words, shown_value
from dashboard.data.imports.sheet import Sheet
from dashboard.vocabulary.text import Language, Text

_FORMULA: Final = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,]*")
_FAULT_COLUMN: Final = Text(da="fejl", en="fault")
_LIST_COLUMNS: Final = (
    Text(da="fil", en="file"),
    Text(da="række", en="row"),
    Text(da="kolonne", en="column"),
    Text(da="værdi", en="value"),
    Text(da="art", en="kind"),
    Text(da="fejl", en="fault"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why rows of one file were set aside, by first fault; `cascade` rows leaned on others set aside."""

    file: str
    read: int
    by_kind: Mapping[Kind, int]
    cascade: int

    @property
    def total(self) -> int:
        return sum(self.by_kind.values()) + self.cascade


def reasons(extract: Extract) -> list[Reasons]:
    """A count for every file of the extract."""
    return [_reasons(extract, sheet) for sheet in extract.sheets.values() if sheet.path is not None]


def write_set_aside(extract: Extract, directory: Path, language: Language) -> list[Path]:
    """Writes `<file>.set-aside.csv` for every file with rows set aside, and the list of all faults.

    UTF-8 with a mark, as spreadsheets want it, and the file's own separator. Files of an earlier import are
    replaced, or removed where nothing is set aside now. Returns what was written. Raises OSError.
    """
    written: list[Path] = []
    for sheet in extract.sheets.values():
        if sheet.path is None:
            continue
        path = directory / f"{sheet.file}{SET_ASIDE_ENDING}"
        path.unlink(missing_ok=True)
        if sheet.key in extract.excluded:
            rows = _set_aside_rows(extract, sheet, language)
            _write(path, [*sheet.columns, _FAULT_COLUMN.in_language(language)], rows, sheet.separator)
            written.append(path)
    path = directory / FAULT_LIST
    path.unlink(missing_ok=True)
    if extract.faults:
        _write(path, [name.in_language(language) for name in _LIST_COLUMNS], _list_rows(extract, language), ";")
        written.append(path)
    return written


def _reasons(extract: Extract, sheet: Sheet) -> Reasons:
    seen = np.zeros(len(sheet.text), dtype=bool)
    by_kind: dict[Kind, int] = {}
    cascade = 0
    for i, faults in enumerate(extract.rounds):
        for fault in faults:
            if fault.rows.sheet is sheet:
                positions = fault.rows.positions(fault.at)
                fresh = int((~seen[positions]).sum())
                seen[positions] = True
                if i and fresh:
                    cascade += fresh
                elif fresh:
                    by_kind[fault.kind] = by_kind.get(fault.kind, 0) + fresh
    return Reasons(file=sheet.file, read=len(sheet.text), by_kind=by_kind, cascade=cascade)


def _set_aside_rows(extract: Extract, sheet: Sheet, language: Language) -> Iterator[Sequence[str]]:
    words = _words_by_position(extract.faults, sheet, language)
    cells = sheet.text.to_numpy(dtype=object)
    for position in np.flatnonzero(extract.excluded[sheet.key]):
        extra = sheet.broken.get(int(position), ())[cells.shape[1] :]
        yield [*cells[position], " ".join(words.get(int(position), [])), *extra]


def _words_by_position(faults: Iterable[RowFaults], sheet: Sheet, language: Language) -> dict[int, list[str]]:
    words: dict[int, list[str]] = {}
    for fault in faults:
        if fault.rows.sheet is not sheet:
            continue
        for i, row in enumerate(fault.at):
            sentence = row_sentence(fault, i, language)
            for position in fault.rows.positions(np.array([row])):
                words.setdefault(int(position), []).append(sentence)
    return words


def _list_rows(extract: Extract, language: Language) -> Iterator[Sequence[str]]:
    for fault in extract.faults:
        numbers = fault.rows.numbers[fault.at]
        for i, number in enumerate(numbers):
            words = row_words(fault, i, language)
            yield [fault.rows.sheet.file, str(number), fault.column, shown_value(fault, i), fault.kind, words]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], separator: str) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(map(harmless, header))
        for row in rows:
            writer.writerow(map(harmless, row))


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would run it; numbers stay numbers."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
