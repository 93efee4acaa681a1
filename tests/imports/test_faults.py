"""Every fault of a row: told with file, row, column, value and what to do; nothing is written."""

from pathlib import Path

import pytest

from tests.imports.extracts import rows, run, small

CHILD = "child_id,birth_on,gender,municipality_code\n"
PLACEMENT = "placement_id,child_id,home_id,start_on,end_on\n"
ATTENDANCE = (
    "child_id,school_id,from_on,to_on,possible_days,illness_days,permitted_days,unauthorised_days\n"
    "C1,S1,2025-09-01,2025-09-01,1,0,0,0\n"
)

FAULTS = [
    ("child", CHILD + "C1,,f,903\n", 2, "birth_on", "Der mangler en værdi"),
    ("child", CHILD + "C1,2013-05-12,F,903\n", 2, "gender", "»F« er ikke en kode i child.gender. Brug en af: f, m, x."),
    ("child", CHILD + "C1,12/05/13,f,903\n", 2, "birth_on", "»12/05/13« er ikke en dato. Skriv den som yyyy-mm-dd"),
    ("child", CHILD + "C1,31-12-9999,f,903\n", 2, "birth_on", "uden for 1900-2100"),
    ("child", CHILD + "C1,2013-05-12,f,904\n", 2, "municipality_code", "»904« findes hverken"),
    ("child", CHILD + "C1,2013-05-12,f,903\nC1,2013-05-12,f,903\n", 3, "child_id", "brugt før (child.csv:2)"),
    ("child", CHILD + "710513-0001,2013-05-12,f,903\n", 2, "child_id", "»710513-****« ligner et CPR-nummer"),
    ("child", CHILD + f"{'x' * 201},2013-05-12,f,903\n", 2, "child_id", "længere end 200 tegn"),
    ("child", CHILD + "C\x071,2013-05-12,f,903\n", 2, "child_id", "usynlige styretegn"),
    ("child", CHILD + "C1,2013-05-12,f\n", 2, "", "Rækken har 3 felter"),
    (
        "placement",
        PLACEMENT + "A1,C1,H1,2024-02-01,2024-01-31\n",
        2,
        "end_on",
        "Slutter 2024-01-31, før det begynder 2024-02-01",
    ),
    ("placement", PLACEMENT + "A1,C9,H1,2024-02-01,\n", 2, "child_id", "»C9« findes hverken i udtrækkets child"),
    (
        "assignment",
        "assignment_id,staff_id,home_id,school_id,weekly_hours,start_on\nT1,P1,H1,S1,2,2024-01-01\n",
        2,
        "home_id",
        "Netop én af home_id og school_id",
    ),
    ("assignment", "assignment_id,staff_id,start_on\nT1,P1,2024-01-01\n", 2, "home_id", "Netop én af"),
    ("attendance", ATTENDANCE + "C1,S1,2025-09-02,2025-09-02,-1,0,0,0\n", 3, "possible_days", "»-1« er negativt"),
    ("attendance", ATTENDANCE + "C1,S1,2025-09-02,2025-09-02,1,x,0,0\n", 3, "illness_days", "»x« er ikke et tal"),
    ("attendance", ATTENDANCE + "C1,S1,2025-09-02,2025-09-02,10000,0,0,0\n", 3, "possible_days", "uden for 0-9999"),
    ("attendance", ATTENDANCE + "C1,S1,2025-09-02,2025-09-01,1,0,0,0\n", 3, "to_on", "Slutter 2025-09-01"),
    ("attendance", ATTENDANCE + "C1,S1,2025-09-01,2025-09-02,2,0,0,0\n", 3, "child_id", "»C1 + S1 + 2025-09-01«"),
    (
        "enrolment",
        "enrolment_id,child_id,school_id,grade,start_on\nE1,C1,S1,11,2025-08-01\n",
        2,
        "grade",
        "uden for 0-10",
    ),
    (
        "enrolment",
        "enrolment_id,child_id,school_id,grade,start_on\nE1,C1,S1,5.5,2025-08-01\n",
        2,
        "grade",
        "»5.5« er ikke et helt tal",
    ),
    (
        "instrument",
        "instrument_id,name,domain,higher_is_better\nI1,Læsning,reading,måske\n",
        2,
        "higher_is_better",
        "»måske« er hverken ja eller nej",
    ),
    ("staff", "staff_id,name,role\nP1,Sag 7105130001,learning_advisor\n", 2, "name", "ligner et CPR-nummer"),
]


@pytest.mark.parametrize(("table", "text", "row", "column", "words"), FAULTS)
def test_a_fault_is_told_and_nothing_is_written(
    tmp_path: Path, sqlite_url: str, table: str, text: str, row: int, column: str, words: str
) -> None:
    result = run(small(tmp_path / "extract", **{table: text}), sqlite_url)
    place = f"{table}.csv, række {row}" + (f", kolonnen {column}: " if column else ": ")
    told = [line for line in result.stderr.splitlines() if place in line]
    assert any(words in line for line in told), result.stderr
    assert result.exit_code == 1
    assert "Intet er indlæst." in result.stderr
    assert rows(sqlite_url, "child") == []


def test_all_faults_are_told_at_once_in_english(tmp_path: Path, sqlite_url: str) -> None:
    extract = small(
        tmp_path / "extract",
        child=CHILD + "C1,2013-99-99,f,903\nC2,2011-11-02,q,903\n",
        placement=PLACEMENT + "A1,C1,H1,,\nA2,C2,H2,2023-08-15,\n",
    )
    told = run(extract, sqlite_url, "--language", "en").stderr
    assert "child.csv, row 2, column birth_on: “2013-99-99” is not a date." in told
    assert "child.csv, row 3, column gender: “q” is no code of child.gender. Use one of: f, m, x." in told
    assert "placement.csv, row 2, column start_on: A value for placement.start_on is missing." in told
    assert "placement.csv, row 3, column home_id: “H2” is neither in the extract's home nor in the database." in told


def test_a_child_with_a_fault_is_still_a_child_to_its_placements(tmp_path: Path, sqlite_url: str) -> None:
    told = run(small(tmp_path / "extract", child=CHILD + "C1,x,f,903\nC2,y,,903\n"), sqlite_url).stderr
    assert "placement.csv" not in told


def test_fifty_of_a_kind_are_shown_and_the_rest_counted(tmp_path: Path, sqlite_url: str) -> None:
    children = CHILD + "".join(f"C{i},x,f,903\n" for i in range(60))
    told = run(small(tmp_path / "extract", child=children), sqlite_url).stderr
    assert "Ikke en dato (60):" in told
    assert told.count("er ikke en dato") == 50
    assert "… og 10 flere." in told


def test_numbers_of_days_have_two_decimals(tmp_path: Path, sqlite_url: str) -> None:
    text = ATTENDANCE + "C1,S1,2025-09-02,2025-09-02,1,0.333333,0,0\n"
    assert run(small(tmp_path / "extract", attendance=text), sqlite_url).exit_code == 0
    assert [row["illness_days"] for row in rows(sqlite_url, "attendance")] == [0, 0.33]


def test_a_column_of_cpr_numbers_that_lost_their_zeros_is_refused(tmp_path: Path, sqlite_url: str) -> None:
    children = CHILD + "".join(f"90113{i:04},2013-01-09,f,903\n" for i in range(12))
    told = run(small(tmp_path / "extract", child=children), sqlite_url).stderr
    assert "Ligner et CPR-nummer (12):" in told
    assert "»90113****«" in told
    assert "901130001" not in told


def test_overlaps_and_days_to_come_are_noted_but_imported(tmp_path: Path, sqlite_url: str) -> None:
    extract = small(
        tmp_path / "extract",
        placement=PLACEMENT + "A1,C1,H1,2024-02-01,2024-06-30\nA2,C1,H1,2024-06-30,\nA3,C2,H1,2024-06-30,\n",
        sparring="sparring_id,held_on,home_id\nV1,2099-01-01,H1\n",
    )
    result = run(extract, sqlite_url)
    assert result.exit_code == 0
    assert "placement: 1 rækker begynder" in result.stdout
    assert "placement.csv:3" in result.stdout
    assert "sparring: 1 datoer i held_on ligger efter i dag." in result.stdout
    assert len(rows(sqlite_url, "placement")) == 3
