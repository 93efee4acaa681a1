"""An attacker who adds and subtracts whatever was told, by linear algebra alone (methods.md 6.5).

Every number told is a row of zeros and ones over the pieces that it adds up. A combination of rows is told as well; it
tells of a group of children if it is zero on the pieces of all others and not on theirs.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import combinations

import numpy as np

from .microdata import Piece


def disclosed(told: Iterable[frozenset[Piece]], known: Set[Piece], size: int) -> list[tuple[str, ...]]:
    """The groups of so many children of whom something can be computed by one who knows the `known` pieces.

    A group of fewer is found as part of one of `size`.
    """
    rows = sorted({frozenset(found - known) for found in told} - {frozenset()}, key=sorted_pieces)
    children = sorted({piece.child for row in rows for piece in row})
    if len(children) <= size:
        return [tuple(children)] if rows else []
    products = {child: _products(rows, child) for child in children}
    everything = np.sum(list(products.values()), axis=0)
    rank = np.linalg.matrix_rank(everything)
    groups = list(combinations(children, size))
    # The rows without a group's pieces have a lower rank where a combination is left with nothing but these.
    found: list[tuple[str, ...]] = []
    for start in range(0, len(groups), 2000):
        some = groups[start : start + 2000]
        rest = np.array([everything - sum(products[child] for child in group) for group in some])
        ranks = np.linalg.matrix_rank(rest)
        found += [group for group, left in zip(some, ranks, strict=True) if left < rank]
    return found


def sorted_pieces(row: frozenset[Piece]) -> list[str]:
    """An order of rows that does not depend on the run."""
    return sorted(map(repr, row))


def _products(rows: Sequence[frozenset[Piece]], child: str) -> np.ndarray:
    """The products of rows with each other over one child's pieces: their sum over children has the rows' rank."""
    own = sorted({piece for row in rows for piece in row if piece.child == child}, key=repr)
    matrix = np.array([[piece in row for piece in own] for row in rows], np.float64)
    return matrix @ matrix.T
