"""A chart as a picture on a slide: in big type, in the colours of the page around it."""

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from dashboard.exports.pack.blocks import Chart
from dashboard.exports.pack.chart_svg import Look, chart_svg

# In tenths of the slide's measure, a fortieth of its width (assets/slides.css): the text is as its smallest.
_TALL: Final = Look(
    width=225,
    height=122,
    text=6.4,
    ink="var(--ink)",
    muted="var(--muted)",
    weak="var(--weak)",
    line="var(--line)",
    paper="var(--paper)",
)
_LOW: Final = replace(_TALL, height=66)


def picture(chart: Chart, *, is_low: bool) -> Markup:
    """The chart as SVG for a page of HTML. `is_low`: with text under it."""
    # Safe: chart_svg escapes the texts, and nothing else in it is typed.
    return Markup(chart_svg(chart, _LOW if is_low else _TALL))  # noqa: S704
