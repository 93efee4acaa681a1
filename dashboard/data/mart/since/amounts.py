"""Rows of two states side by side: members are children or units, numbered alike in both."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Flags, Ints, Wide

OUTSIDE: Final = -1  # the place of what the filter leaves out

Whole = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Amounts:
    """A row each. `day`: days since 1970 (what counts on the last day: 0); `place`: of the answer's groups."""

    member: Wide
    day: Wide
    place: Wide
    numerator: Wide
    denominator: Wide

    @classmethod
    def of(
        cls, member: Whole, day: Whole, place: Whole, numerator: Whole | Flags, denominator: Whole | Flags
    ) -> "Amounts":
        columns = (member, day, place, numerator, denominator)
        return cls(*(column.astype(np.int64) for column in columns))

    @classmethod
    def joined(cls, parts: Sequence["Amounts"]) -> "Amounts":
        nothing = np.zeros(0, np.int64)
        return cls(*(np.concatenate([nothing, *(getattr(part, name) for part in parts)]) for name in cls.__slots__))

    def __len__(self) -> int:
        return len(self.member)


@dataclass(frozen=True, slots=True)
class DayBits:
    """A row a member, month and place, each once: the days that add 1, as bits, the month's first day the lowest."""

    member: Wide
    month: Wide
    place: Wide
    numerator: Ints
    denominator: Ints

    @classmethod
    def of(cls, member: Whole, month: Whole, place: Whole, numerator: Ints, denominator: Ints) -> "DayBits":
        """Rows of the same member, month and place become one."""
        order = np.lexsort((place, month, member))
        member, month, place = (column[order].astype(np.int64) for column in (member, month, place))
        numerator, denominator = numerator[order], denominator[order]
        if not len(member):
            return cls(member, month, place, numerator, denominator)
        is_new = (np.diff(member) != 0) | (np.diff(month) != 0) | (np.diff(place) != 0)
        starts = np.flatnonzero(np.r_[True, is_new])
        joined = (np.bitwise_or.reduceat(bits, starts) for bits in (numerator, denominator))
        return cls(member[starts], month[starts], place[starts], *joined)

    def taken(self, rows: NDArray[np.bool_]) -> "DayBits":
        return DayBits(*(getattr(self, name)[rows] for name in self.__slots__))

    def summed(self) -> Amounts:
        """How many days, with no word of which."""
        counts = (np.bitwise_count(bits) for bits in (self.numerator, self.denominator))
        return Amounts.of(self.member, np.zeros_like(self.member), self.place, *counts)

    def daily(self) -> Amounts:
        """A row a day."""
        row, bit = np.nonzero((self.numerator | self.denominator)[:, None] >> np.arange(31, dtype=np.int32) & 1)
        first = (self.month[row] - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        numerator, denominator = (bits[row] >> bit & 1 for bits in (self.numerator, self.denominator))
        return Amounts.of(self.member[row], first + bit, self.place[row], numerator, denominator)


def unlike(before: DayBits, after: DayBits) -> tuple[DayBits, DayBits]:
    """The rows of each that the other does not have just so. Most months of most children stand as they stood."""
    if not (len(before.member) and len(after.member)):
        return before, after
    months = np.concatenate([before.month, after.month])
    first, width = months.min(), np.ptp(months) + 1
    places = max(before.place.max(), after.place.max()) + 2

    def keys(rows: DayBits) -> Wide:
        found: Wide = (rows.member * width + rows.month - first) * places + rows.place - OUTSIDE
        return found

    _, own, other = np.intersect1d(keys(before), keys(after), assume_unique=True, return_indices=True)
    same = (before.numerator[own] == after.numerator[other]) & (before.denominator[own] == after.denominator[other])
    left, right = np.ones(len(before.member), np.bool_), np.ones(len(after.member), np.bool_)
    left[own[same]] = right[other[same]] = False
    return before.taken(left), after.taken(right)
