"""The examples that the project ships: the whole SSDA903 return, and extracts as municipal systems write them."""

import csv
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from tests.imports.extracts import rows, run

ROOT = Path(__file__).parent.parent.parent
SSDA903 = ROOT / "examples" / "ssda903"
EXCERPT = ROOT / "tests" / "data" / "ssda903"
IMPORT = ROOT / "examples" / "import"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Result]:
    """The database, the folder with what was set aside, and what was printed."""
    directory = tmp_path_factory.mktemp("ssda903")
    (directory / "aside").mkdir()
    url = f"sqlite:///{directory}/cases.db"
    mapping, aside = str(SSDA903 / "mapping.toml"), str(directory / "aside")
    result = run(SSDA903 / "data", url, "--mapping", mapping, "--set-aside-dir", aside, "--language", "en")
    return url, directory / "aside", result


def set_aside(whole: tuple[str, Path, Result], file: str) -> int:
    with (whole[1] / f"{file}.csv.set-aside.csv").open(encoding="utf-8-sig", newline="") as opened:
        return sum(1 for _ in csv.reader(opened)) - 1


def test_the_return_is_read_and_its_faults_are_counted(whole: tuple[str, Path, Result]) -> None:
    assert whole[2].exit_code == 0
    assert "552 (Not in the other file: 552)" in whole[2].stdout
    assert (
        "9,325 (Not in the other file: 3,070; Before the first interval: 2,647; Between or after the intervals: 49; "
        "Date too late: 3,559)"
    ) in whole[2].stdout
    assert [set_aside(whole, file) for file in ("header", "reviews", "oc2")] == [552, 9325, 276]
    assert not (whole[1] / "episodes.csv.set-aside.csv").exists()


def test_the_returns_rows_are_in_the_tables(whole: tuple[str, Path, Result]) -> None:
    found = {table: len(rows(whole[0], table)) for table in ("child", "home", "placement", "course", "meeting")}
    assert found == {"child": 2123, "home": 4272, "placement": 5050, "course": 2173, "meeting": 3257}
    assert Counter(row["kind"] for row in rows(whole[0], "meeting")) == {"follow_up": 3257}
    kinds = Counter(row["kind"] for row in rows(whole[0], "home"))
    assert set(kinds) == {"residential_home", "foster_family", "kinship_family", "own_lodging"}


def test_the_readme_tells_the_numbers_that_come_out(whole: tuple[str, Path, Result]) -> None:
    readme = (SSDA903 / "README.md").read_text(encoding="utf-8")
    for number in ("552", "3,070", "2,647", "3,559", "9,325", "276", "2,173", "3,257"):
        assert number in readme


def test_overlaps_are_noted(whole: tuple[str, Path, Result]) -> None:
    assert "placement: 82 rows start before an earlier one of the child has ended" in whole[2].stdout


def test_the_whole_again_changes_nothing(whole: tuple[str, Path, Result], tmp_path: Path) -> None:
    before = {table: rows(whole[0], table) for table in ("placement", "meeting", "measurement")}
    mapping = str(SSDA903 / "mapping.toml")
    assert run(SSDA903 / "data", whole[0], "--mapping", mapping, "--set-aside-dir", str(tmp_path)).exit_code == 0
    assert {table: rows(whole[0], table) for table in before} == before


def test_a_course_is_recomputed_from_the_excerpt(tmp_path: Path, sqlite_url: str) -> None:
    """Spells put together the slow way, child by child."""
    result = run(EXCERPT, sqlite_url, "--mapping", str(SSDA903 / "mapping.toml"), "--set-aside-dir", str(tmp_path))
    assert result.exit_code == 0
    expected: list[tuple[str, date | None, date]] = []
    with (EXCERPT / "episodes.csv").open(encoding="utf-8", newline="") as file:
        episodes = sorted((line["CHILD"], day(line["DECOM"]), day(line["DEC"])) for line in csv.DictReader(file))
    for child in dict.fromkeys(child for child, _, _ in episodes):
        start: date | None = None
        end = date.min
        for _, begins, ends in (episode for episode in episodes if episode[0] == child):
            if start is None or begins > end:
                expected += [(child, start, end)] if start else []
                start, end = begins, date.min
            end = max(end, ends)
        expected.append((child, start, end))
    found = [(row["child_id"], row["start_on"], row["end_on"]) for row in rows(sqlite_url, "course")]
    assert sorted(found, key=str) == sorted(
        [
            (child, str(start), None if end == date.max else str(end - timedelta(days=1)))
            for child, start, end in expected
        ],
        key=str,
    )


def day(text: str) -> date:
    if not text:
        return date.max
    d, m, y = map(int, text.split("/"))
    return date(y, m, d)


def test_what_is_set_aside_goes_beside_the_input_otherwise(tmp_path: Path, sqlite_url: str) -> None:
    extract = Path(shutil.copytree(EXCERPT, tmp_path / "extract"))
    assert run(extract, sqlite_url, "--mapping", str(SSDA903 / "mapping.toml"), "--set-aside").exit_code == 0
    assert (extract / "reviews.csv.set-aside.csv").exists()


def test_the_examples_in_the_contracts_columns(sqlite_url: str) -> None:
    assert run(IMPORT / "contract", sqlite_url).exit_code == 0
    assert len(rows(sqlite_url, "placement")) == 3


def test_the_danish_example(sqlite_url: str) -> None:
    result = run(IMPORT / "danish", sqlite_url, "--mapping", str(IMPORT / "danish" / "mapping.toml"))
    assert result.exit_code == 0, result.stderr
    assert "Windows-1252" in result.stdout
    homes = [(row["home_id"], row["name"], row["kind"]) for row in rows(sqlite_url, "home")]
    assert homes == [
        ("L-17", "Familien ved åen", "foster_family"),
        ("L-22", "Familien på bakken", "kinship_family"),
        ("P-1000000017", "Ellemosen", "residential_home"),
    ]
    classes = [(row["child_id"][-4:], row["grade"], row["end_on"]) for row in rows(sqlite_url, "enrolment")]
    assert classes == [("1-25", 4, "2025-07-31"), ("1-25", 5, None), ("2-25", 7, None), ("3-25", 8, None)]
    absence = [
        (row["from_on"], row["illness_days"], row["permitted_days"], row["unauthorised_days"])
        for row in rows(sqlite_url, "attendance")
        if row["child_id"].endswith("1-25")
    ]
    assert absence == [("2025-09-01", 0, 0, 0), ("2025-09-02", 1, 0, 0), ("2025-09-03", 0, 0, 0.5)]


def test_no_cpr_number_of_the_danish_example_is_in_the_database(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    run(IMPORT / "danish", f"sqlite:///{path}", "--mapping", str(IMPORT / "danish" / "mapping.toml"))
    content = path.read_bytes()
    assert b"Ellemosen" in content
    for number in (b"7105130001", b"710513-0001", b"6209110002", b"6901100003"):
        assert number not in content
