"""A mart that cannot be read says why, so that the screen can say what to do."""

from pathlib import Path

import duckdb
import pytest

from dashboard.data.mart.store import MartUnavailableError

from .cases import chosen, make_figures, readers
from .conftest import Standing


def reason(mart: Path, *keys: str) -> str:
    with pytest.raises(MartUnavailableError) as caught:
        readers(mart, chosen(*(keys or ("absence",)))).current()
    return caught.value.reason


def test_no_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.duckdb") == "missing"


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert reason(tmp_path / "file" / "mart.duckdb") == "unreadable"


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 10_000])
def test_a_file_that_is_no_mart(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mart.duckdb").write_bytes(content)
    assert reason(tmp_path / "mart.duckdb") == "unreadable"


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_file_that_is_cut_off(standing: Standing, share: float) -> None:
    content = standing.mart.read_bytes()
    standing.mart.write_bytes(content[: int(len(content) * share)])
    assert reason(standing.mart) == "unreadable"


def test_a_database_of_something_else(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "mart.duckdb") as connection:
        connection.execute("CREATE TABLE beer (name VARCHAR)")
    assert reason(tmp_path / "mart.duckdb") == "unreadable"


@pytest.mark.parametrize("content", ["no json", "{}", "[]", '{"version": "1"}'])
def test_a_mart_that_does_not_say_what_it_is(tmp_path: Path, content: str) -> None:
    with duckdb.connect(tmp_path / "mart.duckdb") as connection:
        connection.execute("CREATE TABLE meta AS SELECT ? AS content", [content])
    assert reason(tmp_path / "mart.duckdb") in ("unreadable", "other_version")


def test_a_mart_of_other_indicators(standing: Standing) -> None:
    assert reason(standing.mart, "absence", "goals_met") == "other_version"


def test_a_mart_that_comes_back_is_read(standing: Standing) -> None:
    standing.mart.write_bytes(b"broken")
    assert reason(standing.mart) == "unreadable"
    make_figures(standing.case_db, standing.mart, chosen("absence"))
    assert standing.children() == 3
