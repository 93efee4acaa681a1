"""CSV: encoding, separator, and the row numbers of a spreadsheet."""

from pathlib import Path

import pytest

from dashboard.data.imports import csv_reader
from dashboard.data.imports.csv_reader import read_csv
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.sheet import FileFault, FileFormat, FileRefused, Sheet


def read(tmp_path: Path, content: bytes | str, **told: object) -> Sheet:
    path = tmp_path / "a.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path, "a", FileFormat(path="a.csv", **told), lambda _: None)  # type: ignore[arg-type]


def refused(tmp_path: Path, content: bytes | str, **told: object) -> FileFault:
    with pytest.raises(FileRefused) as refusal:
        read(tmp_path, content, **told)
    return refusal.value.faults[0]


def texts(sheet: Sheet) -> list[list[str]]:
    return [list(row) for row in sheet.text.itertuples(index=False, name=None)]


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 (BOM)"), ("cp1252", "Windows-1252")],
)
def test_encodings_are_found_out_and_told(tmp_path: Path, codec: str, named: str) -> None:
    sheet = read(tmp_path, "navn;sted\nÆbleø;Å\n".encode(codec))
    assert texts(sheet) == [["Æbleø", "Å"]]
    assert sheet.columns == ["navn", "sted"]
    assert sheet.encoding == named


@pytest.mark.parametrize("separator", [";", ",", "\t", "¤"])
def test_separators_are_found_out(tmp_path: Path, separator: str) -> None:
    sheet = read(tmp_path, f"a{separator}b\n1{separator}2\n")
    assert texts(sheet) == [["1", "2"]]
    assert sheet.separator == separator


def test_an_encoding_that_is_told_is_used(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a\nÃ¦\n".encode("cp1252"), encoding="cp1252")) == [["Ã¦"]]


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'a,b\n1,2\n\n"3\n4",5\n,\n6,7\n')
    assert texts(sheet) == [["1", "2"], ["3\n4", "5"], ["6", "7"]]
    assert list(sheet.numbers) == [2, 4, 6]


def test_lines_before_the_header_are_skipped_but_counted(tmp_path: Path) -> None:
    sheet = read(tmp_path, "2025\na¤b¤\n1¤2¤\n", skip_lines=1)
    assert sheet.columns == ["a", "b"]
    assert texts(sheet) == [["1", "2"]]
    assert list(sheet.numbers) == [3]
    assert not sheet.broken


def test_excels_own_hint_is_no_row(tmp_path: Path) -> None:
    sheet = read(tmp_path, "sep=;\na;b,c\n1;2,3\n")
    assert texts(sheet) == [["1", "2,3"]]
    assert list(sheet.numbers) == [2]


def test_windows_line_ends_and_quotes(tmp_path: Path) -> None:
    assert texts(read(tmp_path, 'a;b\r\n"1;x";"sagde ""ja"""\r\n')) == [["1;x", 'sagde "ja"']]


def test_texts_are_trimmed_and_words_for_nothing_are_texts_here(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a;b\n 1\t; NULL\n")) == [["1", "NULL"]]


def test_a_column_without_a_name_is_named_by_its_place(tmp_path: Path) -> None:
    assert read(tmp_path, "a;;c\n1;2;3\n").columns == ["a", "#2", "c"]


def test_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a;b\n")) == []


def test_rows_of_another_width_are_kept_and_noted(tmp_path: Path) -> None:
    sheet = read(tmp_path, "a;b\n1\n1;2;3\n4;5\n")
    assert texts(sheet) == [["1", ""], ["1", "2"], ["4", "5"]]
    assert sheet.broken == {0: ("1",), 1: ("1", "2", "3")}


def test_rows_across_chunks_keep_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "_CHUNK_ROWS", 2)
    sheet = read(tmp_path, "a;b\n" + "".join(f"{i};x\n" for i in range(5)) + "9\n")
    assert list(sheet.numbers) == [2, 3, 4, 5, 6, 7]
    assert sheet.broken == {5: ("9",)}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Kind.EMPTY_FILE),
        (b"\n1;2\n", Kind.EMPTY_FILE),
        (b"a;a\n1;2\n", Kind.TWICE_COLUMN),
        (b"PK\x03\x04 and so on", Kind.WRONG_FORMAT),
        (b"\xd0\xcf\x11\xe0 and so on", Kind.WRONG_FORMAT),
        ("a;b\n".encode("utf-16"), Kind.WRONG_FORMAT),
        (b"a\n\x81\x8d\n", Kind.ENCODING),
        (b'a;b\n"1;2\n3;4\n', Kind.BROKEN_QUOTES),
        (b"a;b\n" + b"x" * 200_000 + b";1\n", Kind.TOO_LONG),
        (b"x" * 100_001, Kind.TOO_LARGE),
        (b'a;b\n1;2\n"x"y;2\n', Kind.BROKEN_QUOTES),
    ],
)
def test_files_that_are_refused(tmp_path: Path, content: bytes, kind: Kind) -> None:
    assert refused(tmp_path, content).kind is kind


def test_broken_quotes_are_told_with_their_row(tmp_path: Path) -> None:
    assert refused(tmp_path, 'a;b\n1;2\n"x"y;2\n').row == 3


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MAX_ROWS", 2)
    monkeypatch.setattr(csv_reader, "MAX_COLUMNS", 2)
    assert refused(tmp_path, "a\n1\n2\n3\n").kind is Kind.TOO_MANY_ROWS
    assert refused(tmp_path, "a;b;c\n").kind is Kind.TOO_LARGE
    monkeypatch.setattr(csv_reader, "MAX_CSV_BYTES", 3)
    assert refused(tmp_path, "a\n1\n").kind is Kind.TOO_LARGE
