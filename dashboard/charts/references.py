"""What rows are read against: all together as a line, the target as a tick, each named once above the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts import marks, theme, wording
from dashboard.charts.chart import Figure, Trace
from dashboard.charts.scale import Scale
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Display, Result

LABEL_HEIGHT: Final = 18
_NEAR_THE_EDGE: Final = 0.15


@dataclass(frozen=True, slots=True)
class Reference:
    """A value drawn in every row, from `above` pixels over the middle of its track to `below` under it."""

    value: float
    label: str
    above: int
    below: int
    width: float


def references(result: Result, words: Words) -> tuple[Reference, ...]:
    """All together, where it may be written as a value; the target, where there is one."""
    found = []
    total, target = result.total, result.indicator.target
    if total is not None and total.display is Display.FULL and total.value is not None:
        written = wording.level(result.indicator, total.value, words)
        found.append(Reference(total.value, words("All {value}", value=written), 8, 8, 1.5))
    if target is not None:
        written = wording.level(result.indicator, target, words)
        found.append(Reference(target, words("Target {value}", value=written), -3, 8, 3))
    return tuple(found)


def drawn(found: Sequence[Reference], middles: Sequence[int]) -> list[Trace]:
    """One trace a reference; a piece at the middle of every track, so that it does not run through the names."""
    return [
        marks.strokes(
            [(one.value, y - one.above, one.value, y + one.below) for y in middles],
            colour=theme.STRONG,
            width=one.width,
        )
        for one in found
    ]


def labelled(found: Sequence[Reference], span: Scale) -> list[Figure]:
    """The annotations above the rows, one line each, kept within the plot at its edges."""
    return [
        {
            "x": one.value,
            "y": LABEL_HEIGHT * (line + 1),
            "text": one.label,
            "showarrow": False,
            "xanchor": _anchor(one.value / span.top),
            "yanchor": "bottom",
            "font": {"size": theme.SMALL},
        }
        for line, one in enumerate(found)
    ]


def _anchor(place: float) -> str:
    if place < _NEAR_THE_EDGE:
        return "left"
    return "right" if place > 1 - _NEAR_THE_EDGE else "center"
