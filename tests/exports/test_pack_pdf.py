"""The pack as PDF, read back with another library: tagged, searchable, in Danish, and nothing read as markup."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from dashboard.exports.pack.blocks import Paragraph, Section
from dashboard.exports.pack.pdf_file import pdf_file
from tests.exports import pack_samples as samples

VENDOR = Path(__file__).parents[2] / "assets" / "vendor"


@pytest.fixture(scope="module")
def read() -> PdfReader:
    return PdfReader(io.BytesIO(pdf_file(samples.pack(), VENDOR)))


@pytest.fixture(scope="module")
def text(read: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in read.pages)


def elements(node: Any) -> Iterator[DictionaryObject]:
    """The elements of the tree of tags."""
    found = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(found, ArrayObject):
        for child in found:
            yield from elements(child)
    elif isinstance(found, DictionaryObject):
        yield found
        yield from elements(found.get("/K", ArrayObject()))


def resources(page: Any) -> Any:
    return page["/Resources"]


def test_is_tagged_and_in_danish(read: PdfReader) -> None:
    catalogue: Any = read.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "da"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()
    assert read.metadata is not None
    assert read.metadata.title == "Mødepakke tirsdag den 15. december 2026"


def test_a_chart_is_told_in_words_and_a_table_has_its_header(read: PdfReader) -> None:
    tags = list(elements(read.root_object["/StructTreeRoot"]))
    assert [str(tag["/Alt"]) for tag in tags if "/Alt" in tag] == [f"{samples.CHART.title}. {samples.CHART.alt}"]
    kinds = [tag.get("/S") for tag in tags]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L"} <= set(kinds)


def test_what_people_typed_stands_as_they_typed_it(text: str) -> None:
    assert "".join(text.split()).count("".join(samples.HOSTILE.split())) == 2
    assert "root:" not in text


def test_everything_can_be_searched_for(text: str) -> None:
    for told in ("37 %", "592 af 1.595 mål", "Lavere – næppe tilfældigt.", "Nære mål nås oftere.", *samples.HOMES):
        assert told in text, told


def test_every_page_has_its_number_and_the_stamp(read: PdfReader) -> None:
    assert len(read.pages) > 2
    for number, page in enumerate(read.pages, start=1):
        said = page.extract_text()
        assert f"Side {number} af {len(read.pages)}" in said
        assert samples.pack().stamp in said


def test_a_long_table_has_its_header_on_each_page(read: PdfReader) -> None:
    pages = [text for page in read.pages if "7 af 9" in (text := page.extract_text())]
    assert len(pages) > 1
    assert all("Til tiden" in page for page in pages)


def test_headings_are_bookmarks(read: PdfReader) -> None:
    named = [item.title for item in read.outline if not isinstance(item, list)]
    assert named == ["Dagsorden", "Indikatorer", "Bilag: Hjem", "Bilag: Definitioner"]


def test_the_house_typeface_is_embedded(read: PdfReader) -> None:
    fonts = {str(font.get_object()["/BaseFont"]) for page in read.pages for font in resources(page)["/Font"].values()}
    assert fonts
    assert all("IBMPlexSans" in name for name in fonts)


def test_without_the_typeface_it_is_made_all_the_same(tmp_path: Path) -> None:
    made = PdfReader(io.BytesIO(pdf_file(samples.pack(Section(key="a", title="A", blocks=[Paragraph("b")])), tmp_path)))
    assert "Mødepakke" in made.pages[0].extract_text()


@pytest.mark.parametrize("sign", ["\N{GRINNING FACE}", "\x01", "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}"])
def test_a_sign_that_the_typeface_lacks_stops_no_pack(sign: str) -> None:
    section = Section(key="a", title="A", blocks=[Paragraph(f"Tak {sign} for i dag")])
    made: Any = PdfReader(io.BytesIO(pdf_file(samples.pack(section), VENDOR)))
    assert "for i dag" in made.pages[0].extract_text()
    assert made.root_object["/MarkInfo"]["/Marked"]
