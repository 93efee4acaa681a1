"""A question to the mart, and its raw answers before the disclosure gate."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Wide
from dashboard.vocabulary.measures import Measure, OnLastDay, UnitsOnLastDay
from dashboard.vocabulary.period import Period, last_of_month
from dashboard.vocabulary.scope import NOTHING, Reach
from dashboard.vocabulary.slice import Slice

Numbers = NDArray[np.int64] | NDArray[np.float64]


def counted_period(measure: Measure, period: Period, as_of: date) -> Period | None:
    """The days of the period that have data; None if there are none.

    What is counted on the last day is then counted on the last day there is.
    """
    if period.start > as_of and isinstance(measure, OnLastDay | UnitsOnLastDay):
        return Period(as_of, as_of)
    return period.until(as_of)


@dataclass(frozen=True, slots=True)
class CutMonth:
    """A month of which only some days are asked for."""

    month: int
    start: date
    end: date

    @property
    def days(self) -> int:
        """These days as bits: the first day of the month is the lowest."""
        return ((1 << (self.end.day - self.start.day + 1)) - 1) << (self.start.day - 1)


@dataclass(frozen=True, slots=True)
class Question:
    period: Period  # ends on the as-of date at the latest
    as_of: date
    where: Slice
    by: str | None
    reach: Reach
    without: Reach = NOTHING  # children whom the reach holds and the question does not

    def cut_months(self) -> tuple[CutMonth, ...]:
        """The months at the ends of the period that are not asked for whole; the as-of date's ends with it."""
        cut = []
        # Only those can be: what lies between them is whole.
        for first in sorted({self.period.start.replace(day=1), self.period.end.replace(day=1)}):
            last = last_of_month(first)
            start, end = max(first, self.period.start), min(last, self.period.end)
            if start != first or end not in (last, self.as_of):
                cut.append(CutMonth(first.year * 12 + first.month - 1, start, end))
        return tuple(cut)


@dataclass(frozen=True, slots=True)
class Tallies:
    """Raw answers, before the disclosure gate: never leave the data layer.

    `groups` are those with a denominator, by key, the unknown one (None) last. The numbers are theirs in this order,
    and after them, at the last place, those of all groups together; where nothing is counted, there are none.
    """

    groups: tuple[str | None, ...]
    numerator: Numbers
    denominator: Numbers
    children: Wide
    parts: Mapping[str, Numbers] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def none(cls) -> "Tallies":
        nothing = np.zeros(0, np.int64)
        return cls((), nothing, nothing, nothing)

    def with_parts(self, names: Set[str] | None) -> "Tallies":
        """The same with these parts only; None: with all."""
        if names is None or not self.parts:
            return self
        return replace(self, parts={name: numbers for name, numbers in self.parts.items() if name in names})

    @property
    def is_empty(self) -> bool:
        return not len(self.children)

    @property
    def together(self) -> int:
        """Distinct children of all groups."""
        return 0 if self.is_empty else int(self.children[-1])

    @property
    def children_by_group(self) -> dict[str | None, int]:
        return dict(zip(self.groups, self.children[:-1].tolist(), strict=True))
