"""A meeting pack as slides (PPTX, 16:9): a topic a slide, its charts native so that they can be edited."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import TypeVar

from pptx import Presentation
from pptx.presentation import Presentation as Slides

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
from dashboard.exports.pack.document import Pack
from dashboard.exports.pack.lines import Line, pages_of_lines
from dashboard.exports.pack.slide import Slide, SlideMaker
from dashboard.exports.pack.slide_figure import draw_figure
from dashboard.exports.pack.slide_table import draw_table, pages_of
from dashboard.exports.pack.slide_text import ROOM, draw_lines
from dashboard.exports.pack.writable import writable

_Page = TypeVar("_Page")


def pptx_file(pack: Pack) -> bytes:
    """The slides. Texts are set as text runs, never read as anything else; sections only for paper are left out."""
    pack = writable(pack)
    slides: Slides = Presentation()
    maker = SlideMaker(slides, pack)
    _cover(maker, pack)
    for section in pack.sections:
        if not section.only_on_paper:
            _section(maker, section)
    properties = slides.core_properties
    properties.title = f"{pack.cover.title} {pack.cover.day}"
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = pack.language
    properties.created = properties.modified = pack.made_at.astimezone(UTC).replace(tzinfo=None)
    file = io.BytesIO()
    slides.save(file)
    return file.getvalue()


def _cover(maker: SlideMaker, pack: Pack) -> None:
    cover = pack.cover
    slide = maker.new(cover.title)
    warning = [Line(cover.warning, is_strong=True)] if cover.warning else []
    facts = [Line(f"{label}: {value}") for label, value in cover.facts]
    draw_lines(slide, [Line(cover.day, is_strong=True), Line(cover.municipality), *warning, *facts])


def _section(maker: SlideMaker, section: Section) -> None:
    """What is only text together on as many slides as it takes; a figure or a table on slides of its own.

    What is said in passing is for who presents: it stands in the notes of the next slide.
    """
    lines: list[Line] = []
    asides: list[tuple[str, str]] = []
    for block in section.blocks:
        match block:
            case Paragraph(text, is_note=True):
                asides.append((section.title, text))
            case Figure() | Table():
                _text(maker, section.title, lines, asides)
                _drawn(maker, block, asides)
            case Heading(text) if _is_table_of(section, block):
                continue  # the table's slides are called so
            case _:
                lines += _lines(block)
    _text(maker, section.title, lines, asides)


def _is_table_of(section: Section, heading: Heading) -> bool:
    return any(isinstance(block, Table) and block.caption == heading.text for block in section.blocks)


def _text(maker: SlideMaker, title: str, lines: list[Line], asides: list[tuple[str, str]]) -> None:
    """Slides of the lines, which are then used up."""
    for slide, page in _numbered(maker, title, pages_of_lines(lines, ROOM)):
        draw_lines(slide, page)
        _note(slide, asides)
    lines.clear()


def _drawn(maker: SlideMaker, block: Figure | Table, asides: list[tuple[str, str]]) -> None:
    if isinstance(block, Figure):
        slide = maker.new(block.title)
        draw_figure(slide, block)
        _note(slide, asides, block.definition)
        return
    pages = pages_of(block)
    for slide, rows in _numbered(maker, block.caption, pages):
        draw_table(slide, block, rows, has_last=rows is pages[-1])
        _note(slide, asides, block.told_of)


def _note(slide: Slide, asides: list[tuple[str, str]], said: Pairs = ()) -> None:
    """Notes of a slide; what was said in passing is then used up."""
    slide.note((*asides, *said))
    asides.clear()


def _numbered(maker: SlideMaker, title: str, pages: Sequence[_Page]) -> list[tuple[Slide, _Page]]:
    """A slide a page, numbered where there are several."""
    if len(pages) == 1:
        return [(maker.new(title), pages[0])]
    return [(maker.new(f"{title} ({at}/{len(pages)})"), page) for at, page in enumerate(pages, start=1)]


def _lines(block: Block) -> list[Line]:
    match block:
        case Paragraph(text, is_note):
            return [Line(text, is_note=is_note)]
        case Heading(text):
            return [Line(text, is_strong=True)]
        case Bullets(items):
            return [Line(item, is_bullet=True) for item in items]
        case Entry():
            blanks = [Line(" · ".join(f"{blank}: …" for blank in block.blanks), is_note=True)] if block.blanks else []
            lines = [Line(line, is_note=True) for line in block.lines]
            return [Line(f"{block.number} {block.title}", is_strong=True), *lines, *blanks]
        case Definition():
            said = [Line(f"{term}: {text}", is_note=True) for term, text in block.pairs]
            return [Line(block.title, is_strong=True), *said]
    message = f"{type(block).__name__} is not text"
    raise TypeError(message)
