"""A pack's chart as SVG: a dot a month, its uncertainty a thick line, a hollow dot a count, a dash what is withheld."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import Final

from dashboard.exports.pack.blocks import Chart, Shown, Withheld

_FLOOR: Final = 0.04  # where a withheld month's dash stands, as a part of the scale: the same for all


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A picture's measures, of which `text` gives all the small ones, and its colours, in words of CSS."""

    width: float
    height: float
    text: float
    ink: str
    muted: str
    weak: str
    line: str
    paper: str

    @property
    def left(self) -> float:
        return 4.5 * self.text

    @property
    def right(self) -> float:
        return self.width - self.text

    @property
    def top(self) -> float:
        return 1.75 * self.text

    @property
    def bottom(self) -> float:
        return self.height - 3.5 * self.text

    @property
    def letters(self) -> str:
        """The attributes of text."""
        return f'font-family="IBM Plex Sans" font-size="{self.text}" fill="{self.muted}"'

    @property
    def dashes(self) -> str:
        """The attributes of the target's line."""
        gap = self.text / 4
        return f'stroke="{self.ink}" stroke-width="{self.thin * 1.5}" stroke-dasharray="{gap} {gap}"'

    @property
    def thin(self) -> float:
        return self.text / 16


# In points (1/72 inch), as wide as the text on A4.
PAPER: Final = Look(
    width=482, height=122, text=8, ink="#1a1a1a", muted="#595959", weak="#a9afb6", line="#d9dcdf", paper="#ffffff"
)  # fmt: skip


def chart_svg(chart: Chart, look: Look = PAPER) -> str:
    """The picture without its title; nothing in it is read from what people typed but as text."""
    size = f'width="{look.width}" height="{look.height}" viewBox="0 0 {look.width} {look.height}"'
    drawn = chain(_axis(chart, look), _target(chart, look), _points(chart, look))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(drawn)}</svg>'


def _x(chart: Chart, place: int, look: Look) -> float:
    step = (look.right - look.left) / max(1, len(chart.points))
    return round(look.left + step * (place + 0.5), 1)


def _y(chart: Chart, value: float, look: Look) -> float:
    """A value beyond the axis is drawn at its end."""
    share = min(max(value / chart.top, 0.0), 1.0) if chart.top else 0.0
    return round(look.bottom - share * (look.bottom - look.top), 1)


def _axis(chart: Chart, look: Look) -> Iterator[str]:
    rule = f'stroke="{look.line}" stroke-width="{look.thin}"'
    for at, text in chart.ticks:
        y = _y(chart, at, look)
        yield f'<line x1="{look.left}" y1="{y}" x2="{look.right}" y2="{y}" {rule}/>'
        x, base = look.left - 0.625 * look.text, y + 0.35 * look.text
        yield f'<text x="{x}" y="{base}" text-anchor="end" {look.letters}>{escape(text)}</text>'
    for place, label in enumerate(chart.labels):
        for line, text in enumerate(label.split("\n")):
            x, y = _x(chart, place, look), look.height + (1.125 * line - 2) * look.text
            yield f'<text x="{x}" y="{y}" text-anchor="middle" {look.letters}>{escape(text)}</text>'


def _target(chart: Chart, look: Look) -> Iterator[str]:
    if chart.target is None:
        return
    y, left, named = _y(chart, chart.target, look), look.left, look.text * 0.6875
    yield f'<line x1="{left}" y1="{y}" x2="{look.right}" y2="{y}" {look.dashes}/>'
    # Named above the plot, where no dot can be in the way.
    yield f'<line x1="{left}" y1="{named}" x2="{left + 1.75 * look.text}" y2="{named}" {look.dashes}/>'
    yield f'<text x="{left + 2.25 * look.text}" y="{look.text}" {look.letters}>{escape(chart.target_told)}</text>'


def _points(chart: Chart, look: Look) -> Iterator[str]:
    for place, point in enumerate(chart.points):
        x = _x(chart, place, look)
        if isinstance(point, Withheld):
            y, half = _y(chart, chart.top * _FLOOR, look), look.text / 2
            stroke = f'stroke="{look.muted}" stroke-width="{look.thin * 2}"'
            yield f'<line x1="{x - half}" y1="{y}" x2="{x + half}" y2="{y}" {stroke}/>'
        if not isinstance(point, Shown):
            continue
        if point.lower is not None and point.upper is not None and not point.is_count:
            low, high = _y(chart, point.lower, look), _y(chart, point.upper, look)
            stroke = f'stroke="{look.weak}" stroke-width="{look.thin * 5}"'
            yield f'<line x1="{x}" y1="{low}" x2="{x}" y2="{high}" {stroke}/>'
        at, fill = f'cx="{x}" cy="{_y(chart, point.value, look)}"', look.paper if point.is_count else look.ink
        line = f'stroke="{look.ink}" stroke-width="{look.thin * 2}"'
        yield f'<circle {at} r="{look.text * 0.325}" fill="{fill}" {line}/>'
