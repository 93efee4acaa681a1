"""Text on slides: as many lines as can be read, the rest on the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from pptx.util import Pt

from dashboard.exports.pack.slide import BOTTOM, INNER_WIDTH, LEFT, MUTED, TOP, Slide

_SIZE: Final = 18
_NOTE_SIZE: Final = 14
_A_LINE: Final = 100  # characters of _SIZE
_A_NOTE_LINE: Final = 130
_MOST_INCHES: Final = 5.3


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide: strong as a heading is, small as a note, or a point of a list."""

    text: str
    is_strong: bool = False
    is_note: bool = False
    is_bullet: bool = False

    @property
    def height(self) -> float:
        """How many inches it takes, estimated."""
        lines = ceil(max(1, len(self.text)) / (_A_NOTE_LINE if self.is_note else _A_LINE))
        if self.is_note:
            return lines * 0.24 + 0.06
        return lines * 0.3 + (0.22 if self.is_strong else 0.11)


def pages_of_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in pages of about _MOST_INCHES; what stands under a strong line follows it where a page can hold it."""
    pages: list[list[Line]] = []
    left = 0.0
    for group in _groups(lines):
        together = sum(line.height for line in group)
        is_split = together > _MOST_INCHES
        for at, line in enumerate(group):
            needs = line.height if is_split else together if at == 0 else 0
            if needs > left:
                pages.append([])
                left = _MOST_INCHES
            pages[-1].append(line)
            left -= line.height
    return pages


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Each strong line with what follows it; what comes before the first is by itself."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.is_strong or not groups or not groups[-1][0].is_strong:
            groups.append([])
        groups[-1].append(line)
    return groups


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
