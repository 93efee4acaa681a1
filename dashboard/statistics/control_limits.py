"""Control limits of a series of months (methods.md 3.1): what a month may be by chance alone.

A series has a place for each month, None for a gap. Nothing is taken across a gap: ranges are between neighbours.
Sources: Nelson 1982 (screened ranges; NHSRplotthedots), Montgomery, Introduction to Statistical Quality Control,
6.4, 7.2 and 7.3 (individuals, p, u), Laney 2002 (p′ and u′; qicharts2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import Final

Values = Sequence[float | None]

_XMR: Final = 2.66  # 3 / 1.128: three standard deviations in average moving ranges of two
_SCREEN: Final = 3.267  # a longer range than so many average ones is no ordinary range
_RANGE_PER_DEVIATION: Final = 1.128
_NEAR: Final = 2 / 3


@dataclass(frozen=True, slots=True)
class Limits:
    """`half[place]`: how far from the centre the limits lie; None at gaps, and everywhere where there are none.

    They may pass 0 and 100 %: a drawing ends there, a test does not.
    """

    centre: float
    half: tuple[float | None, ...]

    @property
    def are_there(self) -> bool:
        return any(half is not None for half in self.half)

    def distance(self, place: int, value: float) -> float | None:
        """How far a value lies from the centre: 1 is at the limit, 2/3 at the near one, below 0 is under it."""
        half = self.half[place]
        return None if half is None else (value - self.centre) / half

    def widened(self, times: float) -> "Limits":
        """Laney's p′ and u′: limits so many times as far from the centre."""
        return replace(self, half=tuple(None if half is None else half * times for half in self.half))

    def undragged(self, values: Values) -> "Limits":
        """The same limits around the median, where a value outside them has dragged the mean.

        One spike would else make ordinary months a run below the mean, or put them outside (methods.md 3.5).
        """
        points = [(place, value) for place, value in enumerate(values) if value is not None]
        apart = (self.distance(place, value) for place, value in points)
        if not any(far is not None and abs(far) > 1 for far in apart):
            return self
        return replace(self, centre=median(value for _, value in points))

    def at(self, place: int) -> tuple[float, float] | None:
        """The lower and the upper limit."""
        half = self.half[place]
        return None if half is None else (self.centre - half, self.centre + half)


def xmr(values: Values) -> Limits:
    """Limits of single values from the ranges between neighbours, extraordinary ranges left out once.

    None where there is no range, or none that is ordinary: a series that never changes. Raises ValueError without
    values.
    """
    found = [value for value in values if value is not None]
    if not found:
        raise ValueError("no value to draw limits from")
    centre = sum(found) / len(found)
    ranges = _ranges(values)
    average = _mean(ranges)
    screened = _mean([one for one in ranges if one < _SCREEN * average]) if average else 0.0
    half = _XMR * screened if screened else None
    return Limits(centre, tuple(None if value is None else half for value in values))


def share_limits(events: Values, n: Values) -> tuple[Limits, float]:
    """Limits of shares of independent events; and how the months vary against chance alone (Laney's sigma of z)."""
    centre = _total(events) / _total(n)
    return _of_counts(events, n, centre, centre * (1 - centre))


def rate_limits(events: Values, exposure: Values) -> tuple[Limits, float]:
    """Limits of events over an exposure; and how the months vary against chance alone (Laney's sigma of z)."""
    centre = _total(events) / _total(exposure)
    return _of_counts(events, exposure, centre, centre)


def near(distance: float) -> bool:
    """Between the near limit and the limit."""
    return _NEAR < abs(distance) <= 1


def _of_counts(events: Values, n: Values, centre: float, variance: float) -> tuple[Limits, float]:
    deviations = [None if size is None else sqrt(variance / size) for size in n]
    scores = [
        None if x is None or size is None or not deviation else (x / size - centre) / deviation
        for x, size, deviation in zip(events, n, deviations, strict=True)
    ]
    half = tuple(3 * deviation if deviation else None for deviation in deviations)
    return Limits(centre, half), _mean(_ranges(scores)) / _RANGE_PER_DEVIATION


def _ranges(values: Values) -> list[float]:
    """The ranges between neighbours, none across a gap."""
    return [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _total(values: Values) -> float:
    return sum(value for value in values if value is not None)
