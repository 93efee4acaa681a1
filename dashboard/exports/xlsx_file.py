"""An export as XLSX: true numbers with their formats, texts that stay texts."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.document import Document, document
from dashboard.exports.sheet import Sheet
from dashboard.exports.table import Cell, Line, Number
from dashboard.i18n.words import Words

MIME_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDING: Final = ".xlsx"

_A4: Final = 9
# Widths in characters, heights in points.
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
    """A sheet of units as XLSX."""
    return xlsx_document(document(sheet, words), words)


def xlsx_document(made: Document, words: Words) -> bytes:
    """The document as a workbook of two: the title, the facts and the table; and the definitions.

    The table is that of the CSV file (table.py); a percentage is a share of one with a percentage format. The same
    document gives the same bytes: the file's only date is when the figures were built, and nobody is named its author.
    """
    file = io.BytesIO()
    with Workbook(file, dict(_OPTIONS)) as workbook:
        workbook.set_properties(
            {"title": made.title, "created": made.built_at.astimezone(UTC).replace(tzinfo=None)},
        )
        styles = _Styles(workbook, words)
        _write_table(workbook.add_worksheet(made.tab), made, styles)
        _write_definitions(workbook.add_worksheet(words("Definitions")), made.definitions, styles)
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
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
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


def _write_table(page: Worksheet, made: Document, styles: _Styles) -> None:
    shown = made.table
    page.write_string(0, 0, made.title, styles.title)
    for at, (label, value) in enumerate(made.facts, start=1):
        page.write_string(at, 0, label, styles.label)
        page.write_string(at, 1, value)
    header = len(made.facts) + 2
    _write_header(page, header, shown.header, styles)
    page.set_row(header, _HEADER_HEIGHT)
    _write_lines(page, header + 1, shown.body, styles, bold=False)
    _write_lines(page, header + 1 + len(shown.body), shown.foot, styles, bold=True)
    _arrange(page, header, made)


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
    elif isinstance(cell, date):
        page.write_datetime(at, column, cell, styles.day)
    elif cell is not None:
        page.write_string(at, column, cell, styles.label if bold else None)


def _arrange(page: Worksheet, header: int, made: Document) -> None:
    """Widths; the header and the names stay in sight and are printed on every page; only the rows are filtered."""
    for column, width in enumerate(made.widths):
        page.set_column(column, column, width)
    page.freeze_panes(header + 1, 1)
    page.autofilter(header, 0, header + len(made.table.body), len(made.widths) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.repeat_rows(header)
    page.repeat_columns(0)


def _write_definitions(page: Worksheet, told: Sequence[Sequence[str]], styles: _Styles) -> None:
    header, *lines = told
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
