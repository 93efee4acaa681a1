"""A year in the space of a word: twelve months as a small picture beside a figure, with the same told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dashboard.charts import theme
from dashboard.charts.wording import written
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Row

_WIDTH: Final = 96
_HEIGHT: Final = 24
_EDGE: Final = 4
# Months of one figure differ by chance: less than this apart (as a part of the whole) is drawn as nearly level.
_LEAST_SPREAD: Final = 0.2


@dataclass(frozen=True, slots=True)
class Sparkline:
    """`source` is an image address that holds the picture itself; `alt` says what it shows."""

    source: str
    alt: str
    width: int = _WIDTH
    height: int = _HEIGHT


def sparkline(indicator: Indicator, months: Sequence[tuple[str, Row | None]], words: Words) -> Sparkline:
    """The picture of months in order, each a month key with its row, or None where there is no value.

    Missing and hidden months are gaps, and look the same. A count under ten is a hollow dot; the last month that
    has a value is a full one.
    """
    values = [_value(row) for _, row in months]
    return Sparkline(
        f"data:image/svg+xml;utf8,{quote(_svg(indicator, values, [row for _, row in months]))}",
        _alt(indicator, months, words),
    )


def _value(row: Row | None) -> float | None:
    return None if row is None or row.display is Display.SUPPRESSED else row.value


def _svg(indicator: Indicator, values: Sequence[float | None], rows: Sequence[Row | None]) -> str:
    points = _points(indicator, values)
    lines = "".join(f'<path d="{path}"/>' for path in _paths(points))
    dots = "".join(_dots(points, rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<g fill="none" stroke="{theme.STRONG}" stroke-width="1.5" stroke-linejoin="round">{lines}{dots}</g></svg>'
    )


def _points(indicator: Indicator, values: Sequence[float | None]) -> list[tuple[float, float] | None]:
    known = [value for value in values if value is not None]
    if not known:
        return [None] * len(values)
    middle = (max(known) + min(known)) / 2
    least = _LEAST_SPREAD if indicator.kind.is_share else _LEAST_SPREAD * (indicator.target or middle or 1)
    spread = max(max(known) - min(known), least)
    step = (_WIDTH - 2 * _EDGE) / max(1, len(values) - 1)
    height = _HEIGHT - 2 * _EDGE
    return [
        None
        if value is None
        else (round(_EDGE + step * place, 1), round(_HEIGHT / 2 - (value - middle) / spread * height, 1))
        for place, value in enumerate(values)
    ]


def _paths(points: Sequence[tuple[float, float] | None]) -> list[str]:
    """One path a run of months that follow each other; a month on its own has none."""
    runs: list[list[str]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(f"{point[0]:g} {point[1]:g}")
    return ["M" + "L".join(run) for run in runs if len(run) > 1]


def _dots(points: Sequence[tuple[float, float] | None], rows: Sequence[Row | None]) -> list[str]:
    last = max((place for place, point in enumerate(points) if point is not None), default=-1)
    drawn = []
    for place, (point, row) in enumerate(zip(points, rows, strict=True)):
        if point is None or row is None:
            continue
        alone = all(points[beside] is None for beside in (place - 1, place + 1) if 0 <= beside < len(points))
        if place == last or alone:
            hollow = row.display is Display.COUNT
            fill = "" if hollow else f' fill="{theme.STRONG}"'
            drawn.append(f'<circle cx="{point[0]:g}" cy="{point[1]:g}" r="{3 if place == last else 1.5}"{fill}/>')
    return drawn


def _alt(indicator: Indicator, months: Sequence[tuple[str, Row | None]], words: Words) -> str:
    known = [(key, row) for key, row in months if row is not None and row.display is not Display.SUPPRESSED]
    if not known:
        return words("No month has a figure to show")
    first, last = (
        f"{words.month(key)} {written(indicator, row, words).figure.replace(' · ', ', ')}"
        for key, row in (known[0], known[-1])
    )
    return words("From {first} to {last}", first=first, last=last) if len(known) > 1 else last
