"""XLSX in: cells as the texts that a person sees, whole numbers without decimals, days in ISO order."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dashboard.data.imports.fault_words import SOMETHING_ELSE
from dashboard.data.imports.formats import Format
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.sheet import (
    FileFault,
    FileFormat,
    FileRefused,
    Progress,
    Sheet,
    header_names,
    text_columns,
)
from dashboard.data.imports.xlsx_guard import check_xlsx

_CHUNK_ROWS: Final = 20_000


def read_xlsx(path: Path, key: str, file_format: FileFormat, progress: Progress) -> Sheet:
    """One sheet as a table of texts: the named one, or the first that is visible.

    Raises FileRefused when the file cannot be read as a table, OSError when not at all.
    """
    check_xlsx(path)
    size = path.stat().st_size
    progress(size // 4)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheet = _sheet(workbook, path.name, file_format.sheet)
            return _table(path, key, file_format, sheet.iter_rows())
    except CalamineError as error:
        fault = FileFault(kind=Kind.WRONG_FORMAT, file=path.name, details={"wanted": "XLSX", "found": SOMETHING_ELSE})
        raise FileRefused(fault) from error
    finally:
        progress(size)


def _table(path: Path, key: str, file_format: FileFormat, rows: Iterator[list[Any]]) -> Sheet:
    number = len(list(islice(rows, file_format.skip_lines))) + 1
    header = [_text(cell, file_format.words) for cell in next(rows, [])]
    names = header_names(header, path.name, number)
    parts: list[pd.DataFrame] = []
    numbers: list[int] = []
    broken: dict[int, tuple[str, ...]] = {}
    while chunk := list(islice(rows, _CHUNK_ROWS)):
        kept: list[Sequence[str]] = []
        for row in chunk:
            number += 1
            if any(cell != "" for cell in row):
                texts = tuple(_text(cell, file_format.words) for cell in row)
                if any(texts[len(names) :]):
                    broken[len(numbers)] = texts
                numbers.append(number)
                kept.append(texts[: len(names)])
        if kept:
            columns = zip(*kept, strict=True)
            parts.append(pd.DataFrame({n: pd.array(c, dtype="str") for n, c in zip(names, columns, strict=True)}))
    return Sheet(
        key=key,
        file=path.name,
        path=path,
        text=text_columns(parts, names),
        numbers=np.array(numbers, dtype=np.int64),
        words=file_format.words,
        encoding="XLSX",
        separator=";",
        broken=broken,
    )


def _sheet(workbook: CalamineWorkbook, file: str, wanted: str | None) -> CalamineSheet:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    names = [sheet.name for sheet in sheets]
    if wanted is not None and wanted not in names:
        details = {"sheets": ", ".join(names)}
        raise FileRefused(FileFault(kind=Kind.NO_SHEET, file=file, column=wanted, details=details))
    if not visible and wanted is None:
        raise FileRefused(FileFault(kind=Kind.EMPTY_FILE, file=file))
    return workbook.get_sheet_by_name(wanted if wanted is not None else visible[0])


def _text(cell: Any, words: Format) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return words.written(cell)
        case datetime() if cell.time() == datetime.min.time():
            return cell.date().isoformat()
        case datetime() | date():
            return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
        case _:
            return str(cell)
