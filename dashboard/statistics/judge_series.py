"""A series of months judged: which chart, which limits, what the latest month says, and whether the target is sure."""

from dataclasses import dataclass
from typing import Final

from dashboard.statistics.control_limits import Limits, Values, rate_limits, share_limits, xmr
from dashboard.statistics.run_chart import run_chart
from dashboard.statistics.signal_rules import LENGTH, length_of, marks
from dashboard.vocabulary.indicator import Better
from dashboard.vocabulary.signals import Assurance, ChartKind, Mark, Variation

# Values below which there are no limits and no verdict, and below which these are preliminary (methods.md 3.4).
LEAST_POINTS: Final = 12
LOCKED_AT: Final = 20
# A month's share follows the normal curve well enough (methods.md 3.1).
_LEAST_N: Final = 10
_LEAST_OF_A_SIDE: Final = 5
_LEAST_EXPECTED: Final = 2  # events a month of a rate: own rule of thumb, below it most months are 0, 1 or 2
_PRIME_ABOVE: Final = 1.2  # own rule of thumb (methods.md 3.1)
_WIDEST_SHARE: Final = 0.5  # between the limits, for a verdict about the target (methods.md 3.4)

# How often a series is a signal though nothing has changed and its months are independent: by simulation, held by
# tests/statistics/test_judge_series.py.
FALSE_ALARM: Final = 0.0125


@dataclass(frozen=True, slots=True)
class Judged:
    """`since` is the place of the first month of what the latest mark tells, `lasted` its months with a value.

    `known`: the place of the month with which a rule first held; None where the latest month has no mark.
    """

    chart: ChartKind
    limits: Limits | None
    marks: tuple[Mark | None, ...]
    variation: Variation
    assurance: Assurance
    is_preliminary: bool
    since: int | None = None
    lasted: int = 0
    known: int | None = None
    by_median: bool = False


def judge(events: Values, n: Values, asked: ChartKind, better: Better, target: float | None) -> Judged:
    """Events over n a month, both None at a gap: a share for ChartKind.P and XMR, a rate for U.

    `asked` is the chart that the figures' kind asks for; where they do not carry it, a humbler one is drawn.
    """
    values = [None if x is None or not size else x / size for x, size in zip(events, n, strict=True)]
    nothing = tuple(None for _ in values)
    count = sum(value is not None for value in values)
    unsure = Assurance.NO_TARGET if target is None or better is Better.NEITHER else Assurance.TOO_UNCERTAIN
    if count < LEAST_POINTS:
        return Judged(ChartKind.RUN, None, nothing, Variation.TOO_FEW, unsure, is_preliminary=False)
    chart, limits = _limits(values, events, n, asked)
    is_preliminary = count < LOCKED_AT
    if limits is None:
        has_shifted = run_chart(values).has_shifted
        variation = Variation.CHANGE if has_shifted else Variation.COMMON
        return Judged(ChartKind.RUN, None, nothing, variation, unsure, is_preliminary)
    mean, limits = limits.centre, limits.undragged(values)
    found = marks(values, limits)
    last = max(place for place, value in enumerate(values) if value is not None)
    mark = found[last]
    lasted = 0 if mark is None else length_of(values, mark, limits)
    return Judged(
        chart,
        limits,
        found,
        _variation(mark, better),
        _assurance(limits, last, asked, better, target),
        is_preliminary,
        since=None if mark is None else _from_the_end(values, lasted),
        lasted=lasted,
        known=None if mark is None else _from_the_end(values, max(lasted - LENGTH + 1, 1)),
        by_median=limits.centre != mean,
    )


def _limits(values: Values, events: Values, n: Values, asked: ChartKind) -> tuple[ChartKind, Limits | None]:
    """None: no limits can be drawn."""
    sizes = [size for size in n if size is not None]
    total = sum(x for x in events if x is not None)
    centre = total / sum(sizes)
    if asked is ChartKind.U:
        if centre * min(sizes) < _LEAST_EXPECTED:
            return ChartKind.RUN, None
        return _of_counts(rate_limits(events, n), ChartKind.U, ChartKind.U_PRIME)
    fewest = min(sizes)
    if asked is ChartKind.P and fewest >= _LEAST_N and fewest * min(centre, 1 - centre) >= _LEAST_OF_A_SIDE:
        return _of_counts(share_limits(events, n), ChartKind.P, ChartKind.P_PRIME)
    limits = xmr(values)
    return (ChartKind.XMR, limits) if limits.are_there else (ChartKind.RUN, None)


def _of_counts(found: tuple[Limits, float], plain: ChartKind, prime: ChartKind) -> tuple[ChartKind, Limits]:
    limits, spread = found
    return (prime, limits.widened(spread)) if spread > _PRIME_ABOVE else (plain, limits)


def _variation(mark: Mark | None, better: Better) -> Variation:
    if mark is None:
        return Variation.COMMON
    if better is Better.NEITHER:
        return Variation.CHANGE
    return Variation.IMPROVEMENT if mark.is_high == (better is Better.HIGHER) else Variation.CONCERN


def _assurance(limits: Limits, last: int, asked: ChartKind, better: Better, target: float | None) -> Assurance:
    if target is None or better is Better.NEITHER:
        return Assurance.NO_TARGET
    ends = limits.at(last)
    assert ends is not None
    lower, upper = ends
    # Of a rate: no wider than the target itself.
    widest = target if asked is ChartKind.U else _WIDEST_SHARE
    if upper - lower > widest:
        return Assurance.TOO_UNCERTAIN
    if lower <= target <= upper:
        return Assurance.HIT_OR_MISS
    return Assurance.PASSING if (target < lower) == (better is Better.HIGHER) else Assurance.FAILING


def _from_the_end(values: Values, number: int) -> int:
    """The place of the first of the last so many values."""
    return [place for place, value in enumerate(values) if value is not None][-number]
