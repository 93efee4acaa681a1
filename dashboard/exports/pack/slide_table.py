"""A table on slides: native, so that it can be copied, and its header again on each."""

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from lxml import etree
from pptx.util import Emu, Inches

from dashboard.exports.pack.blocks import Cell, Table
from dashboard.exports.pack.slide import INNER_WIDTH, LEFT, MUTED, TONES, TOP, Slide

Row = tuple[Cell, ...]

_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RULE: Final = f'<a:lnB xmlns:a="{_DRAWING}" w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:round/></a:lnB>'
_HEAD_SIZE: Final = 12
_SMALL_SIZE: Final = 10
_MARGIN: Final = Inches(0.05)
# Inches: of a row beside its lines, of a line, and of all rows under the header.
_ROW: Final = 0.1
_LINE: Final = 0.19
_ALL_ROWS: Final = 4.9
_LARGER: Final = 1.4  # in a table that leaves so much room
_ALL_COLUMNS: Final = 12.1
# Characters of _HEAD_SIZE and _SMALL_SIZE.
_AN_INCH: Final = 12
_AN_INCH_SMALL: Final = 14


def pages_of(table: Table) -> list[list[Row]]:
    """The rows in as many pages as they need; without rows one that is empty."""
    pages: list[list[Row]] = [[]]
    used = 0.0
    for row in table.rows:
        height = _height(row, table.widths)
        if used + height > _ALL_ROWS and pages[-1]:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += height
    return pages


def draw_table(slide: Slide, table: Table, rows: Sequence[Row], *, has_last: bool) -> None:
    """Draws some of a table's rows. `has_last`: the table's last row is among them."""
    heights = [_ROW + _LINE, *(_height(row, table.widths) for row in rows)]
    larger = _LARGER if sum(heights) * _LARGER < _ALL_ROWS else 1.0
    frame = slide.shapes.add_table(
        len(rows) + 1, len(table.header), LEFT, TOP, INNER_WIDTH, Inches(sum(heights) * larger)
    )  # fmt: skip
    slide.describe(frame, table.caption)
    drawn = frame.table
    (style,) = frame.element.xpath(".//a:tableStyleId")
    style.text = _NO_STYLE
    for column, width in zip(drawn.columns, table.widths, strict=True):
        column.width = Emu(INNER_WIDTH * width // sum(table.widths))
    for line, height in zip(drawn.rows, heights, strict=True):
        line.height = Inches(height * larger)
    for place, text in enumerate(table.header):
        _fill(slide, drawn.cell(0, place), Cell(text), larger, is_bold=True, rule=(12700, "1A1A1A"))
    for at, row in enumerate(rows, start=1):
        is_all = table.last_is_all and has_last and at == len(rows)
        for place, cell in enumerate(row):
            _fill(slide, drawn.cell(at, place), cell, larger, is_bold=is_all, rule=(6350, "C9CDD1"))


def _height(row: Row, widths: Sequence[int]) -> float:
    """About how high a row gets, its texts wrapped."""
    inches = [_ALL_COLUMNS * width / sum(widths) for width in widths]
    return _ROW + _LINE * max(_lines(cell, width) for cell, width in zip(row, inches, strict=True))


def _lines(cell: Cell, inches: float) -> int:
    small = [*cell.rest.split("\n"), cell.remark]
    wrapped = [(cell.head, _AN_INCH), *((text, _AN_INCH_SMALL) for text in small)]
    return max(1, sum(ceil(len(text) / (inches * signs)) for text, signs in wrapped))


def _fill(slide: Slide, into: Any, cell: Cell, larger: float, *, is_bold: bool, rule: tuple[int, str]) -> None:
    into.margin_left = into.margin_right = into.margin_top = into.margin_bottom = _MARGIN
    frame = into.text_frame
    texts = [(cell.head, _HEAD_SIZE, {"bold": is_bold})]
    texts += [(line, _SMALL_SIZE, {"colour": MUTED}) for line in cell.rest.split("\n")]
    texts += [(cell.remark, _SMALL_SIZE, {"colour": TONES[cell.tone]})]
    for at, (text, size, look) in enumerate(told for told in texts if told[0]):
        slide.text(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), text, round(size * larger), **look)
    properties = into._tc.get_or_add_tcPr()  # noqa: SLF001  python-pptx has no borders
    properties.append(etree.fromstring(_RULE % rule))
