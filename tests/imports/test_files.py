"""Faults of files and of their columns, without a mapping."""

from pathlib import Path

import openpyxl

from tests.imports.extracts import SMALL, rows, run, small, write


def test_a_small_extract_is_imported(tmp_path: Path, sqlite_url: str) -> None:
    result = run(small(tmp_path / "extract"), sqlite_url)
    assert result.exit_code == 0, result.stderr
    assert [row["child_id"] for row in rows(sqlite_url, "child")] == ["C1", "C2"]
    assert rows(sqlite_url, "placement")[0] == {
        "placement_id": "A1",
        "child_id": "C1",
        "home_id": "H1",
        "start_on": "2024-02-01",
        "end_on": None,
        "aula_access": None,
        "contact_person": None,
    }


def test_xlsx_and_csv_may_be_mixed(tmp_path: Path, sqlite_url: str) -> None:
    extract = write(tmp_path / "extract", {k: v for k, v in SMALL.items() if k != "school.csv"})
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.active.append(["school_id", "name", "kind", "municipality_code"])
    workbook.active.append([501001, "Søndre Skole", "public_school", "903"])
    workbook.save(extract / "school.xlsx")
    assert run(extract, sqlite_url).exit_code == 0
    assert [row["school_id"] for row in rows(sqlite_url, "school")] == ["501001"]


def test_some_tables_may_come_later(tmp_path: Path, sqlite_url: str) -> None:
    assert run(small(tmp_path / "one"), sqlite_url).exit_code == 0
    more = write(tmp_path / "two", {"sparring.csv": "sparring_id,held_on,child_id,home_id\nV1,2025-01-01,C1,H1\n"})
    assert run(more, sqlite_url).exit_code == 0
    assert [row["child_id"] for row in rows(sqlite_url, "sparring")] == ["C1"]


def told(tmp_path: Path, url: str, files: dict[str, str]) -> str:
    result = run(write(tmp_path / "extract", files), url)
    assert result.exit_code == 1
    assert rows(url, "child") == []
    return result.stderr


def test_an_unknown_column_with_the_name_it_may_have(tmp_path: Path, sqlite_url: str) -> None:
    text = told(tmp_path, sqlite_url, SMALL | {"child.csv": "child_id,birt_on,municipality_code\n"})
    assert "child.csv, kolonnen birt_on: Tabellen har ikke sådan en kolonne." in text
    assert "Mente du »birth_on«?" in text
    assert "child.csv, kolonnen birth_on: Kolonnen mangler i filen." in text
    assert "Mente du »birt_on«?" in text


def test_an_unknown_file_with_the_name_it_may_have(tmp_path: Path, sqlite_url: str) -> None:
    text = told(tmp_path, sqlite_url, SMALL | {"chlid.csv": "a\n"})
    assert "chlid.csv: Filen svarer ikke til nogen tabel." in text
    assert "Mente du »child«?" in text


def test_what_an_earlier_import_left_is_not_read(tmp_path: Path, sqlite_url: str) -> None:
    left = {"child.csv.set-aside.csv": "a\n", "import-faults.csv": "b\n", "~$child.xlsx": "c", "read.me": "d"}
    assert run(write(tmp_path / "extract", SMALL | left), sqlite_url).exit_code == 0


def test_two_files_for_a_table(tmp_path: Path, sqlite_url: str) -> None:
    assert "både i en CSV- og en XLSX-fil" in told(tmp_path, sqlite_url, SMALL | {"child.txt": "a\n"})


def test_an_empty_folder(tmp_path: Path, sqlite_url: str) -> None:
    assert "Mappen har ingen af de filer" in told(tmp_path, sqlite_url, {})


def test_every_unreadable_file_is_told(tmp_path: Path, sqlite_url: str) -> None:
    text = told(tmp_path, sqlite_url, SMALL | {"child.csv": "", "home.csv": 'home_id\n"x\n'})
    assert "child.csv, række 1: Filen er tom" in text
    assert "home.csv, række 2: Anførselstegnene går ikke op" in text
