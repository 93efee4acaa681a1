"""One table with a total: what is hidden, against the contract's vectors and a brute-force attacker."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.disclosure.disclosure import hide, tells
from tests.disclosure.attackers import by_linear_programming, by_trying

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "suppression.json").read_text(encoding="utf-8"))
LEAST = 5

tables = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 12), max_size=6)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_hides_what_the_contract_hides(vector: Mapping[str, Any]) -> None:
    assert hide(vector["values"], vector["k"]) == frozenset(vector["suppressed"])


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_leaves_the_range_that_the_contract_computes(vector: Mapping[str, Any]) -> None:
    hidden = hide(vector["values"], vector["k"])
    ranges = by_trying(vector["values"], hidden, vector["k"])
    expected = vector["feasible_range"] or {}
    assert {unit: [min(found), max(found)] for unit, found in ranges.items()} == expected


@pytest.mark.parametrize(
    ("children", "hidden"),
    [
        ({}, ""),
        ({"A": 3}, "A"),
        ({"A": 0, "B": 3}, "B"),
        ({"A": 1, "B": 1, "C": 9, "D": 12}, "ABC"),  # 1 + 1 is less than 5
        ({"A": 1, "B": 1, "C": 1, "D": 1, "E": 1, "F": 8}, "ABCDEF"),  # five ones are 5: each is 1
        ({"B": 7, "A": 7, "C": 2}, "AC"),  # of two alike the first key
        ({"A": 3, "B": 5, "C": 9}, "ABC"),  # 3 + 5 = 4 + 4
    ],
)
def test_by_eye(children: dict[str, int], hidden: str) -> None:
    assert hide(children, LEAST) == frozenset(hidden)


def test_a_threshold_of_zero_hides_nothing() -> None:
    assert hide({"A": 1, "B": 2}, 0) == frozenset()


def test_two_homes_with_four_each_tell_even_when_both_are_hidden() -> None:
    assert tells({"A": 4, "B": 4}, hide({"A": 4, "B": 4}, LEAST), LEAST)


def test_a_table_with_nothing_hidden_tells_nothing_hidden() -> None:
    assert not tells({"A": 7, "B": 9}, frozenset(), LEAST)


@given(tables)
def test_every_small_number_is_hidden_and_no_zero(children: dict[str, int]) -> None:
    hidden = hide(children, LEAST)
    assert {unit for unit, count in children.items() if 0 < count < LEAST} <= hidden
    assert all(children[unit] > 0 for unit in hidden)


@given(tables)
def test_two_at_least_are_hidden_or_all_there_are(children: dict[str, int]) -> None:
    hidden = hide(children, LEAST)
    assert len(hidden) != 1 or hidden == {unit for unit, count in children.items() if count > 0}


@given(tables)
def test_no_hidden_number_can_be_computed(children: dict[str, int]) -> None:
    hidden = hide(children, LEAST)
    if not tells(children, hidden, LEAST):
        assert all(len(found) >= 2 for found in by_trying(children, hidden, LEAST).values())


@given(tables)
def test_no_hidden_number_can_be_computed_by_linear_programming(children: dict[str, int]) -> None:
    hidden = hide(children, LEAST)
    if not tells(children, hidden, LEAST):
        assert all(high - low >= 1 for low, high in by_linear_programming(children, hidden, LEAST).values())


@given(tables)
def test_a_table_tells_only_when_no_unit_is_left(children: dict[str, int]) -> None:
    hidden = hide(children, LEAST)
    if tells(children, hidden, LEAST):
        assert hidden == {unit for unit, count in children.items() if count > 0}


@given(tables)
def test_nothing_is_hidden_that_need_not_be(children: dict[str, int]) -> None:
    small = {unit for unit, count in children.items() if 0 < count < LEAST}
    added = sorted(hide(children, LEAST) - small, key=lambda unit: (children[unit], unit))
    if added:
        assert tells(children, small | set(added[:-1]), LEAST)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter(children: dict[str, int], random: Any) -> None:
    units = list(children)
    random.shuffle(units)
    assert hide({unit: children[unit] for unit in units}, LEAST) == hide(children, LEAST)
