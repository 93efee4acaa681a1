"""Which months of a series stand out from chance, by the four rules of NHS Making Data Count (methods.md 3.2).

In the order of NHSRplotthedots: a month that more than one rule finds carries the first. Months without a value are
passed over: they neither break a run nor lengthen it.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final, Literal

from dashboard.statistics.control_limits import Limits, Values, near
from dashboard.vocabulary.signals import Mark, Rule

Side = Literal[-1, 0, 1]
LENGTH: Final = 7  # months of a run, or of a trend: six rises
_NOISE: Final = 1e-12  # of rounding: what differs by less is equal
_Found = dict[int, Side]


def marks(values: Values, limits: Limits) -> tuple[Mark | None, ...]:
    """The mark of each place of the series, None for what chance explains, and for gaps."""
    places = [place for place, value in enumerate(values) if value is not None]
    points = [value for value in values if value is not None]
    apart = [limits.distance(place, value) for place, value in zip(places, points, strict=True)]
    outside = {at: _sign(far) for at, far in enumerate(apart) if far is not None and abs(far) > 1}
    by_rule: dict[Rule, _Found] = {
        Rule.OUTSIDE: outside,
        Rule.TREND: _trend(points),
        Rule.TWO_OF_THREE: _two_of_three(points, apart, limits.centre),
        Rule.RUN: _run(points, limits.centre),
    }
    found: list[Mark | None] = [None] * len(values)
    for rule in reversed(Rule):
        for at, side in by_rule.get(rule, {}).items():
            found[places[at]] = Mark(rule, is_high=side > 0)
    return tuple(found)


def length_of(values: Values, mark: Mark, limits: Limits) -> int:
    """Over how many months with a value, up to the last one, what its mark tells has lasted."""
    points = [value for value in values if value is not None]
    side: Side = 1 if mark.is_high else -1
    if mark.rule is Rule.RUN:
        sides = [_sign(point - limits.centre) for point in points]
    elif mark.rule is Rule.TREND:
        sides = [*_steps(points), side]
    else:
        return 1
    return len(list(takewhile(lambda other: other == side, reversed(sides))))


def _trend(points: Sequence[float]) -> _Found:
    """Seven months of which each is higher (lower) than the one before; equal neighbours break it."""
    steps = _steps(points)
    found: _Found = {}
    for start in range(len(points) - LENGTH + 1):
        side = _same(steps[start : start + LENGTH - 1])
        # The turn between a rise and a fall belongs to what comes after it.
        found |= dict.fromkeys(range(start, start + LENGTH), side) if side else {}
    return found


def _run(points: Sequence[float], centre: float) -> _Found:
    """Seven months on the same side; one exactly at the centre breaks it."""
    sides = [_sign(point - centre) for point in points]
    found: _Found = {}
    for start in range(len(points) - LENGTH + 1):
        side = _same(sides[start : start + LENGTH])
        found |= dict.fromkeys(range(start, start + LENGTH), side) if side else {}
    return found


def _two_of_three(points: Sequence[float], apart: Sequence[float | None], centre: float) -> _Found:
    """Those near a limit among three months on one side, of which two are."""
    sides = [_sign(point - centre) for point in points]
    close = {at for at, far in enumerate(apart) if far is not None and near(far)}
    found: _Found = {}
    for start in range(len(points) - 2):
        three, side = range(start, start + 3), _same(sides[start : start + 3])
        if side and len(close & set(three)) >= 2:
            found |= dict.fromkeys(close & set(three), side)
    return found


def _steps(points: Sequence[float]) -> list[Side]:
    """Whether each next one is higher, lower or the same."""
    return [_sign(after - before) for before, after in pairwise(points)]


def _same(sides: Sequence[Side]) -> Side:
    """The side that all are on; 0 where they are not."""
    return sides[0] if len(set(sides)) == 1 else 0


def _sign(number: float) -> Side:
    return 0 if abs(number) < _NOISE else 1 if number > 0 else -1
