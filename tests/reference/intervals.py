"""Uncertainty (section 5), in decimal arithmetic: no library of statistics is used."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

from .recompute import Kind


def interval(kind: Kind, numerator: Fraction, denominator: Fraction, children: int) -> tuple[float, float] | None:
    """The 95 % interval (lower, upper) of a result, or None where section 5 gives none. `denominator` > 0."""
    if kind == "unit_days":
        return None
    if kind == "rate":
        lower, upper = garwood(int(numerator))
        exposure = _decimal(denominator)
        return float(lower / exposure), float(upper / exposure)
    share = numerator / denominator
    if kind == "days":
        return wilson(share * children, Fraction(children))
    per_child = max(denominator / children, Fraction(1))
    effective = denominator / (1 + (per_child - 1) * Fraction(3, 10))
    return wilson(share * effective, effective)


def wilson(x: Fraction, n: Fraction) -> tuple[float, float]:
    """The Wilson score interval of x of n at z = 1.959964, as in Wilson (1927).

    Exactly 0 below at x = 0, 1 above at x = n.
    """
    with localcontext(prec=50):
        z = Decimal("1.959964")
        p, size = _decimal(x / n), _decimal(n)
        centre = p + z * z / (2 * size)
        half = z * (p * (1 - p) / size + z * z / (4 * size * size)).sqrt()
        scale = 1 + z * z / size
        lower = 0.0 if x == 0 else float((centre - half) / scale)
        upper = 1.0 if x == n else float((centre + half) / scale)
        return lower, upper


@cache
def garwood(events: int) -> tuple[Decimal, Decimal]:
    """The exact Poisson limits of a count (Garwood 1936).

    They are the means at which so many events or more, and so few or fewer, have a chance of 2.5 %:
    chi2(0.025, 2x)/2 and chi2(0.975, 2x + 2)/2.
    """
    tail = Decimal("0.025")
    lower = Decimal(0) if events == 0 else _root(lambda mean: 1 - _at_most(events - 1, mean), tail, rising=True)
    upper = _root(lambda mean: _at_most(events, mean), tail, rising=False)
    return lower, upper


def _at_most(events: int, mean: Decimal) -> Decimal:
    """The chance of at most so many events in a Poisson distribution."""
    term = total = Decimal(1)
    for k in range(1, events + 1):
        term = term * mean / k
        total += term
    return total * (-mean).exp()


def _root(chance: Callable[[Decimal], Decimal], target: Decimal, rising: bool) -> Decimal:
    """The mean at which a rising (falling) chance is the target, by halving."""
    with localcontext(prec=40):
        low, high = Decimal(0), Decimal(1)
        while (chance(high) < target) == rising:
            high *= 2
        for _ in range(80):
            middle = (low + high) / 2
            if (chance(middle) < target) == rising:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
