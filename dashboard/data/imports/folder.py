"""The files of an extract: which there are, which were meant, and reading them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from dashboard.data.case_database.tables import TABLES
from dashboard.data.imports.contract_mapping import contract_files
from dashboard.data.imports.csv_reader import read_csv
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.mapping_faults import did_you_mean
from dashboard.data.imports.sheet import FileFault, FileFormat, FileRefused, Sheet
from dashboard.data.imports.xlsx_reader import read_xlsx

SET_ASIDE_ENDING: Final = ".set-aside.csv"
FAULT_LIST: Final = "import-faults.csv"
_ENDINGS: Final = (".csv", ".txt", ".xlsx")

# Told which file is read, how many of its bytes are done, and how many bytes it has.
FileProgress = Callable[[str, int, int], None]


def contract_folder(directory: Path) -> tuple[dict[str, FileFormat], list[FileFault]]:
    """The files that are tables of the contract by name, and a fault for each that is none or is there twice.

    What an earlier import set aside, and files that are no tables at all, do not count.
    """
    names = [path.name for path in sorted(directory.iterdir()) if _is_input(path)]
    files = contract_files(names)
    tables = [table.name for table in TABLES]
    faults = []
    for name in names:
        stem = name.rpartition(".")[0].casefold()
        if stem not in tables:
            hint = did_you_mean(stem, tables)
            faults.append(FileFault(kind=Kind.UNKNOWN_FILE, file=name, details={"hint": hint}))
        elif files[stem].path != name:
            faults.append(FileFault(kind=Kind.TWO_FILES, file=name))
    if not files:
        listed = ", ".join(f"{table}.csv" for table in tables)
        faults.append(FileFault(kind=Kind.NO_FILES, file=str(directory), details={"files": listed}))
    return files, faults


def read_folder(
    directory: Path, files: Mapping[str, FileFormat], progress: FileProgress
) -> tuple[list[Sheet], list[FileFault]]:
    """Every file as a sheet, or why not."""
    sheets: list[Sheet] = []
    faults: list[FileFault] = []
    for key, file_format in files.items():
        path = directory / file_format.path
        if not path.is_file():
            names = (other.name for other in directory.iterdir() if _is_input(other))
            hint = did_you_mean(file_format.path, names)
            faults.append(FileFault(kind=Kind.MISSING_FILE, file=file_format.path, details={"hint": hint}))
            continue
        try:
            sheets.append(_read(path, key, file_format, progress))
        except FileRefused as refused:
            faults += refused.faults
        except OSError as error:
            details = {"reason": error.strerror or str(error)}
            faults.append(FileFault(kind=Kind.UNREADABLE, file=path.name, details=details))
    return sheets, faults


def unknown_columns(sheets: Iterable[Sheet]) -> list[FileFault]:
    """Without a mapping: columns that the contract does not have, and required ones that a file lacks."""
    tables = {table.name: table for table in TABLES}
    faults = []
    for sheet in sheets:
        columns = tables[sheet.key].columns
        names = [column.name for column in columns]
        for name in sheet.columns:
            if name not in names:
                hint = did_you_mean(name, names)
                fault = FileFault(kind=Kind.UNKNOWN_COLUMN, file=sheet.file, column=name, details={"hint": hint})
                faults.append(fault)
        for column in columns:
            if not column.nullable and column.name not in sheet.columns:
                hint = did_you_mean(column.name, sheet.columns)
                details = {"hint": hint}
                faults.append(FileFault(kind=Kind.MISSING_COLUMN, file=sheet.file, column=column.name, details=details))
    return faults


def _is_input(path: Path) -> bool:
    name = path.name.casefold()
    # Spreadsheets leave files that begin with ~$ or .~ beside those they have open.
    ours = name.endswith(SET_ASIDE_ENDING) or name == FAULT_LIST
    return path.is_file() and path.suffix.casefold() in _ENDINGS and not ours and name[0] not in "~."


def _read(path: Path, key: str, file_format: FileFormat, progress: FileProgress) -> Sheet:
    size = path.stat().st_size
    read = read_xlsx if path.suffix.casefold() == ".xlsx" else read_csv
    return read(path, key, file_format, lambda done: progress(path.name, done, size))
