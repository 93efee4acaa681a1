"""A whole import: files, mapping, checks, and the case database, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.data.case_database.writer import Merged
from dashboard.data.imports.contract_mapping import contract_mapping
from dashboard.data.imports.database import RowProgress, database_state, known_in, write_tables
from dashboard.data.imports.extract import Extract, column_faults, read_extract
from dashboard.data.imports.folder import FileProgress, contract_folder, read_folder, unknown_columns
from dashboard.data.imports.mapping import Mapping as ExtractMapping
from dashboard.data.imports.notes import Notice, notices
from dashboard.data.imports.set_aside import write_set_aside
from dashboard.data.imports.sheet import FileFault, Sheet
from dashboard.vocabulary.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for. `today` is the day after which events have not happened yet."""

    directory: Path
    url: str
    mapping: ExtractMapping | None
    today: date
    dry_run: bool = False
    set_aside: bool = False
    set_aside_directory: Path | None = None  # None: beside the input
    language: Language = "da"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it. `merged` is None when nothing may be written for the faults."""

    sheets: Sequence[Sheet] = ()
    file_faults: Sequence[FileFault] = ()
    extract: Extract | None = None
    notices: Sequence[Notice] = ()
    set_aside_files: Sequence[Path] = ()
    merged: Mapping[str, Merged] | None = None


def import_extract(order: Order, file_progress: FileProgress, row_progress: RowProgress) -> Outcome:
    """Carries the order out. Raises DatabaseTrouble, and OSError when set-aside files cannot be written."""
    state = database_state(order.url)
    sheets, mapping, faults = _read(order, file_progress)
    if faults:
        return Outcome(sheets=sheets, file_faults=faults)
    extract = read_extract(mapping, sheets, known_in(order.url, state), set_aside=order.set_aside)
    if extract.faults and not extract.clean:
        return Outcome(sheets=sheets, extract=extract)
    files: list[Path] = []
    if order.set_aside and not order.dry_run:
        files = write_set_aside(extract, order.set_aside_directory or order.directory, order.language)
    merged = write_tables(order.url, extract.tables, row_progress, dry_run=order.dry_run)
    return Outcome(
        sheets=sheets,
        extract=extract,
        notices=notices(extract.tables, order.today),
        set_aside_files=files,
        merged=merged,
    )


def _read(order: Order, progress: FileProgress) -> tuple[list[Sheet], ExtractMapping, list[FileFault]]:
    if order.mapping is not None:
        sheets, faults = read_folder(order.directory, order.mapping.files, progress)
        return sheets, order.mapping, [*faults, *column_faults(order.mapping, sheets)]
    files, name_faults = contract_folder(order.directory)
    sheets, faults = read_folder(order.directory, files, progress)
    return sheets, contract_mapping(files, sheets), [*name_faults, *faults, *unknown_columns(sheets)]
