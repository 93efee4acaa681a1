"""A section of the pack as slides: what is only text together, each figure by itself, tables in parts that can be read.

What a slide holds is told in its own measure, a fortieth of its width (assets/slides.css).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.components.meeting_mode.slide import Slide
from dashboard.components.meeting_mode.table_parts import table_parts
from dashboard.exports.pack.blocks import (
    Block,
    Bullets,
    Definition,
    Entry,
    Figure,
    Heading,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from dashboard.exports.pack.lines import Line, Room, Type, pages_of_lines

WHOLE: Final = Room(
    height=15.2,
    plain=Type(characters=66, line=1.3, gap=0.3),
    strong=Type(characters=62, line=1.3, gap=0.3),
    note=Type(characters=82, line=1.04, gap=0.24),
)
BESIDE_FIGURE: Final = Room(
    height=15.2,
    plain=Type(characters=44, line=1.24, gap=0.3),
    strong=Type(characters=40, line=1.24, gap=0.3),
    note=Type(characters=55, line=1.0, gap=0.24),
)
UNDER_CHART: Final = replace(BESIDE_FIGURE, height=7.0)


def section_slides(section: Section, about: str = "") -> list[Slide]:
    """The slides of a section. `about`: what its figures are of; stands over each of them."""
    slides: list[Slide] = []
    lines: list[Line] = []
    asides: list[tuple[str, str]] = []
    for block in section.blocks:
        match block:
            case Paragraph(text, is_note=True):
                asides.append((section.title, text))
            case Figure() | Table():
                if lines:
                    slides += text_slides(section.key, section.title, lines, taken(asides))
                    lines.clear()
                slides += _drawn(section, block, about, taken(asides))
            case Heading(text) if any(isinstance(one, Table) and one.caption == text for one in section.blocks):
                continue  # the table's slides are called so
            case _:
                lines += lines_of(block)
    slides += text_slides(section.key, section.title, lines, taken(asides))
    return slides


def taken(asides: list[tuple[str, str]]) -> Pairs:
    """What was said in passing, which is then used up."""
    said = tuple(asides)
    asides.clear()
    return said


def text_slides(key: str, title: str, lines: Sequence[Line], asides: Pairs = ()) -> list[Slide]:
    """Slides of lines; none without lines."""
    pages = pages_of_lines(lines, WHOLE)
    return numbered([Slide(key=key, title=title, lines=tuple(page), asides=asides) for page in pages])


def figure_slides(slide: Slide, lines: Sequence[Line]) -> list[Slide]:
    """A slide with its figure and as many of the lines as there is room for, then the others by themselves."""
    figure = slide.figure
    if figure is None:
        found = text_slides(slide.key, slide.title, lines) or [slide]
        return [replace(one, about=slide.about, asides=slide.asides) for one in found]
    first, *rest = pages_of_lines(lines, WHOLE, UNDER_CHART if figure.chart is not None else BESIDE_FIGURE)
    then = [replace(slide, figure=None, lines=tuple(page)) for page in rest]
    return numbered([replace(slide, lines=tuple(first)), *then])


def numbered(slides: Sequence[Slide]) -> list[Slide]:
    """The slides of one thing, told apart by which part of it they are."""
    return [replace(one, part=at, parts=len(slides)) for at, one in enumerate(slides, start=1)]


def _drawn(section: Section, block: Figure | Table, about: str, asides: Pairs) -> Iterator[Slide]:
    over = " · ".join(filter(None, (section.title, about)))
    if isinstance(block, Figure):
        yield Slide(
            key=section.key, title=block.title, about=over, figure=block, asides=(*asides, *block.definition)
        )  # fmt: skip
        return
    parts = [
        Slide(key=section.key, title=block.caption, about=over, table=part, asides=(*asides, *_told_of(block, part)))
        for part in table_parts(block)
    ]
    yield from numbered(parts)


def _told_of(table: Table, part: Table) -> Pairs:
    """What the rows of a part mean."""
    shown = {row[0].head for row in part.rows}
    return tuple((term, said) for term, said in table.told_of if term in shown)


def lines_of(block: Block) -> list[Line]:
    """A block of text as lines; what people typed keeps its own breaks. Raises TypeError for one that is no text."""
    match block:
        case Paragraph(text, is_note):
            return typed(text, is_note=is_note)
        case Heading(text):
            return [Line(text, is_strong=True)]
        case Bullets(items):
            return [Line(item, is_bullet=True) for item in items]
        case Entry():
            said = [line for text in block.lines for line in typed(text)]
            return [Line(f"{block.number} {block.title}".strip(), is_strong=True), *said]
        case Definition():
            return [Line(block.title, is_strong=True), *(Line(f"{term}: {text}") for term, text in block.pairs)]
    message = f"{type(block).__name__} is not text"
    raise TypeError(message)


def typed(text: str, *, is_note: bool = False) -> list[Line]:
    """A line a paragraph."""
    return [Line(part, is_note=is_note) for part in map(str.strip, text.splitlines()) if part]
