"""A pack's chart as SVG: a dot a month, its uncertainty a thick line, a hollow dot a count, a dash what is withheld."""

from collections.abc import Iterator
from html import escape
from typing import Final

from dashboard.exports.pack.blocks import Chart, Shown, Withheld

# Points (1/72 inch): as wide as the text on A4.
WIDTH: Final = 482
HEIGHT: Final = 122
_LEFT: Final = 36
_RIGHT: Final = 8
_TOP: Final = 14
_BOTTOM: Final = 28
_FLOOR: Final = 0.04  # where a withheld month's dash stands, as a part of the scale: the same for all
_INK: Final = "#1a1a1a"
_MUTED: Final = "#595959"
_WEAK: Final = "#a9afb6"
_LINE: Final = "#d9dcdf"
_TEXT: Final = f'font-family="IBM Plex Sans" font-size="8" fill="{_MUTED}"'
_DASHED: Final = f'stroke="{_INK}" stroke-width="0.75" stroke-dasharray="2 2"'


def chart_svg(chart: Chart) -> str:
    """The picture without its title; nothing in it is read from what people typed but as text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{''.join(_axis(chart))}{''.join(_target(chart))}{''.join(_points(chart))}</svg>"
    )


def _x(chart: Chart, place: int) -> float:
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(chart.points))
    return round(_LEFT + step * (place + 0.5), 1)


def _y(chart: Chart, value: float) -> float:
    """A value beyond the axis is drawn at its end."""
    share = min(max(value / chart.top, 0.0), 1.0) if chart.top else 0.0
    return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _axis(chart: Chart) -> Iterator[str]:
    for at, text in chart.ticks:
        y = _y(chart, at)
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{WIDTH - _RIGHT}" y2="{y}" stroke="{_LINE}" stroke-width="0.5"/>'
        yield f'<text x="{_LEFT - 5}" y="{y + 2.8}" text-anchor="end" {_TEXT}>{escape(text)}</text>'
    for place, label in enumerate(chart.labels):
        for line, text in enumerate(label.split("\n")):
            x, y = _x(chart, place), HEIGHT - 16 + 9 * line
            yield f'<text x="{x}" y="{y}" text-anchor="middle" {_TEXT}>{escape(text)}</text>'


def _target(chart: Chart) -> Iterator[str]:
    if chart.target is None:
        return
    y, end = _y(chart, chart.target), WIDTH - _RIGHT
    yield f'<line x1="{_LEFT}" y1="{y}" x2="{end}" y2="{y}" {_DASHED}/>'
    # Named above the plot, where no dot can be in the way.
    yield f'<line x1="{_LEFT}" y1="5.5" x2="{_LEFT + 14}" y2="5.5" {_DASHED}/>'
    yield f'<text x="{_LEFT + 18}" y="8" {_TEXT}>{escape(chart.target_told)}</text>'


def _points(chart: Chart) -> Iterator[str]:
    for place, point in enumerate(chart.points):
        x = _x(chart, place)
        if isinstance(point, Withheld):
            y = _y(chart, chart.top * _FLOOR)
            yield f'<line x1="{x - 4}" y1="{y}" x2="{x + 4}" y2="{y}" stroke="{_MUTED}" stroke-width="1"/>'
        if not isinstance(point, Shown):
            continue
        if point.lower is not None and point.upper is not None and not point.is_count:
            low, high = _y(chart, point.lower), _y(chart, point.upper)
            yield f'<line x1="{x}" y1="{low}" x2="{x}" y2="{high}" stroke="{_WEAK}" stroke-width="2.5"/>'
        fill = "#ffffff" if point.is_count else _INK
        yield f'<circle cx="{x}" cy="{_y(chart, point.value)}" r="2.6" fill="{fill}" stroke="{_INK}"/>'
