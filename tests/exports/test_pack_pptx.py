"""The pack as slides: what PowerPoint would find in the file."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree
from pptx import Presentation

from dashboard.exports.pack.blocks import Section
from dashboard.exports.pack.pptx_file import pptx_file
from tests.exports import pack_samples as samples

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def content() -> bytes:
    return pptx_file(samples.pack())


@pytest.fixture(scope="module")
def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def trees(parts: dict[str, bytes], folder: str) -> Iterator[etree._Element]:
    return (
        etree.fromstring(part)
        for name, part in sorted(parts.items())
        if name.startswith(folder) and name.endswith(".xml")
    )


def test_a_slide_a_topic_each_with_its_title(content: bytes) -> None:
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(content)).slides]
    tables = [title for title in titles if title.startswith("Anbringelsessteder (")]
    assert titles[:4] == ["Mødepakke", "Dagsorden", "Mål opnået", "Indikatorer"]
    assert len(tables) > 1
    assert tables[-1] == f"Anbringelsessteder ({len(tables)}/{len(tables)})"
    assert not any("Definitioner" in title for title in titles)


def test_it_is_sixteen_to_nine(content: bytes) -> None:
    made = Presentation(io.BytesIO(content))
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9, abs=0.001)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_charts_are_native_with_their_numbers_and_gaps(content: bytes) -> None:
    (chart,) = [
        shape.chart for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes if shape.has_chart
    ]
    months, target = chart.plots[0].series
    assert list(chart.plots[0].categories) == ["nov. 2025", "dec.", "jan. 2026 –", "feb."]
    assert list(months.values) == [0.37, None, None, 0.67]
    assert list(target.values) == [0.8] * 4


def test_a_chart_shows_the_uncertainty_of_full_figures_alone(parts: dict[str, bytes]) -> None:
    (chart,) = trees(parts, "ppt/charts/chart")
    bars = {
        name: [
            (point.get("idx"), point.findtext(f"{CHART}v"))
            for point in chart.find(f".//{CHART}{name}").iter(f"{CHART}pt")
        ]
        for name in ("plus", "minus")
    }
    assert bars == {"plus": [("0", "0.13")], "minus": [("0", "0.12")]}


def test_pictures_and_tables_are_told_in_words(content: bytes) -> None:
    described = [
        shape.element.xpath(".//p:cNvPr")[0].get("descr")
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert described[0] == f"{samples.CHART.title}. {samples.CHART.alt}"
    assert set(described[1:]) == {"Anbringelsessteder"}


def test_all_text_is_marked_as_danish(parts: dict[str, bytes]) -> None:
    for tree in (*trees(parts, "ppt/slides/"), *trees(parts, "ppt/notesSlides/")):
        for text in (*tree.iter(f"{DRAWING}r"), *tree.iter(f"{DRAWING}fld")):
            if text.findtext(f"{DRAWING}t"):
                properties = text.find(f"{DRAWING}rPr")
                assert properties is not None, text.findtext(f"{DRAWING}t")
                assert properties.get("lang") == "da-DK", text.findtext(f"{DRAWING}t")
    (chart,) = trees(parts, "ppt/charts/chart")
    assert {one.get("lang") for one in chart.iter(f"{DRAWING}defRPr")} == {"da-DK"}


def test_definitions_are_in_the_notes(content: bytes) -> None:
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in Presentation(io.BytesIO(content)).slides
        if slide.has_notes_slide
    ]
    assert "Tælles: De mål, der er opnået." in notes[0]
    assert "Alle tal er for tolv måneder." in notes[0]
    assert "Til tiden: Et forbehold." in notes[1]


def test_what_people_typed_stands_as_they_typed_it(content: bytes) -> None:
    said = [
        paragraph.text
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]
    assert f"1. {samples.HOSTILE}" in said
    assert samples.HOSTILE in said


def test_every_slide_bears_the_stamp(content: bytes) -> None:
    for slide in Presentation(io.BytesIO(content)).slides:
        assert samples.pack().stamp in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_all_rows_of_a_table_come_along_once(content: bytes) -> None:
    names = [
        row.cells[0].text
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]
    assert names == [*samples.HOMES, "Alle"]


def test_a_section_of_nothing_makes_no_slide() -> None:
    made = Presentation(io.BytesIO(pptx_file(samples.pack(Section(key="a", title="A", blocks=[])))))
    assert len(made.slides) == 1
