"""Small cuts between the lists of units, against trying every cut."""

from collections.abc import Mapping
from itertools import combinations
from random import Random
from time import process_time

import pytest

from dashboard.data.mart.disclosure.cuts import small_cuts

Edges = Mapping[frozenset[int], float]


def crossing(edges: Edges, side: frozenset[int]) -> float:
    """How much leads from a side to the other."""
    return sum(weight for nodes, weight in edges.items() if nodes & side and nodes - side)


def has_small_cut(edges: Edges, least: float) -> bool:
    nodes = sorted({node for edge in edges for node in edge})
    sides = (frozenset(side) for size in range(1, len(nodes)) for side in combinations(nodes, size))
    return any(0 < crossing(edges, side) < least for side in sides)


def random_edges(random: Random) -> Edges:
    nodes, edges = random.randint(2, 8), dict[frozenset[int], float]()
    for _ in range(random.randint(1, 30)):
        edge = frozenset(random.sample(range(nodes), min(nodes, random.choice((2, 2, 2, 3, 4)))))
        edges[edge] = edges.get(edge, 0) + random.choice((1, 1, 2, 5, 0.5))
    return edges


@pytest.mark.parametrize(
    ("edges", "sides"),
    [
        ({}, []),
        ({(0, 1): 4}, [{1}]),
        ({(0, 1): 5}, []),
        ({(0, 1): 5, (2, 3): 5}, []),  # parts that share nobody tell nothing of each other
        ({(0, 1): 9, (2, 3): 9, (1, 2): 1}, [{2, 3}]),  # a bridge
        ({(0, 1): 3, (1, 2): 3, (0, 2): 3}, []),  # a ring: 6 each way
        ({(0, 1, 2): 4, (0, 1): 1, (1, 2): 1}, []),  # children who moved lead to three
    ],
)
def test_by_eye(edges: dict[tuple[int, ...], float], sides: list[set[int]]) -> None:
    assert small_cuts({frozenset(edge): weight for edge, weight in edges.items()}, 5) == sides


def test_finds_a_small_cut_where_there_is_one_and_only_there() -> None:
    random, found_any = Random(1), 0
    for _ in range(400):
        edges = random_edges(random)
        found = small_cuts(edges, 5)
        assert all(0 < crossing(edges, side) < 5 for side in found)
        assert bool(found) == has_small_cut(edges, 5)
        found_any += bool(found)
    assert 50 < found_any < 350


def test_a_nation_takes_a_blink() -> None:
    random = Random(1)
    edges: dict[frozenset[int], float] = {}
    for _ in range(12_000):
        edge = frozenset((random.randrange(600), 600 + random.randrange(1500)))
        edges[edge] = edges.get(edge, 0) + 1
    started = process_time()
    small_cuts(edges, 5)
    assert process_time() - started < 2
