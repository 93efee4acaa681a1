"""Signs that people paste and that no file of a pack can hold, or no typeface draws: the pack is made all the same."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.exports.pack.blocks import Paragraph, Section
from dashboard.exports.pack.document import Pack
from dashboard.exports.pack.pdf_file import pdf_file
from dashboard.exports.pack.pptx_file import pptx_file
from tests.exports import pack_samples as samples

VENDOR = Path(__file__).parents[2] / "assets" / "vendor"
SIGNS = {
    "a control character": "\x01",
    "a soft line end from a word processor": "\x0b",
    "one of the second set": "\x9f",
    "what is no character": "\ufffe",
    "half a character": "\ud83d",
    "an emoji": "\N{GRINNING FACE}",
}


def pack_of(text: str) -> Pack:
    section = Section(key="a", title="Dagsorden", blocks=[Paragraph(text)])
    return replace(samples.pack(), sections=[section])


def slide_texts(content: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(content)).slides:
        yield from (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
def test_both_files_are_made_and_say_the_rest(sign: str) -> None:
    pack = pack_of(f"Vi ringer{sign}til skolen")
    read = PdfReader(io.BytesIO(pdf_file(pack, VENDOR)))
    said = "\n".join(page.extract_text() for page in read.pages)
    assert "Vi ringer" in said
    assert "til skolen" in said
    assert read.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert any(text.startswith("Vi ringer") and text.endswith("til skolen") for text in slide_texts(pptx_file(pack)))


def test_what_can_be_written_stands_as_it_was_typed() -> None:
    typed = "Ét mål:\tæøå Δ \u202e\N{ZERO WIDTH SPACE}\N{GRINNING FACE}"
    assert any(text == typed for text in slide_texts(pptx_file(pack_of(typed))))
