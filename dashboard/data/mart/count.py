"""From rows that add up to tallies: a group each, and all groups together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Flags, Ints, Wide
from dashboard.data.mart.question import Numbers, Tallies
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
        counts = np.flatnonzero(rows.denominator)
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
) -> Tallies:
    """The tallies of groups with a denominator, and of all together. `scale` divides both numbers, `per` the lower."""
    if not counted.denominator.any():
        return Tallies.none()
    there = listed(counted.denominator > 0, groups) if is_grouped else np.zeros(0, np.int64)
    return Tallies(
        tuple(groups.values[place] for place in there.tolist()),
        _numbers(counted.numerator, there, scale),
        _numbers(counted.denominator, there, scale) / per,
        np.append(counted.children[there], counted.together),
        {name: _numbers(values, there, scale) for name, values in (parts or {}).items()},
    )


def listed(counts: Flags, groups: Groups) -> NDArray[np.int64]:
    """The places of the groups that count, in the order of their keys, the unknown one last."""
    there = np.flatnonzero(counts)
    # Keys stand in order already; unknown, where there is one, before them.
    return np.roll(there, -1) if len(there) and groups.values[there[0]] is None else there


def _numbers(values: Wide, there: NDArray[np.int64], scale: float) -> Numbers:
    """The groups' numbers, then that of all together; whole ones stay whole."""
    found = np.append(values[there], values.sum())
    return found / scale if scale != 1 else found
