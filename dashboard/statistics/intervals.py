"""95 % intervals of the figures (indicators.md 5; methods.md 1): of many figures at once, arrays in and arrays out."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv

from dashboard.vocabulary.indicator import Kind

Floats = NDArray[np.float64]

Z_95: Final = 1.959964
_TAIL: Final = 0.025
# How alike the events of one child are, until it is known from own data (methods.md 1.3).
_ALIKENESS: Final = 0.3
# Sums of fractions of days may pass the whole by rounding noise; more than this is an error.
_NOISE: Final = 1e-9


def wilson(events: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    """The Wilson score intervals of events out of n (Newcombe 1998), as lower and upper limits; neither need be whole.

    Raises ValueError where there is nothing to count, or the events are not a part of n.
    """
    events, n = _floats(events), _floats(n)
    _demand(n > 0, "no share of {}", n)
    _demand((events >= -_NOISE * n) & (events <= n * (1 + _NOISE)), "{} is not a part of {}", events, n)
    square = Z_95 * Z_95
    middle = 2 * events + square
    half = Z_95 * np.sqrt(np.maximum(0.0, square + 4 * events * (1 - events / n)))
    width = 2 * (n + square)
    # At the ends the limit is exactly 0 or 1; what differs is rounding noise.
    lower = np.where(events <= 0, 0.0, np.maximum(0.0, (middle - half) / width))
    upper = np.where(events >= n, 1.0, np.minimum(1.0, (middle + half) / width))
    return lower, upper


def poisson(events: ArrayLike, exposure: ArrayLike) -> tuple[Floats, Floats]:
    """The exact Poisson intervals of rates (Garwood 1936): half a chi-squared quantile is a gamma quantile.

    Raises ValueError without exposure, or for less than no events.
    """
    events, exposure = _floats(events), _floats(exposure)
    _demand(exposure > 0, "no rate over {}", exposure)
    _demand(events >= 0, "{} events", events)
    # Without events there is no gamma quantile: the limit is 0.
    some = np.where(events > 0, events, 1.0)
    lower = np.where(events > 0, gammaincinv(some, _TAIL), 0.0)
    return lower / exposure, gammaincinv(events + 1, 1 - _TAIL) / exposure


def effective(kind: Kind, numerator: ArrayLike, denominator: ArrayLike, children: ArrayLike) -> tuple[Floats, Floats]:
    """Shares as (events, n) of independent observations.

    Events of one child are not independent and count for less; days count as their children.
    Raises ValueError where no child is behind a figure.
    """
    numerator, denominator, children = _floats(numerator), _floats(denominator), _floats(children)
    _demand(children >= 1, "{} observed in {:.0f} children", denominator, children)
    if kind is Kind.SHARE_OF_DAYS:
        n = children
    else:
        a_child = np.maximum(1.0, denominator / children)
        n = denominator / (1 + (a_child - 1) * _ALIKENESS)
    return numerator / denominator * n, n


def intervals(
    kind: Kind, numerator: ArrayLike, denominator: ArrayLike, children: ArrayLike
) -> tuple[Floats, Floats] | None:
    """Lower and upper limits of figures that something was counted for; None where their kind has none.

    Raises ValueError where the numbers contradict each other.
    """
    if kind is Kind.SHARE_OF_UNIT_DAYS:
        return None
    if kind is Kind.RATE:
        return poisson(numerator, denominator)
    return wilson(*effective(kind, numerator, denominator, children))


def interval(kind: Kind, numerator: float, denominator: float, children: int) -> tuple[float | None, float | None]:
    """Lower and upper limit of one figure; (None, None) where its kind has none or nothing was counted.

    Raises ValueError where the numbers contradict each other.
    """
    found = intervals(kind, [numerator], [denominator], [children]) if denominator else None
    return (None, None) if found is None else (float(found[0][0]), float(found[1][0]))


def _floats(numbers: ArrayLike) -> Floats:
    return np.asarray(numbers, dtype=np.float64)


def _demand(holds: NDArray[np.bool_], message: str, *numbers: Floats) -> None:
    """Raise ValueError with the numbers of the first place where something does not hold."""
    if not holds.all():
        first = int(np.argmin(holds))
        raise ValueError(message.format(*(number.ravel()[first] for number in numbers)))
