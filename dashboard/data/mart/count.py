"""From rows that add up to tallies: a group each, and all groups together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    if not counted.denominator.any():
        return []
    there = np.flatnonzero(counted.denominator) if is_grouped else np.zeros(0, np.int64)
    names = tuple(parts or ())
    pieces = [_numbers(values, there, scale) for values in (parts or {}).values()]
    lines = zip(
        [*(groups.values[place] for place in there.tolist()), None],
        _numbers(counted.numerator, there, scale),
        _numbers(counted.denominator, there, scale),
        [*counted.children[there].tolist(), counted.together],
        zip(*pieces, strict=True) if pieces else [()] * (len(there) + 1),
        strict=True,
    )
    listed = [
        Tally(group, False, numerator, denominator / per, children, tuple(zip(names, own, strict=True)))
        for group, numerator, denominator, children, own in lines
    ]
    return [*listed[:-1], replace(listed[-1], is_total=True)]


def _numbers(values: Wide, there: NDArray[np.int64], scale: float) -> list[float]:
    """The groups' numbers, then that of all together; whole ones stay whole."""
    found = [*values[there].tolist(), int(values.sum())]
    return [number / scale for number in found] if scale != 1 else found
