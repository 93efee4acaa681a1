"""Is it chance? A unit against the others together, and a period against the one before (methods.md 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.statistics.exact import conditional_binomial, fisher
from dashboard.statistics.intervals import Floats, effective, interval
from dashboard.vocabulary.indicator import Kind
from dashboard.vocabulary.result import LEAST_DENOMINATOR, Verdict

_WORTH_ASKING: Final = 0.05
_CLEARLY_DIFFERENT: Final = 0.002
_NOISE: Final = 1e-9
# How surely it is no chance, with the sign of the difference.
_VERDICTS: Final[Mapping[int, Verdict]] = {
    -2: Verdict.LOWER_998,
    -1: Verdict.LOWER_95,
    0: Verdict.NOT_DISTINGUISHABLE,
    1: Verdict.HIGHER_95,
    2: Verdict.HIGHER_998,
}


class Ratio(NamedTuple):
    """The three numbers of a figure; a plain tuple does as well."""

    numerator: float
    denominator: float
    children: int

    @property
    def value(self) -> float:
        return self.numerator / self.denominator


@dataclass(frozen=True, slots=True)
class _Ratios:
    """One side of many comparisons: the three numbers of a figure each."""

    numerator: Floats
    denominator: Floats
    children: Floats

    @classmethod
    def of(cls, ratios: ArrayLike) -> "_Ratios":
        return cls(*np.asarray(ratios, dtype=np.float64).reshape(-1, 3).T)

    def __getitem__(self, places: NDArray[np.int64]) -> "_Ratios":
        return _Ratios(self.numerator[places], self.denominator[places], self.children[places])

    @property
    def values(self) -> Floats:
        return self.numerator / self.denominator

    @property
    def are_enough(self) -> NDArray[np.bool_]:
        return self.denominator >= LEAST_DENOMINATOR


def against_others(kind: Kind, units: ArrayLike, together: int) -> tuple[Verdict | None, ...]:
    """A verdict a unit: itself against all the others together, leave one out, Holm-adjusted over the units.

    `units` are rows of numerator, denominator and children. `together` is the number of distinct children in all units.
    A child who moved stands in two of them, so the others have at least `together` less the unit's own; the test counts
    no more, to be on the safe side. None throughout where the kind has no interval, and hence no test (shares of
    unit-days).
    """
    own = _Ratios.of(units)
    if kind is Kind.SHARE_OF_UNIT_DAYS:
        return (None,) * own.children.size
    others = _Ratios(
        np.maximum(0.0, own.numerator.sum() - own.numerator),
        own.denominator.sum() - own.denominator,
        np.maximum(1, min(own.children.sum(), together) - own.children),
    )
    judged = np.flatnonzero(own.are_enough & others.are_enough)
    found = _verdicts(holm(_p_values(kind, own[judged], others[judged])), own[judged], others[judged])
    verdicts: list[Verdict | None] = [Verdict.TOO_FEW] * own.children.size
    for place, verdict in zip(judged.tolist(), found, strict=True):
        verdicts[place] = verdict
    return tuple(verdicts)


def change(kind: Kind, now: tuple[float, float, int], before: tuple[float, float, int]) -> Verdict | None:
    """A period against the one before: higher or lower than chance explains, by a two-sided exact test.

    Many children are in both periods, which makes real changes a little harder to see, never easier.
    None where the kind has no test.
    """
    if kind is Kind.SHARE_OF_UNIT_DAYS:
        return None
    new, old = _Ratios.of(now), _Ratios.of(before)
    if not (new.are_enough & old.are_enough).all():
        return Verdict.TOO_FEW
    return _verdicts(_p_values(kind, new, old), new, old)[0]


def between(pairs: Sequence[tuple[Kind, Ratio, Ratio]]) -> tuple[Verdict | None, ...]:
    """One group against another, a pair of figures each, by two-sided exact tests, Holm-adjusted over the figures.

    The groups must be independent of each other. None for kinds without a test.
    """
    verdicts: list[Verdict | None] = [
        None if kind is Kind.SHARE_OF_UNIT_DAYS else Verdict.TOO_FEW for kind, _, _ in pairs
    ]
    sides = [(kind, _Ratios.of(one), _Ratios.of(other)) for kind, one, other in pairs]
    judged = [
        place
        for place, (_, one, other) in enumerate(sides)
        if verdicts[place] is not None and (one.are_enough & other.are_enough).all()
    ]
    p_values = np.array([_p_values(*sides[place])[0] for place in judged], dtype=np.float64)
    for place, p_value in zip(judged, holm(p_values), strict=True):
        _, one, other = sides[place]
        verdicts[place] = _verdicts(np.array([p_value]), one, other)[0]
    return tuple(verdicts)


def difference(
    kind: Kind, now: tuple[float, float, int], before: tuple[float, float, int]
) -> tuple[float, float] | None:
    """The 95 % interval of the difference of two shares, now less before (Newcombe 1998, hybrid score).

    None for rates, for shares without an interval, and where one of the two has nothing to count.
    """
    if kind is Kind.RATE:
        return None
    (low, high), (old_low, old_high) = interval(kind, *now), interval(kind, *before)
    if low is None or high is None or old_low is None or old_high is None:
        return None
    share, old_share = Ratio(*now).value, Ratio(*before).value
    apart = share - old_share
    down = sqrt((share - low) ** 2 + (old_high - old_share) ** 2)
    up = sqrt((high - share) ** 2 + (old_share - old_low) ** 2)
    return apart - down, apart + up


def holm(p_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The p-values adjusted for how many they are (Holm 1979), in the same order."""
    order = np.argsort(p_values, kind="stable")
    weights = np.arange(p_values.size, 0, -1)
    adjusted = np.empty_like(p_values)
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(p_values[order] * weights))
    return adjusted


def _verdicts(p_values: Floats, one: _Ratios, other: _Ratios) -> list[Verdict]:
    surely = (p_values <= _WORTH_ASKING).astype(np.int64) + (p_values <= _CLEARLY_DIFFERENT)
    signed = np.where(one.values > other.values, surely, -surely)
    return [_VERDICTS[step] for step in signed.tolist()]


def _p_values(kind: Kind, one: _Ratios, other: _Ratios) -> Floats:
    higher = one.values > other.values
    if kind is Kind.RATE:
        events, other_events = _towards_each_other(one.numerator, other.numerator, higher)
        return conditional_binomial(events, one.denominator, other_events, other.denominator)
    # Whole numbers of independent observations, rounded on the safe side: n down, then the events of the higher share
    # down and those of the lower one up.
    n, other_n = (_down(effective(kind, side.numerator, side.denominator, side.children)[1]) for side in (one, other))
    events, other_events = _towards_each_other(one.values * n, other.values * other_n, higher)
    return fisher(np.minimum(events, n), n, np.minimum(other_events, other_n), other_n)


def _towards_each_other(
    events: Floats, other_events: Floats, higher: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return (
        np.where(higher, _down(events), _up(events)),
        np.where(higher, _up(other_events), _down(other_events)),
    )


def _down(numbers: Floats) -> NDArray[np.int64]:
    return np.floor(numbers + _NOISE * np.maximum(1.0, numbers)).astype(np.int64)


def _up(numbers: Floats) -> NDArray[np.int64]:
    return np.ceil(numbers - _NOISE * np.maximum(1.0, numbers)).astype(np.int64)
