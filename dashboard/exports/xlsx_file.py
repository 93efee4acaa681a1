"""An export as XLSX: true numbers with their formats, texts that stay texts."""

import io
from collections.abc import Iterable
from datetime import UTC
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.definitions import definitions, facts
from dashboard.exports.sheet import Sheet
from dashboard.exports.table import Cell, Line, Number, Table, table
from dashboard.i18n.words import Words

MIME_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDING: Final = ".xlsx"

_A4: Final = 9
# Widths in characters, heights in points.
_NAME_WIDTH: Final = 36
_DESCRIPTION_WIDTH: Final = 28
_FIGURE_WIDTH: Final = 14
_REMARKS_WIDTH: Final = 60
_HEADER_HEIGHT: Final = 62
_DEFINITION_WIDTHS: Final = (22, 32, 50, 50, 44, 40, 60)

# Without these, a name that begins with "=" would become a formula, and one that looks like an address a link.
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_file(sheet: Sheet, words: Words) -> bytes:
    """The sheet as a workbook of two: the title, the facts and the table; and the definitions.

    The table is that of the CSV file (table.py); a percentage is a share of one with a percentage format. The same
    sheet gives the same bytes: the file's only date is when the figures were built, and nobody is named its author.
    """
    file = io.BytesIO()
    with Workbook(file, dict(_OPTIONS)) as workbook:
        workbook.set_properties(
            {"title": sheet.title, "created": sheet.built_at.astimezone(UTC).replace(tzinfo=None)},
        )
        styles = _Styles(workbook, words)
        _write_figures(workbook.add_worksheet(words("Figures")), sheet, words, styles)
        _write_definitions(workbook.add_worksheet(words("Definitions")), sheet, words, styles)
    return file.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook, words: Words) -> None:
        self._workbook = workbook
        self._percent = " %" if words.language == "da" else "%"
        self._numbers: dict[tuple[int, bool, bool], Format] = {}
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.label = workbook.add_format({"bold": True})
        self.header = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})

    def number(self, number: Number, *, bold: bool) -> Format:
        """`0 %`, `0.0 %`, `#,##0` or `#,##0.0`: a spreadsheet writes them with its own language's signs."""
        decimals = max(-int(number.amount.as_tuple().exponent), 0)
        key = (decimals, number.is_percent, bold)
        if key not in self._numbers:
            whole = "0" if number.is_percent else "#,##0"
            ending = self._percent if number.is_percent else ""
            pattern = whole + ("." + "0" * decimals if decimals else "") + ending
            self._numbers[key] = self._workbook.add_format({"num_format": pattern, "bold": bold})
        return self._numbers[key]


def _write_figures(page: Worksheet, sheet: Sheet, words: Words, styles: _Styles) -> None:
    shown = table(sheet, words)
    page.write_string(0, 0, sheet.title, styles.title)
    about = facts(sheet, words)
    for at, (label, value) in enumerate(about, start=1):
        page.write_string(at, 0, label, styles.label)
        page.write_string(at, 1, value)
    header = len(about) + 2
    _write_header(page, header, shown.header, styles)
    page.set_row(header, _HEADER_HEIGHT)
    _write_lines(page, header + 1, shown.body, styles, bold=False)
    _write_lines(page, header + 1 + len(shown.body), shown.foot, styles, bold=True)
    _arrange(page, header, shown)


def _write_header(page: Worksheet, at: int, header: Iterable[str], styles: _Styles) -> None:
    for column, heading in enumerate(header):
        page.write_string(at, column, heading, styles.header)


def _write_lines(page: Worksheet, first: int, lines: Iterable[Line], styles: _Styles, *, bold: bool) -> None:
    for at, line in enumerate(lines, start=first):
        for column, cell in enumerate(line):
            _write_cell(page, at, column, cell, styles, bold=bold)


def _write_cell(page: Worksheet, at: int, column: int, cell: Cell, styles: _Styles, *, bold: bool) -> None:
    """One cell; None leaves it as if it had never been there."""
    if isinstance(cell, Number):
        amount = float(cell.amount.scaleb(-2) if cell.is_percent else cell.amount)
        page.write_number(at, column, amount, styles.number(cell, bold=bold))
    elif cell is not None:
        page.write_string(at, column, cell, styles.label if bold else None)


def _arrange(page: Worksheet, header: int, shown: Table) -> None:
    """Widths; the header and the names stay in sight and are printed on every page; only the units are filtered."""
    last = len(shown.header) - 1
    page.set_column(0, 0, _NAME_WIDTH)
    page.set_column(1, 1, _DESCRIPTION_WIDTH)
    page.set_column(2, last - 1, _FIGURE_WIDTH)
    page.set_column(last, last, _REMARKS_WIDTH)
    page.freeze_panes(header + 1, 1)
    page.autofilter(header, 0, header + len(shown.body), last)
    page.set_landscape()
    page.set_paper(_A4)
    page.repeat_rows(header)
    page.repeat_columns(0)


def _write_definitions(page: Worksheet, sheet: Sheet, words: Words, styles: _Styles) -> None:
    header, *lines = definitions(sheet, words)
    _write_header(page, 0, header, styles)
    for at, line in enumerate(lines, start=1):
        for column, text in enumerate(line):
            page.write_string(at, column, text, styles.wrapped)
    for column, width in enumerate(_DEFINITION_WIDTHS):
        page.set_column(column, column, width)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
