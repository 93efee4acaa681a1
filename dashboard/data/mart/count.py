"""From rows that add up to tallies: a group each, and all groups together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Ints, Wide
from dashboard.data.mart.question import Tally
from dashboard.data.mart.selection import Groups, distinct, sums


@dataclass(frozen=True, slots=True)
class Rows:
    """What rows add to a figure, row by row."""

    group: Ints
    child: Ints
    numerator: NDArray[np.integer]
    denominator: NDArray[np.integer]

    @classmethod
    def joined(cls, parts: list["Rows"]) -> "Rows":
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class Counted:
    """Sums and distinct children a group, and of all groups together."""

    numerator: Wide
    denominator: Wide
    children: Wide
    together: int

    @classmethod
    def of(cls, rows: Rows, groups: Groups) -> "Counted":
        counts = rows.denominator > 0
        children, together = distinct(rows.group[counts], rows.child[counts], groups.count)
        return cls(
            sums(rows.group, rows.numerator, groups.count),
            sums(rows.group, rows.denominator, groups.count),
            children,
            together,
        )


def tallies(
    counted: Counted,
    groups: Groups,
    *,
    scale: float = 1,
    per: float = 1.0,
    parts: Mapping[str, Wide] | None = None,
    is_grouped: bool,
) -> list[Tally]:
    """The tallies of groups with a denominator, then of all together. `scale` divides both numbers, `per` the lower."""

    def tally(place: int | None, children: int) -> Tally:
        def number(values: Wide) -> int:
            return int(values.sum() if place is None else values[place])

        return Tally(
            None if place is None else groups.values[place],
            place is None,
            _scaled(number(counted.numerator), scale),
            _scaled(number(counted.denominator), scale) / per,
            children,
            tuple((key, _scaled(number(values), scale)) for key, values in (parts or {}).items()),
        )

    if not counted.denominator.any():
        return []
    there = np.flatnonzero(counted.denominator) if is_grouped else ()
    return [*(tally(int(place), int(counted.children[place])) for place in there), tally(None, counted.together)]


def _scaled(number: int, scale: float) -> float:
    return number / scale if scale != 1 else number
