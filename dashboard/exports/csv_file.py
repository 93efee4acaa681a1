"""An export as CSV, as a Danish Excel opens it by a double click."""

from datetime import date
from typing import Final

from dashboard.exports.document import Document, document
from dashboard.exports.neutral_text import neutral_text
from dashboard.exports.plain_csv import plain_csv
from dashboard.exports.sheet import Sheet
from dashboard.exports.table import Cell, Line
from dashboard.i18n.words import Words

MIME_TYPE: Final = "text/csv; charset=utf-8"
ENDING: Final = ".csv"


def csv_file(sheet: Sheet, words: Words) -> bytes:
    """A sheet of units as CSV."""
    return csv_document(document(sheet, words), words)


def csv_document(file: Document, words: Words) -> bytes:
    """The document as UTF-8 with a byte order mark; semicolons, CRLF; decimal comma in Danish, point in English.

    First the title and the facts (label;value), an empty line, the table (table.py says which columns there are), an
    empty line, and the definitions, a line a column. Percentages stand as 78,5 under a heading with `%`, days as
    2026-12-15; numbers have no thousands separator, so that they can be read back. Texts are neutralised
    (neutral_text.py).
    """
    lines: tuple[Line, ...] = (
        (file.title,),
        *file.facts,
        (),
        file.table.header,
        *file.table.body,
        *file.table.foot,
        (),
        *(tuple(line) for line in file.definitions),
    )
    return plain_csv([_written(cell, words) for cell in line] for line in lines)


def _written(cell: Cell, words: Words) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutral_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    plain = f"{cell.amount:f}"
    return plain.replace(".", ",") if words.language == "da" else plain
