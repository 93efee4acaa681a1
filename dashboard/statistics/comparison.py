"""Is it chance? A unit against the others together, and a period against the one before (methods.md 2)."""

from collections.abc import Sequence
from math import ceil, floor, sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.statistics.exact import conditional_binomial, fisher
from dashboard.statistics.intervals import effective, interval
from dashboard.vocabulary.indicator import Kind
from dashboard.vocabulary.result import LEAST_DENOMINATOR, Verdict

_WORTH_ASKING: Final = 0.05
_CLEARLY_DIFFERENT: Final = 0.002
_NOISE: Final = 1e-9


class Ratio(NamedTuple):
    """The three numbers of a figure; a plain tuple does as well."""

    numerator: float
    denominator: float
    children: int

    @property
    def value(self) -> float:
        return self.numerator / self.denominator


def against_others(kind: Kind, units: Sequence[Ratio], together: int) -> tuple[Verdict | None, ...]:
    """A verdict a unit: itself against all the others together, leave one out, Holm-adjusted over the units.

    `together` is the number of distinct children in all units. A child who moved stands in two of them, so
    the others have at least `together` less the unit's own; the test counts no more, to be on the safe
    side. None throughout where the kind has no interval, and hence no test (shares of unit-days).
    """
    if kind is Kind.SHARE_OF_UNIT_DAYS:
        return (None,) * len(units)
    numerator = sum(unit.numerator for unit in units)
    denominator = sum(unit.denominator for unit in units)
    children = sum(unit.children for unit in units)
    others = [
        Ratio(
            max(0.0, numerator - unit.numerator),
            denominator - unit.denominator,
            max(1, min(children, together) - unit.children),
        )
        for unit in units
    ]
    judged = [
        place for place, (unit, rest) in enumerate(zip(units, others, strict=True)) if _enough(unit) and _enough(rest)
    ]
    p_values = holm(_p_values(kind, [(units[place], others[place]) for place in judged]))
    verdicts: list[Verdict | None] = [Verdict.TOO_FEW] * len(units)
    for place, p_value in zip(judged, p_values, strict=True):
        verdicts[place] = _verdict(float(p_value), units[place], others[place])
    return tuple(verdicts)


def change(kind: Kind, now: tuple[float, float, int], before: tuple[float, float, int]) -> Verdict | None:
    """A period against the one before: higher or lower than chance explains, by a two-sided exact test.

    Many children are in both periods, which makes real changes a little harder to see, never easier.
    None where the kind has no test.
    """
    if kind is Kind.SHARE_OF_UNIT_DAYS:
        return None
    new, old = Ratio(*now), Ratio(*before)
    if not (_enough(new) and _enough(old)):
        return Verdict.TOO_FEW
    return _verdict(float(_p_values(kind, [(new, old)])[0]), new, old)


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


def _enough(ratio: Ratio) -> bool:
    return ratio.denominator >= LEAST_DENOMINATOR


def _verdict(p_value: float, one: Ratio, other: Ratio) -> Verdict:
    higher = one.value > other.value
    if p_value <= _CLEARLY_DIFFERENT:
        return Verdict.HIGHER_998 if higher else Verdict.LOWER_998
    if p_value <= _WORTH_ASKING:
        return Verdict.HIGHER_95 if higher else Verdict.LOWER_95
    return Verdict.NOT_DISTINGUISHABLE


def _p_values(kind: Kind, pairs: Sequence[tuple[Ratio, Ratio]]) -> NDArray[np.float64]:
    if kind is Kind.RATE:
        exposure, other_exposure = (
            np.array([pair[side].denominator for pair in pairs], dtype=np.float64) for side in (0, 1)
        )
        counts = np.array([_whole_events(*pair) for pair in pairs], dtype=np.int64).reshape(-1, 2)
        return conditional_binomial(counts[:, 0], exposure, counts[:, 1], other_exposure)
    tables = np.array([_whole_table(kind, *pair) for pair in pairs], dtype=np.int64).reshape(-1, 4)
    return fisher(*tables.T)


def _whole_events(one: Ratio, other: Ratio) -> tuple[int, int]:
    return _towards_each_other(one.numerator, other.numerator, higher=one.value > other.value)


def _whole_table(kind: Kind, one: Ratio, other: Ratio) -> tuple[int, int, int, int]:
    """Events and n of both sides as whole numbers of independent observations.

    Rounded on the safe side: n down, then the events of the higher share down and those of the lower one up.
    """
    n, other_n = (_down(effective(kind, *side)[1]) for side in (one, other))
    events, other_events = _towards_each_other(one.value * n, other.value * other_n, higher=one.value > other.value)
    return min(events, n), n, min(other_events, other_n), other_n


def _towards_each_other(events: float, other_events: float, *, higher: bool) -> tuple[int, int]:
    return (_down(events), _up(other_events)) if higher else (_up(events), _down(other_events))


def _down(number: float) -> int:
    return floor(number + _NOISE * max(1.0, number))


def _up(number: float) -> int:
    return ceil(number - _NOISE * max(1.0, number))
