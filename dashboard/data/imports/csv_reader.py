"""CSV in: encoding and separator found out, every record with the row number that a spreadsheet gives it."""

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.imports.fault_words import OLD_EXCEL, SIZES
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.limits import MAX_COLUMNS, MAX_CSV_BYTES, MAX_HEADER_CHARACTERS, MAX_ROWS, MEGABYTE
from dashboard.data.imports.sheet import (
    FileFault,
    FileFormat,
    FileRefused,
    Progress,
    Sheet,
    header_names,
    text_columns,
)
from dashboard.vocabulary.text import Text

SEPARATORS: Final = (";", ",", "\t", "¤")
_CHUNK_ROWS: Final = 50_000
_OTHER_FORMATS: Final[Mapping[bytes, str | Text]] = {
    b"PK\x03\x04": "XLSX",
    b"\xd0\xcf\x11\xe0": OLD_EXCEL,
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass
class _Records:
    """Records on their way into columns."""

    names: list[str]
    parts: list[pd.DataFrame] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    broken: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(self, records: Sequence[list[str]], first_number: int) -> None:
        """Takes records in, leaving out blank ones; those with another number of fields are noted."""
        width = len(self.names)
        if any(len(record) != width for record in records) or not all(map(any, records)):
            numbers: list[int] = []
            kept: list[list[str]] = []
            for number, record in enumerate(records, start=first_number):
                if any(cell.strip() for cell in record):
                    numbers.append(number)
                    kept.append(self._fitted(record, width, len(self.numbers) + len(kept)))
            records = kept
        else:
            numbers = list(range(first_number, first_number + len(records)))
        self.numbers += numbers
        if records:
            columns = zip(*records, strict=True)
            self.parts.append(
                pd.DataFrame({n: pd.array(c, dtype="str") for n, c in zip(self.names, columns, strict=True)})
            )

    def _fitted(self, record: list[str], width: int, position: int) -> list[str]:
        while len(record) > width and not record[-1].strip():
            record.pop()
        if len(record) != width:
            self.broken[position] = tuple(record)
        return [*record, *[""] * (width - len(record))][:width]


def read_csv(path: Path, key: str, file_format: FileFormat, progress: Progress) -> Sheet:
    """The file as a table of texts. Raises FileRefused when it cannot be read as one, else OSError."""
    size = path.stat().st_size
    if size > MAX_CSV_BYTES:
        raise _too_large(path, "file", f"{size // MEGABYTE} MB", f"{MAX_CSV_BYTES // MEGABYTE} MB")
    encoding = _encoding(path, file_format.encoding)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline="") as text:
        for _ in range(file_format.skip_lines):
            text.readline()
        header = text.readline(MAX_HEADER_CHARACTERS)
        if len(header) == MAX_HEADER_CHARACTERS:
            raise _too_large(path, "header", f"> {MAX_HEADER_CHARACTERS}", str(MAX_HEADER_CHARACTERS))
        separator = file_format.separator
        if not separator and header.casefold().startswith("sep="):
            # Excel's own hint, which it does not show as a row.
            separator, header = header[4:5], text.readline()
        separator = separator or max(SEPARATORS, key=header.count)
        number = file_format.skip_lines
        chunks = _chunks(path.name, csv.reader(chain([header], text), delimiter=separator, strict=True), number)
        first: list[list[str]] = next(chunks, [[]])
        records = _Records(header_names(first[0], path.name, number + 1))
        if len(records.names) > MAX_COLUMNS:
            raise _too_large(path, "columns", str(len(records.names)), str(MAX_COLUMNS))
        number += 1
        for chunk in chain([first[1:]], chunks):
            records.add(chunk, number + 1)
            number += len(chunk)
            if len(records.numbers) > MAX_ROWS:
                details = {"limit": str(MAX_ROWS)}
                raise FileRefused(FileFault(kind=Kind.TOO_MANY_ROWS, file=path.name, details=details))
            progress(raw.tell())
    return Sheet(
        key=key,
        file=path.name,
        path=path,
        text=text_columns(records.parts, records.names),
        numbers=np.array(records.numbers, dtype=np.int64),
        words=file_format.words,
        encoding={"utf-8-sig": "UTF-8 (BOM)", "utf-8": "UTF-8", "cp1252": "Windows-1252"}.get(encoding, encoding),
        separator=separator,
        broken=records.broken,
    )


def _chunks(file: str, reader: Iterator[list[str]], number: int) -> Iterator[list[list[str]]]:
    while True:
        chunk: list[list[str]] = []
        try:
            for record in islice(reader, _CHUNK_ROWS):
                chunk.append(record)
        except csv.Error as error:
            row = number + len(chunk) + 1
            if "field larger" in str(error):
                details = {"limit": str(csv.field_size_limit())}
                raise FileRefused(FileFault(kind=Kind.TOO_LONG, file=file, row=row, details=details)) from error
            raise FileRefused(FileFault(kind=Kind.BROKEN_QUOTES, file=file, row=row)) from error
        if not chunk:
            return
        number += len(chunk)
        yield chunk


def _too_large(path: Path, what: str, found: str, limit: str) -> FileRefused:
    details: dict[str, str | Text] = {"what": SIZES[what], "found": found, "limit": limit}
    return FileRefused(FileFault(kind=Kind.TOO_LARGE, file=path.name, details=details))


def _encoding(path: Path, told: str | None) -> str:
    """The first of UTF-8 and Windows-1252 in which every byte has a meaning (or the one that was told)."""
    with path.open("rb") as raw:
        start = raw.read(4)
        for magic, found in _OTHER_FORMATS.items():
            if start.startswith(magic) and not (told and found == "UTF-16"):
                details: dict[str, str | Text] = {"wanted": "CSV", "found": found}
                raise FileRefused(FileFault(kind=Kind.WRONG_FORMAT, file=path.name, details=details))
        for encoding in [told] if told else ["utf-8", "cp1252"]:
            raw.seek(0)
            decoder = codecs.getincrementaldecoder(encoding)()
            try:
                while block := raw.read(MEGABYTE):
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return "utf-8-sig" if encoding == "utf-8" and start.startswith(codecs.BOM_UTF8) else encoding
    raise FileRefused(FileFault(kind=Kind.ENCODING, file=path.name, details={"encoding": told or "UTF-8"}))
