"""Attackers with everything that readers are told of small towns: nobody finds fewer children than may be shown."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from tests.mart.cases import mart_of_rows
from tests.reference.case import Case

from .count_attack import ranges
from .linear_attack import disclosed
from .microdata import TOLD_BY_UNIT, Piece, pieces
from .released import hidden_units, told
from .towns import AS_OF, WINDOWS, town

READERS: Final = {
    "steering group": NOTHING,
    "leader of a home": Reach(homes=frozenset({"h1"})),
    "leader of a school": Reach(schools=frozenset({"s1"})),
}
OFTEN: Final = ("follow_up_coverage", "goals_met", "home_sparring")


@contextmanager
def small_town(seed: int, children: int, *, move: float = 0.2) -> Iterator[tuple[Case, Mart]]:
    """A random town, and its mart."""
    tables = town(seed, children, move=move)
    with (
        tempfile.TemporaryDirectory() as folder,
        mart_of_rows(Path(folder), tables, list(all_indicators().values()), AS_OF) as mart,
    ):
        yield Case(tables), mart


def known_to(own: Reach, found: frozenset[Piece]) -> set[Piece]:
    """What a reader knows without being told: all about the own children."""
    return {piece for piece in found if piece.home in own.homes or piece.school in own.schools}


# Children by the least number: every group of one child fewer is tried, so the towns are as small as that allows.
@pytest.mark.parametrize(("seed", "children", "least"), [(1, 28, 3), (2, 34, 3), (4, 20, 4), (5, 16, 5)])
@pytest.mark.parametrize("own", READERS.values(), ids=READERS)
def test_no_sum_or_difference_is_left_with_few_children(seed: int, children: int, least: int, own: Reach) -> None:
    scope = Scope(figures=ALL_CHILDREN, own=own, least_children=least)
    numbers = 0
    with small_town(seed, children) as (case, mart):
        for indicator in TOLD_BY_UNIT if seed == 1 else OFTEN:
            for window in WINDOWS:
                found = pieces(case, indicator, AS_OF, *window)
                released = told(mart, scope, indicator, window, found)
                assert disclosed([row.pieces for row in released], known_to(own, found), least - 1) == []
                numbers += len(released)
    assert numbers > 30  # something is shown


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("own", READERS.values(), ids=READERS)
def test_no_hidden_number_of_children_can_be_bounded_closely(seed: int, own: Reach) -> None:
    least = 5
    scope = Scope(figures=ALL_CHILDREN, own=own, least_children=least)
    with small_town(seed, 60, move=0.0) as (case, mart):
        for window in WINDOWS:
            found = pieces(case, "follow_up_coverage", AS_OF, *window)
            released = told(mart, scope, "follow_up_coverage", window, found)
            hidden = hidden_units(mart, scope, "follow_up_coverage", window)
            known = known_to(own, found)
            assert all(width >= least - 1 for width in ranges(released, hidden, known).values())
