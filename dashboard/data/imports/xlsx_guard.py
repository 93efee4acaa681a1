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

_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})(\d{1,9})["']""")
_ERROR: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]+\d+)["'][^<>]*\bt\s*=\s*["']e["']""")
_UNSOLVED: Final = re.compile(
    rb"""\br\s*=\s*["']([A-Z]+\d+)["'][^<>]*><f\b[^<>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"""
)
_OVERLAP: Final = 20_000  # a formula can be long; what is cut in two between pieces is seen whole in the next


@dataclass
class _Reach:
    """How far the cells of one sheet reach."""

    rows: int = 0
    columns: int = 0

    def look(self, piece: bytes) -> None:
        for letters, digits in set(_PLACE.findall(piece)):
            self.rows = max(self.rows, int(digits))
            self.columns = max(self.columns, _column(letters))


def check_xlsx(path: Path) -> None:
    """Raises FileRefused when the file is no XLSX, unpacks to too much, or has cells without a value."""
    size = path.stat().st_size
    if size > MAX_XLSX_BYTES:
        raise _too_large(path, "XLSX", size // MEGABYTE, MAX_XLSX_BYTES // MEGABYTE, " MB")
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            if len(parts) > MAX_XLSX_PARTS:
                raise _too_large(path, "zip", len(parts), MAX_XLSX_PARTS)
            _check_size(path, sum(part.file_size for part in parts))
            for part in parts:
                _check_part(path, packed, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        details = {"wanted": "XLSX", "found": "?"}
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
    for pattern, kind in ((_ERROR, Kind.ERROR_CELLS), (_UNSOLVED, Kind.FORMULAS)):
        if found := pattern.search(window):
            place = re.fullmatch(rb"([A-Z]+)(\d+)", found[1])
            assert place is not None
            fault = FileFault(kind=kind, file=path.name, row=int(place[2]), column=place[1].decode())
            raise FileRefused(fault)


def _check_reach(path: Path, reach: _Reach) -> None:
    if reach.columns > MAX_COLUMNS:
        raise _too_large(path, "#", reach.columns, MAX_COLUMNS)
    if reach.rows > MAX_ROWS:
        raise _too_large(path, "#", reach.rows, MAX_ROWS)
    if reach.rows * reach.columns > MAX_XLSX_CELLS:
        raise _too_large(path, "#", reach.rows * reach.columns, MAX_XLSX_CELLS)


def _check_size(path: Path, unpacked: int) -> None:
    if unpacked > MAX_XLSX_UNPACKED_BYTES:
        raise _too_large(path, "XML", unpacked // MEGABYTE, MAX_XLSX_UNPACKED_BYTES // MEGABYTE, " MB")


def _too_large(path: Path, what: str, found: int, limit: int, unit: str = "") -> FileRefused:
    details = {"what": what, "found": f"{found}{unit}", "limit": f"{limit}{unit}"}
    return FileRefused(FileFault(kind=Kind.TOO_LARGE, file=path.name, details=details))


def _column(letters: bytes) -> int:
    """A is 1, AA is 27; a row's own number has no letters: 0."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column
