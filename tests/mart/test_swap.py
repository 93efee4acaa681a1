"""Figures are built aside and put in place whole: readers see the old ones or the new ones, never a half."""

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.data.mart.refresh import RefreshRunningError

from .cases import case_database, chosen, homes_with, make_figures
from .conftest import Standing, children

# A refresh that stops in the middle, when the first tables are read, and waits to be killed.
STUCK = """
import sys
from tests.mart.cases import chosen, make_figures
from pathlib import Path

def wait(table, rows):
    if table == "course":
        print("in the middle", flush=True)
        sys.stdin.read()

make_figures(sys.argv[1], Path(sys.argv[2]), chosen("absence"), wait)
"""


@contextmanager
def refresh_in_the_middle(standing: Standing) -> Iterator[subprocess.Popen[str]]:
    """Another process that refreshes, and has come half-way."""
    process = subprocess.Popen(
        [sys.executable, "-c", STUCK, standing.case_db, str(standing.mart)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "in the middle\n"
            yield process
        finally:
            process.kill()


def test_a_reader_keeps_the_figures_it_opened(standing: Standing, tmp_path: Path) -> None:
    opened = standing.marts.current()
    make_figures(case_database(tmp_path, homes_with({"h1": 7})), standing.mart, chosen("absence"))
    assert (children(opened), children(standing.marts.current())) == (3, 7)


def test_the_same_figures_are_opened_once(standing: Standing) -> None:
    assert standing.marts.current() is standing.marts.current()


def test_while_new_figures_are_built_the_old_ones_answer(standing: Standing, tmp_path: Path) -> None:
    seen: list[int] = []
    case_db = case_database(tmp_path, homes_with({"h1": 7}))
    make_figures(case_db, standing.mart, chosen("absence"), lambda _table, _rows: seen.append(standing.children()))
    assert set(seen) == {3}
    assert standing.children() == 7


def test_nothing_is_left_beside_the_new_figures(standing: Standing) -> None:
    make_figures(standing.case_db, standing.mart, chosen("absence"))
    assert standing.files() == {"mart.duckdb"}


def test_a_second_refresh_at_once_does_nothing(standing: Standing) -> None:
    with refresh_in_the_middle(standing), pytest.raises(RefreshRunningError):
        make_figures(standing.case_db, standing.mart, chosen("absence"))
    assert standing.children() == 3


def test_a_refresh_that_is_killed_leaves_the_old_figures(standing: Standing) -> None:
    with refresh_in_the_middle(standing) as process:
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert standing.files() > {"mart.duckdb"}
    assert standing.children() == 3


def test_the_next_refresh_clears_up_after_a_killed_one(standing: Standing, tmp_path: Path) -> None:
    with refresh_in_the_middle(standing) as process:
        process.kill()
    make_figures(case_database(tmp_path, homes_with({"h1": 7})), standing.mart, chosen("absence"))
    assert standing.files() == {"mart.duckdb"}
    assert standing.children() == 7


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process grows beyond 100 kB, as on a disk that is nearly full."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_leaves_the_old_figures(standing: Standing) -> None:
    with full_disk(), pytest.raises(OSError, match="could not be written beside"):
        make_figures(standing.case_db, standing.mart, chosen("absence"))
    assert standing.files() == {"mart.duckdb"}
    assert standing.children() == 3
