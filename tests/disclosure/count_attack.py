"""An attacker who knows that numbers of children are not negative, by linear programming (methods.md 6.4)."""

from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np
from scipy.optimize import linprog

from .microdata import Piece
from .released import Told

Unit = tuple[str, str | None]  # a list, and a key in it


def ranges(told: Iterable[Told], units: Sequence[Unit], known: Set[Piece]) -> Mapping[Unit, float]:
    """How far apart the lowest and the highest number of unknown children of each unit are, given all that was told.

    No child may have moved: then every number told is a sum of numbers of children by home and school, of which the
    attacker knows those of the `known` pieces, and of the others only that they are not negative.
    """
    numbers = [row for row in told if row.by != "month"]
    pieces = {piece for row in numbers for piece in row.pieces}
    homes, schools = ({getattr(piece, name) for piece in pieces} for name in ("home_unit", "school"))
    cells = [(home, school) for home in sorted(homes, key=str) for school in sorted(schools, key=str)]
    sums = np.array([[_counts(row.by, row.groups, cell) for cell in cells] for row in numbers], np.float64)
    left = [row.children - len({piece.child for piece in row.pieces & known}) for row in numbers]
    found: dict[Unit, float] = {}
    for by, key in units:
        asked = np.array([_counts(by, {key}, cell) for cell in cells], np.float64)
        low, high = (linprog(sign * asked, A_eq=sums, b_eq=left, bounds=(0, None)) for sign in (1, -1))
        assert low.success
        assert high.success
        found[by, key] = -high.fun - low.fun
    return found


def _counts(by: str | None, groups: Set[str | None], cell: tuple[str | None, str | None]) -> bool:
    """Whether a number counts the children of a cell: its list says so, also where nobody is in the cell."""
    return by is None or cell[0 if by == "home_unit" else 1] in groups
