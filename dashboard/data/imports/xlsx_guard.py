"""A look into an XLSX file before it is opened: what it unpacks to, and how far its cells reach.

Opening lays a sheet out as a full grid, so a 5 KB file with one cell in the far corner would take all memory
(security.md 0, item 12). The sizes that a zip file states can lie, so its parts are unpacked here piece by
piece, counted, and thrown away; Python's zipfile stops at the stated size and checks the sum.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.data.imports.fault_words import OLD_EXCEL, SIZES, SOMETHING_ELSE
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_XLSX_BYTES,
    MAX_XLSX_CELLS,
    MAX_XLSX_PARTS,
    MAX_XLSX_UNPACKED_BYTES,
    MEGABYTE,
)
from dashboard.data.imports.sheet import FileFault, FileRefused
from dashboard.vocabulary.text import Text

_ROW: Final = re.compile(rb"""\br\s*=\s*["'][A-Z]{0,3}(\d{1,9})["']""")
_COLUMN: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})\d""")
_ERROR: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]+\d+)["'][^<>]*\bt\s*=\s*["']e["']""")
_UNSOLVED: Final = re.compile(
    rb"""\br\s*=\s*["']([A-Z]+\d+)["'][^<>]*><f\b[^<>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"""
)
_UNREADABLE: Final = (((b'"e"', b"'e'"), _ERROR, Kind.ERROR_CELLS), ((b"<f",), _UNSOLVED, Kind.FORMULAS))
_OVERLAP: Final = 20_000  # a formula can be long; what is cut in two between pieces is seen whole in the next


@dataclass
class _Reach:
    """How far the cells of one sheet reach."""

    rows: int = 0
    columns: int = 0

    def look(self, piece: bytes) -> None:
        rows = set(_ROW.findall(piece))
        self.rows = max([self.rows, *map(int, rows)])
        self.columns = max([self.columns, *map(_column, set(_COLUMN.findall(piece)))])


def check_xlsx(path: Path) -> None:
    """Raises FileRefused when the file is no XLSX, unpacks to too much, or has cells without a value."""
    size = path.stat().st_size
    if size > MAX_XLSX_BYTES:
        raise _too_large(path, "file", size // MEGABYTE, MAX_XLSX_BYTES // MEGABYTE, " MB")
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            if len(parts) > MAX_XLSX_PARTS:
                raise _too_large(path, "parts", len(parts), MAX_XLSX_PARTS)
            _check_size(path, sum(part.file_size for part in parts))
            for part in parts:
                _check_part(path, packed, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        details: dict[str, str | Text] = {"wanted": "XLSX", "found": OLD_EXCEL if _is_old(path) else SOMETHING_ELSE}
        raise FileRefused(FileFault(kind=Kind.WRONG_FORMAT, file=path.name, details=details)) from error


def _check_part(path: Path, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_text = part.filename == "xl/sharedStrings.xml"  # sheets may lie anywhere else
    reach, tail = _Reach(), b""
    with packed.open(part) as unpacked:
        while piece := unpacked.read(MEGABYTE):
            if is_text:
                continue
            window = tail + piece
            reach.look(window)
            _check_reach(path, reach)
            _check_cells(path, window)
            tail = window[-_OVERLAP:]


def _check_cells(path: Path, window: bytes) -> None:
    for marks, pattern, kind in _UNREADABLE:
        # A plain look first: it is far faster, and most sheets have neither.
        if any(mark in window for mark in marks) and (found := pattern.search(window)):
            place = re.fullmatch(rb"([A-Z]+)(\d+)", found[1])
            assert place is not None
            fault = FileFault(kind=kind, file=path.name, row=int(place[2]), column=place[1].decode())
            raise FileRefused(fault)


def _check_reach(path: Path, reach: _Reach) -> None:
    if reach.columns > MAX_COLUMNS:
        raise _too_large(path, "columns", reach.columns, MAX_COLUMNS)
    if reach.rows > MAX_ROWS:
        raise _too_large(path, "rows", reach.rows, MAX_ROWS)
    if reach.rows * reach.columns > MAX_XLSX_CELLS:
        raise _too_large(path, "cells", reach.rows * reach.columns, MAX_XLSX_CELLS)


def _check_size(path: Path, unpacked: int) -> None:
    if unpacked > MAX_XLSX_UNPACKED_BYTES:
        raise _too_large(path, "unpacked", unpacked // MEGABYTE, MAX_XLSX_UNPACKED_BYTES // MEGABYTE, " MB")


def _is_old(path: Path) -> bool:
    with path.open("rb") as raw:
        return raw.read(4) == b"\xd0\xcf\x11\xe0"


def _too_large(path: Path, what: str, found: int, limit: int, unit: str = "") -> FileRefused:
    details: dict[str, str | Text] = {"what": SIZES[what], "found": f"{found}{unit}", "limit": f"{limit}{unit}"}
    return FileRefused(FileFault(kind=Kind.TOO_LARGE, file=path.name, details=details))


def _column(letters: bytes) -> int:
    """A is 1, AA is 27."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column
