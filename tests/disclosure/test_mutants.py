"""One release too many, and the attackers find children: they are not blind."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from dashboard.data.mart.disclosure import linked
from dashboard.data.mart.disclosure.menu import windows
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Scope
from tests.mart.cases import AS_OF, STEERING_GROUP, chosen, homes_with, mart_of_rows
from tests.reference.case import Case, Row, Tables

from .linear_attack import disclosed
from .microdata import Piece, pieces
from .released import told
from .test_attack import small_town
from .towns import AS_OF as TOWNS_AS_OF
from .towns import WINDOWS

COVERAGE: Final = "follow_up_coverage"
YEAR: Final = (windows(AS_OF)[0].start, windows(AS_OF)[0].end)
Sets = list[frozenset[Piece]]


def released(folder: Path, tables: Tables) -> tuple[Sets, frozenset[Piece]]:
    """What a steering group is told of the coverage of a year, and all there is to tell."""
    found = pieces(Case(tables), COVERAGE, AS_OF, *YEAR)
    with mart_of_rows(folder, tables, chosen(COVERAGE)) as mart:
        return [row.pieces for row in told(mart, STEERING_GROUP, COVERAGE, YEAR, found)], found


def found_by(sets: Sets) -> list[tuple[str, ...]]:
    return disclosed(sets, set(), STEERING_GROUP.least_children - 1)


def test_one_filter_more(tmp_path: Path) -> None:
    tables = homes_with({"h1": 8, "h2": 9})
    sets, found = released(tmp_path, tables)
    girls = frozenset(piece for piece in found if piece.home == "h1" and piece.child not in ("h1-1", "h1-2"))
    assert found_by(sets) == []
    assert ("h1-1", "h1-2") in {group[:2] for group in found_by([*sets, girls])}


def test_a_period_that_starts_a_day_later(tmp_path: Path) -> None:
    early = ("h1-1", "h1-2")
    tables = _started(homes_with({"h1": 8, "h2": 9}), early)
    sets, _ = released(tmp_path, tables)
    case, (start, end) = Case(tables), YEAR
    first = {piece._replace(month="first day") for piece in pieces(case, COVERAGE, AS_OF, start, start)}
    later = pieces(case, COVERAGE, AS_OF, start + timedelta(days=1), end)
    whole = [frozenset(piece for piece in first | later if piece.home == home) for home in ("h1", "h2")]
    assert found_by(sets) == []
    assert found_by(whole) == []
    a_day_later = [frozenset(piece for piece in later if piece.home == home) for home in ("h1", "h2")]
    assert early in {group[:2] for group in found_by([*whole, *a_day_later])}


def test_a_complement_left_out(tmp_path: Path) -> None:
    sets, found = released(tmp_path, homes_with({"h1": 3, "h2": 6, "h3": 9}))
    complement = frozenset(piece for piece in found if piece.home == "h2")
    assert found_by(sets) == []
    assert ("h1-1", "h1-2", "h1-3") in {group[:3] for group in found_by([*sets, complement])}


@pytest.mark.parametrize("seed", [2, 8])
def test_lists_that_are_not_linked(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each list keeps its own small units hidden, and few children stand between a home and its school."""
    monkeypatch.setattr(linked, "small_cuts", lambda _edges, _least: [])
    scope = Scope(figures=ALL_CHILDREN, own=NOTHING, least_children=3)
    with small_town(seed, 28) as (case, mart):
        sets = []
        for window in WINDOWS:
            found = pieces(case, COVERAGE, TOWNS_AS_OF, *window)
            sets += [row.pieces for row in told(mart, scope, COVERAGE, window, found)]
    assert disclosed(sets, set(), 2)


def _started(tables: dict[str, list[Row]], early: tuple[str, ...]) -> dict[str, list[Row]]:
    """These children's rows from the year's first day on; the others' begin at New Year."""

    def rows(table: str) -> list[Row]:
        return [{**row, "start_on": YEAR[0]} if row["child_id"] in early else row for row in tables[table]]

    return {**tables, **{table: rows(table) for table in ("placement", "enrolment", "course")}}
