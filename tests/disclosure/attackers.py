"""Attackers on a list with a total, slow and independent of what they attack."""

from collections.abc import Iterator, Mapping, Set

import numpy as np
from scipy.optimize import linprog


def by_trying(children: Mapping[str, int], hidden: Set[str], least: int) -> dict[str, set[int]]:
    """Every value that each hidden number can have: all whole numbers from 1 with the known sum are tried.

    First only those below `least`; if no such numbers have the sum, that belief was wrong and all are tried.
    """
    units = sorted(unit for unit in hidden if children.get(unit, 0) > 0)
    total = sum(children[unit] for unit in units)
    for highest in (least - 1, total):
        found = list(_numbers(len(units), total, highest)) if units else []
        if found:
            return {unit: {numbers[place] for numbers in found} for place, unit in enumerate(units)}
    return {}


def by_linear_programming(children: Mapping[str, int], hidden: Set[str], least: int) -> dict[str, tuple[float, float]]:
    """The lowest and highest value of each hidden number, given their sum (methods.md 6.4)."""
    units = sorted(unit for unit in hidden if children.get(unit, 0) > 0)
    total = sum(children[unit] for unit in units)
    highest = least - 1 if total <= len(units) * (least - 1) else total
    return {
        unit: (
            _extreme(place, len(units), total, highest, sign=1),
            _extreme(place, len(units), total, highest, sign=-1),
        )
        for place, unit in enumerate(units)
    }


def _numbers(size: int, total: int, highest: int) -> Iterator[tuple[int, ...]]:
    """All ways to write the total as so many whole numbers from 1 to the highest, in order."""
    if size == 1:
        if 1 <= total <= highest:
            yield (total,)
        return
    for first in range(1, min(highest, total - size + 1) + 1):
        for rest in _numbers(size - 1, total - first, highest):
            yield (first, *rest)


def _extreme(place: int, size: int, total: int, highest: int, *, sign: int) -> float:
    objective = np.zeros(size)
    objective[place] = sign
    found = linprog(objective, A_eq=np.ones((1, size)), b_eq=[total], bounds=[(1, highest)] * size)
    assert found.success
    return sign * float(found.fun)
