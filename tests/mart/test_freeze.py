"""A state of the figures is kept as it is, whatever becomes of the mart, and not for ever."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.data.mart.freeze import FrozenState, freeze, frozen, prune
from dashboard.data.mart.refresh import refresh
from dashboard.data.mart.store import MartUnavailableError, open_mart
from dashboard.vocabulary.rules import Rules

from .cases import AS_OF, BUILT_AT, case_database, chosen, homes_with
from .conftest import Standing, children

SIX_HOURS = timedelta(hours=6)


def refreshed(standing: Standing, number_of_children: int, built_at: datetime) -> None:
    tables = homes_with({"h1": number_of_children})
    url = case_database(standing.mart.parent.parent, tables)
    refresh(url, standing.mart, as_of=AS_OF, built_at=built_at, rules=Rules(), indicators=chosen("absence"))


def opened(state: FrozenState) -> int:
    return children(open_mart(state.path, indicators=chosen("absence"), config={}))


def test_what_is_kept_stays_when_the_figures_are_refreshed(standing: Standing) -> None:
    kept = freeze(standing.mart)
    refreshed(standing, 5, BUILT_AT + SIX_HOURS)
    assert (standing.children(), opened(kept)) == (5, 3)
    assert (kept.as_of, kept.built_at) == (AS_OF, BUILT_AT)
    assert frozen(standing.mart) == (kept,)


def test_the_newest_stands_first(standing: Standing) -> None:
    first = freeze(standing.mart)
    refreshed(standing, 5, BUILT_AT + SIX_HOURS)
    second = freeze(standing.mart)
    assert frozen(standing.mart) == (second, first)


def test_the_same_state_is_kept_once(standing: Standing) -> None:
    assert freeze(standing.mart) == freeze(standing.mart)
    assert [path.name for path in (standing.mart.parent / "mart-states").iterdir()] == [
        "2025-06-30_20250701T050000000000Z.duckdb"
    ]


def test_where_a_file_can_have_no_second_name_it_is_copied(standing: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    kept = freeze(standing.mart)
    assert not kept.path.samefile(standing.mart)
    assert opened(kept) == 3


def test_without_a_mart_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(MartUnavailableError, match="there is no mart"):
        freeze(tmp_path / "mart.duckdb")
    (tmp_path / "mart.duckdb").write_text("no mart")
    with pytest.raises(MartUnavailableError):
        freeze(tmp_path / "mart.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["mart.duckdb"]
    assert frozen(tmp_path / "mart.duckdb") == ()


@pytest.fixture
def four(tmp_path: Path) -> Path:
    """A mart beside which four states of 2023 to 2026 are kept, and a file of somebody else."""
    folder = tmp_path / "mart-states"
    folder.mkdir()
    for year in (2023, 2024, 2025, 2026):
        (folder / f"{year}-06-30_{year}0701T050000000000Z.duckdb").touch()
    (folder / "notes.duckdb").touch()
    return tmp_path / "mart.duckdb"


def years(mart: Path) -> list[int]:
    return [state.as_of.year for state in frozen(mart)]


def test_the_oldest_beyond_the_most_are_deleted(four: Path) -> None:
    assert prune(four, today=date(2026, 7, 1), most=2) == 2
    assert years(four) == [2026, 2025]


def test_what_is_too_old_is_deleted(four: Path) -> None:
    assert prune(four, today=date(2026, 7, 1), longest=timedelta(days=366)) == 2
    assert years(four) == [2026, 2025]


def test_what_nobody_froze_is_left_alone(four: Path) -> None:
    prune(four, today=date(2040, 1, 1))
    assert [path.name for path in (four.parent / "mart-states").iterdir()] == ["notes.duckdb"]
    assert frozen(four) == ()


def test_moments_are_read_in_utc(four: Path) -> None:
    assert frozen(four)[0].built_at == datetime(2026, 7, 1, 5, tzinfo=UTC)
