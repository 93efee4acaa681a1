"""95 % intervals of the figures (indicators.md 5; methods.md 1)."""

from math import sqrt
from typing import Final

from scipy.special import gammaincinv

from dashboard.vocabulary.indicator import Kind

Z_95: Final = 1.959964
_TAIL: Final = 0.025
# How alike the events of one child are, until it is known from own data (methods.md 1.3).
_ALIKENESS: Final = 0.3
# Sums of fractions of days may pass the whole by rounding noise; more than this is an error.
_NOISE: Final = 1e-9


def wilson(events: float, n: float) -> tuple[float, float]:
    """The Wilson score interval of events out of n (Newcombe 1998); neither need be whole.

    Raises ValueError where there is nothing to count, or the events are not a part of n.
    """
    if not n > 0:
        message = f"no share of {n}"
        raise ValueError(message)
    if not -_NOISE * n <= events <= n * (1 + _NOISE):
        message = f"{events} is not a part of {n}"
        raise ValueError(message)
    square = Z_95 * Z_95
    middle = 2 * events + square
    half = Z_95 * sqrt(max(0.0, square + 4 * events * (1 - events / n)))
    width = 2 * (n + square)
    # At the ends the limit is exactly 0 or 1; what differs is rounding noise.
    lower = 0.0 if events <= 0 else max(0.0, (middle - half) / width)
    upper = 1.0 if events >= n else min(1.0, (middle + half) / width)
    return lower, upper


def poisson(events: float, exposure: float) -> tuple[float, float]:
    """The exact Poisson interval of a rate (Garwood 1936): half a chi-squared quantile is a gamma quantile.

    Raises ValueError without exposure, or for less than no events.
    """
    if not exposure > 0:
        message = f"no rate over {exposure}"
        raise ValueError(message)
    if not events >= 0:
        message = f"{events} events"
        raise ValueError(message)
    lower = float(gammaincinv(events, _TAIL)) if events > 0 else 0.0
    upper = float(gammaincinv(events + 1, 1 - _TAIL))
    return lower / exposure, upper / exposure


def effective(kind: Kind, numerator: float, denominator: float, children: int) -> tuple[float, float]:
    """A share as (events, n) of independent observations.

    Events of one child are not independent and count for less; days count as their children.
    Raises ValueError where no child is behind the figure.
    """
    if children < 1:
        message = f"{denominator} observed in {children} children"
        raise ValueError(message)
    if kind is Kind.SHARE_OF_DAYS:
        n = float(children)
    else:
        a_child = max(1.0, denominator / children)
        n = denominator / (1 + (a_child - 1) * _ALIKENESS)
    return numerator / denominator * n, n


def interval(kind: Kind, numerator: float, denominator: float, children: int) -> tuple[float | None, float | None]:
    """Lower and upper limit of a figure; (None, None) where its kind has none or nothing was counted.

    Raises ValueError where the numbers contradict each other.
    """
    if kind is Kind.SHARE_OF_UNIT_DAYS or denominator == 0:
        return None, None
    if kind is Kind.RATE:
        return poisson(numerator, denominator)
    return wilson(*effective(kind, numerator, denominator, children))
