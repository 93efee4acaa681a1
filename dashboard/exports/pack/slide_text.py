"""Text on slides: drawn in sizes that can be read."""

from collections.abc import Sequence
from typing import Final

from pptx.util import Pt

from dashboard.exports.pack.lines import Line, Room, Type
from dashboard.exports.pack.slide import BOTTOM, INNER_WIDTH, LEFT, MUTED, TOP, Slide

_SIZE: Final = 18
_NOTE_SIZE: Final = 14
# In inches.
ROOM: Final = Room(
    height=5.3,
    plain=Type(characters=100, line=0.3, gap=0.11),
    strong=Type(characters=100, line=0.3, gap=0.22),
    note=Type(characters=130, line=0.24, gap=0.06),
)


def draw_lines(slide: Slide, lines: Sequence[Line]) -> None:
    """Sets the lines under the title."""
    frame = slide.box(LEFT, TOP, INNER_WIDTH, BOTTOM - TOP)
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(4 if line.is_note else 8)
        if line.is_strong and at:
            paragraph.space_before = Pt(8)
        text = f"–  {line.text}" if line.is_bullet else line.text
        size = _NOTE_SIZE if line.is_note else _SIZE
        if line.is_note:
            slide.text(paragraph, text, size, colour=MUTED)
        else:
            slide.text(paragraph, text, size, bold=line.is_strong)
