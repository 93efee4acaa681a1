"""The scale of an indicator's axis, from what is shown and nothing else: a hidden number must not stretch it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from dashboard.charts.wording import level
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Better, Indicator
from dashboard.vocabulary.result import LEAST_DENOMINATOR, Row, Rows, Status

# The highest share on the axis -> the distance of its ticks.
_SHARES: Final[Mapping[float, float]] = {0.1: 0.02, 0.2: 0.05, 0.4: 0.1, 0.6: 0.2, 1.0: 0.25}
_ROUND: Final = (1, 2, 5, 10)
_FEWEST_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to `top`, with ticks and what is written at them."""

    top: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]


def scale(indicator: Indicator, rows: Iterable[Row], words: Words, *, levels: Iterable[float] = ()) -> Scale:
    """0 to 100 % where more is better, else as far as the shown figures, their intervals, target and levels go."""
    reaches = (_reach(row.status, row.denominator, row.value, row.upper) for row in rows)
    return scale_to(indicator, max((*reaches, *levels), default=0.0), words)


def scale_to(indicator: Indicator, highest: float, words: Words) -> Scale:
    """The scale of figures of which the highest reaches so far."""
    highest = max(highest, indicator.target or 0.0)
    if indicator.kind.is_share:
        enough = (top for top in _SHARES if top >= highest and indicator.better is not Better.HIGHER)
        top = next(enough, 1.0)
        step = _SHARES[top]
    else:
        step = _round_step(highest)
        top = max(1, ceil(highest / step - 1e-9)) * step
    ticks = tuple(step * place for place in range(round(top / step) + 1))
    return Scale(top, ticks, tuple(_tick(indicator, tick, step, words) for tick in ticks))


def reach(rows: Rows) -> float:
    """How far the figures of a list reach, read from its columns: its rows need not be made."""
    return max(map(_reach, rows.status, rows.denominator, rows.value, rows.upper), default=0.0)


def _reach(status: Status, denominator: float | None, value: float | None, upper: float | None) -> float:
    """How far a figure reaches: its interval where one is drawn, else its dot."""
    if status is Status.SUPPRESSED or denominator is None or value is None:
        return 0.0
    return upper if upper is not None and denominator >= LEAST_DENOMINATOR else value


def counts(highest: int, words: Words) -> Scale:
    """The scale of whole numbers up to the highest."""
    step = max(_round_step(highest), 1.0)
    ticks = tuple(step * place for place in range(max(1, ceil(highest / step)) + 1))
    return Scale(ticks[-1], ticks, tuple(words.number(tick) for tick in ticks))


def _round_step(highest: float) -> float:
    if highest <= 0:
        return 1.0
    rough = highest / _FEWEST_STEPS
    power: float = 10.0 ** floor(log10(rough))
    return next(part * power for part in _ROUND if part * power >= rough * (1 - 1e-9))


def _tick(indicator: Indicator, tick: float, step: float, words: Words) -> str:
    if indicator.kind.is_share:
        return level(indicator, tick, words) if indicator.decimals == 0 else words.percent(tick)
    return words.number(tick, max(0, -floor(log10(step) + 1e-9)))
