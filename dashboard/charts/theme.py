"""How charts look: greys, one blue, one orange; IBM Plex Sans; nothing that is not read.

One palette serves light and dark pages: every colour that carries meaning has a contrast of 3:1 at least on white
and on #14171a (WCAG 1.4.11), and the paper is transparent. Text is lifted to the page's own ink by the stylesheet.
"""

from typing import Any, Final

from dashboard.charts.chart import Figure
from dashboard.i18n.words import Words

STRONG: Final = "#6b727a"  # dots, lines: what is ordinary
WEAK: Final = "#8b929a"  # intervals, outlines
BLUE: Final = "#2171b5"  # favourable, and only where the comparison says so
PALE_BLUE: Final = "#5b95cb"
ORANGE: Final = "#d94801"  # unfavourable, with a mark and a word
TEXT: Final = "#6f757b"
ON_STRONG: Final = "#ffffff"  # text on BLUE or STRONG
ON_WEAK: Final = "#14171a"  # text on PALE_BLUE or WEAK
TRACK: Final = "rgba(127, 133, 140, 0.25)"  # where a mark could be; decoration
BAND: Final = "rgba(127, 133, 140, 0.4)"  # a window of time; its dots carry the meaning
GRACE: Final = "rgba(127, 133, 140, 0.18)"  # its end, when it is due
CLEAR: Final = "rgba(0, 0, 0, 0)"

FONT: Final = "'IBM Plex Sans', system-ui, sans-serif"
SIZE: Final = 13
SMALL: Final = 12


def layout(words: Words, *, height: int, margin: tuple[int, int, int, int], **axes_and_marks: Any) -> Figure:
    """The layout all charts share; `margin` in pixels as (top, right, bottom, left), the rest as plotly names it."""
    top, right, bottom, left = margin
    return {
        "height": height,
        "autosize": True,
        "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": SIZE, "color": TEXT},
        "separators": ",." if words.language == "da" else ".,",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": ON_WEAK,
            "bordercolor": ON_WEAK,
            "font": {"family": FONT, "size": SIZE, "color": ON_STRONG},
            "align": "left",
        },
        **axes_and_marks,
    }


def axis(**properties: Any) -> Figure:
    """A bare axis: no grid, no zero line, no zoom; what is read is added by name."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
        "ticklabeloverflow": "allow",
        "tickfont": {"size": SMALL},
        **properties,
    }


def hidden_axis(**properties: Any) -> Figure:
    """An axis that only places things."""
    return axis(showticklabels=False, **properties)


def config(words: Words) -> Figure:
    """The `config` of every graph: no buttons, nothing that catches a scrolling finger, the reader's dates."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "doubleClick": False,
        "locale": words.language,
        "responsive": True,
        "scrollZoom": False,
        "showAxisDragHandles": False,
        "showTips": False,
    }
