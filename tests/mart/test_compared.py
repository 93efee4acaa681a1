"""Comparisons are made once, aside; what is read is never of other states, and half a file is none."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dashboard.data.mart.freeze import freeze
from dashboard.data.mart.refresh import refresh
from dashboard.data.mart.since import compared
from dashboard.data.mart.since.compared import Comparisons, ComparisonsRunningError, States
from dashboard.data.mart.since.shown import shown_figures, since_shown
from dashboard.data.mart.since.written import NotWrittenHereError, read_shown, read_since, write_shown, write_since
from dashboard.data.mart.store import Mart, open_mart
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.since import Reason, Since

from .cases import AS_OF, BUILT_AT, STEERING_GROUP, case_database, chosen, homes_with

KEYS = ("follow_up_coverage", "goals_met", "home_sparring", "high_absence")
LATER = BUILT_AT + timedelta(days=90)
STATES: States = (BUILT_AT, LATER)


def built(path: Path, children: int, built_at: datetime, keys: tuple[str, ...] = KEYS) -> None:
    url = case_database(path.parent, homes_with({"h1": children}))
    as_of = AS_OF + (built_at - BUILT_AT)
    refresh(url, path, as_of=as_of, built_at=built_at, rules=Rules(), indicators=chosen(*keys))


@pytest.fixture
def beside(tmp_path: Path) -> Comparisons:
    """Twelve children at a meeting, and ninety days later eighteen."""
    path = tmp_path / "mart.duckdb"
    built(path, 12, BUILT_AT)
    freeze(path)
    built(path, 18, LATER)
    return Comparisons(mart=path, indicators=chosen(*KEYS), scope=STEERING_GROUP)


@pytest.fixture
def both(beside: Comparisons) -> Iterator[tuple[Mart, Mart]]:
    paths = [beside.state(built_at) for built_at in STATES]
    before, after = (open_mart(path, indicators=chosen(*KEYS), config={}) for path in paths if path is not None)
    yield before, after
    before.connection.close()
    after.connection.close()


def file_of(beside: Comparisons) -> Path:
    (path,) = (beside.mart.parent / "mart-since").glob("*.json")
    return path


def test_what_is_kept_is_what_a_comparison_finds_and_adds_up(beside: Comparisons, both: tuple[Mart, Mart]) -> None:
    assert beside.find(STATES) is None
    assert beside.make([STATES]) == 1
    found = beside.find(STATES)
    assert found == since_shown(both, chosen(*KEYS), STEERING_GROUP)
    assert found is not None
    (change,) = found["follow_up_coverage"].changes
    assert change.before.children == 12
    assert change.parts is not None
    assert Reason.CAME in {reason for part in change.parts for reason in part.reasons}
    for one in found.values():
        (change,) = one.changes
        for name in ("numerator", "denominator"):
            added = sum(getattr(part, name) for part in change.parts or ())
            assert getattr(change.before, name) + added == getattr(change.after, name)
    assert beside.make([STATES]) == 0


def test_the_figures_of_a_day_are_those_that_are_compared(beside: Comparisons, both: tuple[Mart, Mart]) -> None:
    shown = shown_figures(both[0], chosen(*KEYS), STEERING_GROUP, municipality="101", is_mart_kept=True)
    assert read_shown(write_shown(shown)) == shown
    found = since_shown(both, chosen(*KEYS), STEERING_GROUP)
    assert {key: one.changes[0].before for key, one in found.items()} == dict(shown.figures)


def test_another_scope_or_other_states_find_nothing(beside: Comparisons) -> None:
    beside.make([STATES])
    stricter = replace(beside, scope=replace(STEERING_GROUP, least_children=9))
    assert stricter.find(STATES) is None
    assert beside.find((BUILT_AT, LATER + timedelta(seconds=1))) is None


def test_what_is_not_wanted_any_more_is_forgotten(beside: Comparisons) -> None:
    beside.make([STATES])
    path = file_of(beside)
    assert beside.make([]) == 0
    assert not path.exists()


@pytest.mark.parametrize("half", ["", "{", '{"goals_met": {}}', "[]", "null", '{"goals_met": null}'])
def test_half_a_file_is_none_and_is_made_anew(beside: Comparisons, half: str) -> None:
    beside.make([STATES])
    whole = beside.find(STATES)
    file_of(beside).write_text(half, encoding="utf-8")
    assert beside.find(STATES) is None
    assert beside.make([STATES]) == 1
    assert beside.find(STATES) == whole


def test_a_state_that_is_gone_or_of_another_version_is_not_compared(beside: Comparisons) -> None:
    gone = (BUILT_AT - timedelta(days=1), LATER)
    assert beside.state(gone[0]) is None
    assert beside.make([gone, STATES]) == 1
    built(beside.mart, 18, LATER, keys=("absence",))
    file_of(beside).unlink()
    assert beside.make([STATES]) == 0


def test_a_kept_mart_that_is_cut_off_is_not_compared(beside: Comparisons) -> None:
    kept = beside.state(BUILT_AT)
    assert kept is not None
    kept.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2])
    assert beside.make([STATES]) == 0
    assert beside.find(STATES) is None


def test_a_full_disk_leaves_nothing_half_written(beside: Comparisons, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        beside.make([STATES])
    assert [path.name for path in (beside.mart.parent / "mart-since").iterdir()] == ["lock"]


def test_of_two_who_compare_at_once_the_second_does_nothing(
    beside: Comparisons, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def meanwhile(*asked: object) -> Mapping[str, Since]:
        seen.append(beside.is_making())
        with pytest.raises(ComparisonsRunningError):
            beside.make([])
        return since_shown(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(compared, "since_shown", meanwhile)
    assert not beside.is_making()
    assert beside.make([STATES]) == 1
    assert seen == [True]
    assert not beside.is_making()
    assert beside.find(STATES) is not None


def test_a_text_of_somebody_else_is_not_read() -> None:
    for text in ("", "{}", "[1]", "null", '{"as_of": "yesterday"}'):
        with pytest.raises(NotWrittenHereError):
            read_shown(text)
    assert read_since(write_since({}), {}) == {}
    assert read_since('{"an indicator of later": {}}', {}) == {}
