"""A pack's chart as SVG: what is drawn, and that nothing withheld can be read from it."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.exports.pack.blocks import Chart, Nothing, Point, Shown, Withheld
from dashboard.exports.pack.chart_svg import PAPER, chart_svg
from tests.exports.pack_samples import CHART, HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart_svg(chart))


def dots(chart: Chart) -> list[tuple[float, bool]]:
    """Height over the floor of each dot in parts of the scale, and whether it is hollow."""
    floor, top = (float(line.attrib["y1"]) for line in drawn(chart).findall(f"{SVG}line")[:3:2])
    circles = drawn(chart).findall(f"{SVG}circle")
    return [(round((floor - float(c.attrib["cy"])) / (floor - top), 2), c.attrib["fill"] == "#ffffff") for c in circles]


def test_a_dot_a_month_that_is_shown() -> None:
    assert dots(CHART) == [(0.37, False), (0.67, True)]


@pytest.mark.parametrize("point", [Nothing(), Withheld("vises ikke"), Withheld("andet")])
def test_what_is_not_shown_has_no_dot(point: Point) -> None:
    assert dots(replace(CHART, points=(point,) * 4)) == []


def test_a_withheld_month_looks_the_same_whatever_is_withheld() -> None:
    one, other = (replace(CHART, points=(Withheld(told), *CHART.points[1:])) for told in ("a", "b"))
    assert chart_svg(one) == chart_svg(other)


def test_a_value_beyond_the_axis_stays_in_the_picture() -> None:
    chart = replace(CHART, points=(Shown(7.0, "7", -1.0, 9.0),) * 4)
    for element in drawn(chart):
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.attrib.get(name, 0)) <= PAPER.width
        for name in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.attrib.get(name, 0)) <= PAPER.height


def test_text_is_text() -> None:
    chart = replace(CHART, labels=(HOSTILE,) * 4, target_told=HOSTILE)
    assert [text.text for text in drawn(chart).findall(f"{SVG}text")].count(HOSTILE) == 5
