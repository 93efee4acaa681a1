"""XLSX: cells as texts, and files that would take all memory refused before they are opened."""

import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.data.imports import xlsx_guard
from dashboard.data.imports.fault_words import OLD_EXCEL
from dashboard.data.imports.formats import Format
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.sheet import FileFault, FileFormat, FileRefused, Sheet
from dashboard.data.imports.xlsx_reader import read_xlsx

SECONDS = 2.0


def book(path: Path, *rows: list[Any], epoch_1904: bool = False) -> Path:
    workbook = openpyxl.Workbook()
    if epoch_1904:
        workbook.epoch = CALENDAR_MAC_1904
    assert workbook.active is not None
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def read(path: Path, **told: Any) -> Sheet:
    return read_xlsx(path, "a", FileFormat(path=path.name, **told), lambda _: None)


def refused(path: Path, **told: Any) -> FileFault:
    with pytest.raises(FileRefused) as refusal:
        read(path, **told)
    return refusal.value.faults[0]


def texts(sheet: Sheet) -> list[list[str]]:
    return [list(row) for row in sheet.text.itertuples(index=False, name=None)]


def with_part(path: Path, name: str, old: str, new: str) -> None:
    """Changes a text in one part of the zip file."""
    with zipfile.ZipFile(path) as packed:
        parts = {info.filename: packed.read(info) for info in packed.infolist()}
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)


def test_cells_become_texts(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ["skole", "cpr", "fra", "timer", "ja", "tom"],
        [501001, "0501001", date(2024, 1, 2), 1.5, True, None],
        ["NA", "null", datetime.fromisoformat("2024-01-02 13:45"), 2.0, False, "None"],
    )
    assert texts(read(path)) == [
        ["501001", "0501001", "2024-01-02", "1.5", "true", ""],
        ["NA", "null", "2024-01-02 13:45:00", "2", "false", "None"],
    ]


def test_numbers_are_written_with_the_files_decimal_mark(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a"], [1.234])
    assert texts(read(path, words=Format(decimal=","))) == [["1,234"]]


def test_workbooks_that_count_from_1904(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a"], [date(2024, 1, 2)], epoch_1904=True)
    assert texts(read(path)) == [["2024-01-02"]]


def test_rows_are_numbered_as_the_spreadsheet_does(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["2025"], ["a", "b"], [1, 2], [], [3, 4])
    sheet = read(path, skip_lines=1)
    assert texts(sheet) == [["1", "2"], ["3", "4"]]
    assert list(sheet.numbers) == [3, 5]


def test_empty_rows_above_the_header_count(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [], ["a"], [1])
    assert list(read(path, skip_lines=1).numbers) == [3]


def test_a_cell_beyond_the_header_is_noted(tmp_path: Path) -> None:
    sheet = read(book(tmp_path / "a.xlsx", ["a"], [1, "bemærkning"]))
    assert texts(sheet) == [["1"]]
    assert sheet.broken == {0: ("1", "bemærkning")}


def test_the_first_visible_sheet_or_the_named_one(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.active.sheet_state = "hidden"
    workbook.active.append(["skjult"])
    workbook.create_sheet("Elever").append(["elev"])
    workbook.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").columns == ["elev"]
    assert read(tmp_path / "a.xlsx", sheet="Sheet").columns == ["skjult"]
    assert refused(tmp_path / "a.xlsx", sheet="Elver").kind is Kind.NO_SHEET


def test_formulas_without_a_result_are_refused_by_their_cell(tmp_path: Path) -> None:
    fault = refused(book(tmp_path / "a.xlsx", ["a", "b"], [1, "=A2*2"]))
    assert (fault.kind, fault.row, fault.column) == (Kind.FORMULAS, 2, "B")


def test_error_cells_are_refused_by_their_cell(tmp_path: Path) -> None:
    fault = refused(book(tmp_path / "a.xlsx", ["a"], ["#N/A"]))
    assert (fault.kind, fault.row, fault.column) == (Kind.ERROR_CELLS, 2, "A")


def test_something_else_with_that_ending_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("a;b\n1;2\n")
    assert refused(tmp_path / "a.xlsx").kind is Kind.WRONG_FORMAT
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as packed:
        packed.writestr("hello.txt", "hello")
    assert refused(tmp_path / "b.xlsx").kind is Kind.WRONG_FORMAT


def test_an_old_or_protected_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert refused(tmp_path / "a.xlsx").details["found"] == OLD_EXCEL


def test_a_small_file_that_unpacks_to_400_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/more.xml", "w") as part:
        for _ in range(400):
            part.write(b" " * 1_000_000)
    assert path.stat().st_size < 1_000_000
    started = time.monotonic()
    assert refused(path).kind is Kind.TOO_LARGE
    assert time.monotonic() - started < SECONDS


def test_a_file_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/more.xml", b" " * 5_000_000)
    size = (5_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (100).to_bytes(4, "little")))
    assert refused(path).kind is Kind.WRONG_FORMAT


def test_a_cell_in_the_far_corner_is_refused_at_once(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a"], [1])
    with_part(path, "xl/worksheets/sheet1.xml", 'r="A2"', 'r="XFD1048576"')
    assert path.stat().st_size < 10_000
    started = time.monotonic()
    assert refused(path).kind is Kind.TOO_LARGE
    assert time.monotonic() - started < SECONDS


def test_limits_of_parts_bytes_and_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xlsx", ["a", "b"], [1, 2])
    for name, limit in (("MAX_XLSX_BYTES", 10), ("MAX_XLSX_PARTS", 2), ("MAX_XLSX_CELLS", 3), ("MAX_ROWS", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(xlsx_guard, name, limit)
            assert refused(path).kind is Kind.TOO_LARGE
    assert texts(read(path)) == [["1", "2"]]
