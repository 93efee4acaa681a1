"""What charts are drawn with: dots, strokes and texts, many of a kind in one trace, as plotly.js reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.chart import Trace
from dashboard.charts.theme import BLUE, SIZE, STRONG, TEXT

Place = float | str  # along an axis; a day as YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Dot:
    """How a mark looks; `symbol` as plotly names it, `size` in pixels."""

    colour: str
    symbol: str
    size: int


FULL: Final = Dot(STRONG, "circle", 10)
MET: Final = Dot(BLUE, "circle", 10)  # a meeting that was held
HOLLOW: Final = Dot(STRONG, "circle-open", 9)  # a count under ten; a deadline that passed


def dots(
    places: Sequence[tuple[Place | None, float | None, Dot]], told: Sequence[str], hrefs: Sequence[str | None] = ()
) -> Trace:
    """One trace of marks, each (x, y, its look), with what hovering over each says, and where a click on it leads."""
    return {
        **leading(hrefs),
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in places],
        "y": [y for _, y, _ in places],
        "marker": {
            "color": [dot.colour for _, _, dot in places],
            "symbol": [dot.symbol for _, _, dot in places],
            "size": [dot.size for _, _, dot in places],
            "line": {"width": 2, "color": [dot.colour for _, _, dot in places]},
            "opacity": 1,
        },
        "hovertext": list(told),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def leading(hrefs: Sequence[str | None]) -> Trace:
    """Where a click on each mark of a trace leads (assets/page.js); nothing where none leads anywhere."""
    return {"customdata": list(hrefs)} if any(hrefs) else {}


def strokes(lines: Sequence[tuple[Place, float, Place, float]], *, colour: str, width: float) -> Trace:
    """One trace that draws lines, each (x0, y0, x1, y1)."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [place for x0, _, x1, _ in lines for place in (x0, x1, None)],
        "y": [place for _, y0, _, y1 in lines for place in (y0, y1, None)],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def labels(places: Sequence[tuple[Place, float, str]], *, position: str = "middle right") -> Trace:
    """One trace that writes texts, each (x, y, text)."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _ in places],
        "y": [y for _, y, _ in places],
        "text": [text for _, _, text in places],
        "textposition": position,
        "textfont": {"size": SIZE, "color": TEXT},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
