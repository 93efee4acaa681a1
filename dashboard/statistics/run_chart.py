"""Run charts without limits: has a series shifted, by the rules of Anhøj (methods.md 3.3).

Source: Anhøj and Olesen 2014, Anhøj and Wentzel-Larsen 2018; qicharts2. The longest run: Schilling 2012; the fewest
crossings: Chen 2010.
"""

from dataclasses import dataclass
from itertools import groupby
from math import comb, log2
from statistics import median
from typing import Final

from dashboard.statistics.control_limits import Values

LEAST_USEFUL: Final = 10
_TAIL: Final = 0.05


@dataclass(frozen=True, slots=True)
class RunChart:
    """`useful`: values that are not the median. `has_shifted` None: fewer than ten useful ones cannot tell."""

    median: float
    useful: int
    longest_run: int
    crossings: int

    @property
    def has_shifted(self) -> bool | None:
        if self.useful < LEAST_USEFUL:
            return None
        return self.longest_run > longest_by_chance(self.useful) or self.crossings < fewest_by_chance(self.useful)


def run_chart(values: Values) -> RunChart:
    """Raises ValueError (StatisticsError) without values."""
    points = [value for value in values if value is not None]
    middle = median(points)
    runs = [len(list(run)) for _, run in groupby(point > middle for point in points if point != middle)]
    return RunChart(middle, sum(runs), max(runs, default=0), max(len(runs) - 1, 0))


def longest_by_chance(useful: int) -> int:
    """The longest run that is no signal."""
    return round(log2(useful)) + 3


def fewest_by_chance(useful: int) -> int:
    """The fewest crossings that are no signal: the 5 % quantile of a fair coin thrown useful - 1 times."""
    throws = useful - 1
    least, below = _TAIL * 2**throws, 0
    for crossings in range(throws + 1):
        below += comb(throws, crossings)
        if below >= least:
            return crossings
    return throws
