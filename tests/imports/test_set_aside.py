"""Rows set aside: out of the import with all that leans on them, in files that a person can correct."""

import csv
from pathlib import Path

import pytest

from dashboard.data.imports.set_aside import harmless
from tests.imports.extracts import rows, run, small

CHILD = "child_id,display_name,birth_on,municipality_code\n"


def cells(path: Path, separator: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """C1 has no such birthday; A1 is its placement."""
    return small(tmp_path / "extract", child=CHILD + "C1,=1+1,31-02-2013,903\nC2,,2011-11-02,903\n")


def test_the_row_and_what_leans_on_it_are_left_out(extract: Path, sqlite_url: str) -> None:
    result = run(extract, sqlite_url, "--set-aside")
    assert result.exit_code == 0
    assert [row["child_id"] for row in rows(sqlite_url, "child")] == ["C2"]
    assert [row["placement_id"] for row in rows(sqlite_url, "placement")] == ["A2"]
    assert "1 (Ikke en dato: 1)" in result.stdout
    assert "1 (Følger af andre rækker: 1)" in result.stdout


def test_the_file_beside_the_input_has_the_columns_and_the_fault_and_no_formula(extract: Path, sqlite_url: str) -> None:
    run(extract, sqlite_url, "--set-aside")
    assert cells(extract / "child.csv.set-aside.csv") == [
        ["child_id", "display_name", "birth_on", "municipality_code", "fejl"],
        [
            "C1",
            "'=1+1",
            "31-02-2013",
            "903",
            "child.csv, række 2, kolonnen birth_on: »31-02-2013« er ikke en dato. "
            "Skriv den som yyyy-mm-dd / dd-mm-yyyy.",
        ],
    ]
    assert [row[0] for row in cells(extract / "placement.csv.set-aside.csv")] == ["placement_id", "A1"]
    assert not (extract / "home.csv.set-aside.csv").exists()


def test_the_list_has_every_fault(extract: Path, sqlite_url: str) -> None:
    run(extract, sqlite_url, "--set-aside", "--language", "en")
    listed = cells(extract / "import-faults.csv", ";")
    assert listed[0] == ["file", "row", "column", "value", "kind", "fault"]
    assert [line[:5] for line in listed[1:]] == [
        ["child.csv", "2", "birth_on", "31-02-2013", "date"],
        ["placement.csv", "2", "child_id", "C1", "dangling"],
    ]


def test_another_folder_can_be_told(extract: Path, tmp_path: Path, sqlite_url: str) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    assert run(extract, sqlite_url, "--set-aside-dir", str(aside)).exit_code == 0
    assert sorted(path.name for path in aside.iterdir()) == [
        "child.csv.set-aside.csv",
        "import-faults.csv",
        "placement.csv.set-aside.csv",
    ]
    assert not list(extract.glob("*.set-aside.csv"))


def test_a_child_that_the_database_has_keeps_its_placements(extract: Path, tmp_path: Path, sqlite_url: str) -> None:
    assert run(small(tmp_path / "before"), sqlite_url).exit_code == 0
    run(extract, sqlite_url, "--set-aside")
    assert [row["placement_id"] for row in rows(sqlite_url, "placement")] == ["A1", "A2"]


def test_the_files_go_when_nothing_is_set_aside_any_more(extract: Path, sqlite_url: str) -> None:
    run(extract, sqlite_url, "--set-aside")
    small(extract)
    assert run(extract, sqlite_url, "--set-aside").exit_code == 0
    assert not list(extract.glob("*.set-aside.csv"))
    assert not (extract / "import-faults.csv").exists()


def test_a_row_with_too_many_fields_keeps_them(tmp_path: Path, sqlite_url: str) -> None:
    extract = small(tmp_path / "extract", child=CHILD + "C2,,2011-11-02,903,x\nC1,,2013-05-12,903\n")
    run(extract, sqlite_url, "--set-aside")
    (line,) = cells(extract / "child.csv.set-aside.csv")[1:]
    assert (line[0], line[-1]) == ("C2", "x")


def test_a_dry_run_writes_no_files_either(extract: Path, sqlite_url: str) -> None:
    result = run(extract, sqlite_url, "--set-aside", "--dry-run")
    assert result.exit_code == 0
    assert "Prøvekørsel: intet er skrevet." in result.stdout
    assert not list(extract.glob("*.set-aside.csv"))


def test_without_leave_nothing_is_set_aside(extract: Path, sqlite_url: str) -> None:
    assert run(extract, sqlite_url).exit_code == 1
    assert not list(extract.glob("*.set-aside.csv"))


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1", "'=1"),
        ("@x", "'@x"),
        ("+45 12", "'+45 12"),
        ("-x", "'-x"),
        ("-1,5", "-1,5"),
        ("+2", "+2"),
        ("a=1", "a=1"),
    ],
)
def test_formulas_are_made_harmless(cell: str, safe: str) -> None:
    assert harmless(cell) == safe
