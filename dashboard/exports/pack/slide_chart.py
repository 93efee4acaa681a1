"""A month chart as PowerPoint's own: dots with their uncertainty, gaps, the target as a line; its numbers behind it."""

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Emu, Pt

from dashboard.exports.pack.blocks import Chart, Point, Shown, Withheld
from dashboard.exports.pack.slide import INK, MUTED, Slide, language_of

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_BAR: Final = RGBColor(0xA9, 0xAF, 0xB6)
_GRID: Final = RGBColor(0xD9, 0xDC, 0xDF)
_NOTE_HEIGHT: Final = Pt(18)


def draw_chart(slide: Slide, chart: Chart, place: tuple[int, int, int, int]) -> None:
    """Draws the chart in (left, top, width, height), and under it what a withheld month's dash means."""
    left, top, width, height = (Emu(side) for side in place)
    withheld = next((point for point in chart.points if isinstance(point, Withheld)), None)
    if withheld is not None:
        height = Emu(height - _NOTE_HEIGHT)
        note = slide.box(left, top + height, width, _NOTE_HEIGHT).paragraphs[0]
        slide.text(note, f"– {withheld.told}", 11, colour=MUTED)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, left, top, width, height, _data(chart))
    slide.describe(frame, f"{chart.title}. {chart.alt}")
    drawn = frame.chart
    drawn.font.size = Pt(12)
    drawn.font.color.rgb = MUTED
    drawn.has_title = False
    drawn.has_legend = chart.target is not None
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    for properties in frame.chart._chartSpace.iter(f"{{{_DRAWING}}}defRPr"):  # noqa: SLF001  no language there
        properties.set("lang", language_of(slide.pack))
    _axes(drawn, chart)
    _dots(drawn.plots[0].series[0], chart.points)
    if chart.target is not None:
        _target(drawn.plots[0].series[1])


def _data(chart: Chart) -> CategoryChartData:
    data = CategoryChartData(number_format=_number_format(chart))
    data.categories = [
        f"{label.replace(chr(10), ' ')} –" if isinstance(point, Withheld) else label.replace("\n", " ")
        for label, point in zip(chart.labels, chart.points, strict=True)
    ]
    data.add_series(chart.title, [point.value if isinstance(point, Shown) else None for point in chart.points])
    if chart.target is not None:
        data.add_series(chart.target_told, [chart.target] * len(chart.points))
    return data


def _number_format(chart: Chart) -> str:
    """`0%`, `0.0`: a program writes it with its own language's signs."""
    return "0" + ("." + "0" * chart.decimals if chart.decimals else "") + ("%" if chart.is_share else "")


def _axes(drawn: Any, chart: Chart) -> None:
    values, months = drawn.value_axis, drawn.category_axis
    values.minimum_scale, values.maximum_scale = 0, chart.top
    values.major_unit = chart.ticks[1][0] if len(chart.ticks) > 1 else None
    values.major_gridlines.format.line.color.rgb = _GRID
    values.format.line.fill.background()
    values.tick_labels.number_format = _number_format(chart)
    values.tick_labels.number_format_is_linked = False
    months.format.line.color.rgb = _GRID


def _dots(series: Any, points: Sequence[Point]) -> None:
    """No line through single months: they vary by chance alone."""
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = INK
    series.marker.format.line.color.rgb = INK
    for place, point in enumerate(points):
        if isinstance(point, Shown) and point.is_count:
            dot = series.points[place].marker
            dot.style, dot.size = XL_MARKER_STYLE.CIRCLE, 9
            dot.format.fill.solid()
            dot.format.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            dot.format.line.color.rgb = INK
    element = series._element  # noqa: SLF001  python-pptx has no error bars
    element.find(f"{{{_CHART}}}cat").addprevious(_uncertainty(points))


def _target(series: Any) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = INK
    series.format.line.width = Pt(1)
    series.format.line.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT


def _uncertainty(points: Sequence[Point]) -> Any:
    """Error bars of the interval's two halves; none of a count, or of what is not there."""
    bars = etree.Element(f"{{{_CHART}}}errBars", nsmap={"c": _CHART, "a": _DRAWING})
    for name, value in (("errDir", "y"), ("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        etree.SubElement(bars, f"{{{_CHART}}}{name}", val=value)
    for name in ("plus", "minus"):
        half = etree.SubElement(etree.SubElement(bars, f"{{{_CHART}}}{name}"), f"{{{_CHART}}}numLit")
        etree.SubElement(half, f"{{{_CHART}}}formatCode").text = "General"
        etree.SubElement(half, f"{{{_CHART}}}ptCount", val=str(len(points)))
        for place, point in enumerate(points):
            if isinstance(point, Shown) and not point.is_count and point.lower is not None and point.upper is not None:
                length = point.upper - point.value if name == "plus" else point.value - point.lower
                at = etree.SubElement(half, f"{{{_CHART}}}pt", idx=str(place))
                etree.SubElement(at, f"{{{_CHART}}}v").text = f"{max(length, 0.0):.6g}"
    look = etree.SubElement(etree.SubElement(bars, f"{{{_CHART}}}spPr"), f"{{{_DRAWING}}}ln", w=str(Pt(3)))
    colour = etree.SubElement(etree.SubElement(look, f"{{{_DRAWING}}}solidFill"), f"{{{_DRAWING}}}srgbClr")
    colour.set("val", str(_BAR))
    return bars
