"""What each reason adds: gathered member by member, since a part says of how many it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from dashboard.data.mart.columns import Wide
from dashboard.data.mart.since.amounts import Whole
from dashboard.vocabulary.since import Reason

REASONS: Final = tuple(Reason)
CODE: Final = {reason: code for code, reason in enumerate(REASONS)}
# What a change is called when it is told from the other end.
_MIRRORED: Final = {
    Reason.CAME: Reason.LEFT,
    Reason.HAPPENED_SINCE: Reason.NO_LONGER_IN_PERIOD,
    Reason.REGISTERED_LATE: Reason.CORRECTED_OR_REMOVED,
}
_BACKWARDS: Final = {**_MIRRORED, **{other: own for own, other in _MIRRORED.items()}}


class Stage(Enum):
    """The steps in which a change is told. Of the first three the sums are known to whoever has the figure by month."""

    REVISED = 0  # what both states say of the earlier period
    NEW = 1  # days that only the later period has
    PAST = 2  # days that only the earlier period has
    OTHER = 3  # what stands on the last day, and children judged as a whole

    @property
    def is_known(self) -> bool:
        return self is not Stage.OTHER


@dataclass(frozen=True, slots=True)
class Told:
    """A row a place, reason (by CODE) and member, each once: what it adds to numerator and denominator."""

    place: Wide
    reason: Wide
    member: Wide
    numerator: Wide
    denominator: Wide

    @classmethod
    def of(cls, place: Whole, reason: Whole, member: Whole, numerator: Whole, denominator: Whole) -> "Told":
        """Rows within the filter, added up; what adds nothing in the end is not told."""
        inside = np.flatnonzero(place >= 0)
        place, reason, member = (column[inside].astype(np.int64) for column in (place, reason, member))
        key = (member * len(REASONS) + reason) * (int(place.max(initial=0)) + 1) + place
        unique, first, row = np.unique(key, return_index=True, return_inverse=True)
        top, bottom = np.zeros(len(unique), np.int64), np.zeros(len(unique), np.int64)
        np.add.at(top, row, numerator[inside].astype(np.int64))
        np.add.at(bottom, row, denominator[inside].astype(np.int64))
        kept = np.flatnonzero((top != 0) | (bottom != 0))
        first = first[kept]
        return cls(place[first], reason[first], member[first], top[kept], bottom[kept])

    @classmethod
    def joined(cls, parts: Sequence["Told"]) -> "Told":
        nothing = np.zeros(0, np.int64)
        return cls.of(*(np.concatenate([nothing, *(getattr(part, name) for part in parts)]) for name in cls.__slots__))

    def taken(self, groups: Mapping[Reason, Reason]) -> "Told":
        """With each reason taken for another one."""
        codes = np.array([CODE[groups.get(reason, reason)] for reason in REASONS])
        return Told.of(self.place, codes[self.reason], self.member, self.numerator, self.denominator)

    def mirrored(self) -> "Told":
        """The way from the later state back to the earlier one."""
        backwards = np.array([CODE[_BACKWARDS.get(reason, reason)] for reason in REASONS])
        return Told(self.place, backwards[self.reason], self.member, -self.numerator, -self.denominator)
