"""Each threat in docs/threats.md names tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "threats.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Threat")
]


def missing(cell: str) -> list[str]:
    """The tests that a cell names and that are not there."""
    named = re.findall(r"`([^`]+)`", cell)
    return [name for name in named if not is_there(*name.partition("::")[::2])] if named else ["no test at all"]


def is_there(path: str, test: str) -> bool:
    file = ROOT / path
    return (
        file.is_file() and re.search(rf"^def {re.escape(test)}\(", file.read_text(encoding="utf-8"), re.M) is not None
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_a_threat_names_what_stands_against_it_and_tests_that_exist(row: list[str]) -> None:
    _, guard, tests = row
    assert guard
    assert missing(tests) == []


def test_there_are_threats() -> None:
    assert len(ROWS) > 25


def test_a_test_that_is_not_there_is_found() -> None:
    here = "tests/test_threats.py"
    assert missing(f"`{here}::test_there_are_threats`") == []
    assert missing(f"`{here}::test_gone`, `tests/gone.py::test_x`") == [f"{here}::test_gone", "tests/gone.py::test_x"]
    assert missing("none") == ["no test at all"]
