"""An export as CSV, as a Danish Excel opens it by a double click."""

from typing import Final

from dashboard.exports.definitions import definitions, facts
from dashboard.exports.neutral_text import neutral_text
from dashboard.exports.plain_csv import plain_csv
from dashboard.exports.sheet import Sheet
from dashboard.exports.table import Cell, Line, table
from dashboard.i18n.words import Words

MIME_TYPE: Final = "text/csv; charset=utf-8"
ENDING: Final = ".csv"


def csv_file(sheet: Sheet, words: Words) -> bytes:
    """The sheet as UTF-8 with a byte order mark; semicolons, CRLF; decimal comma in Danish, point in English.

    First the title and the facts (label;value), an empty line, the table (table.py says which columns there are), an
    empty line, and the definitions, a line an indicator. Percentages stand as 78,5 under a heading with `%`; numbers
    have no thousands separator, so that they can be read back. Texts are neutralised (neutral_text.py).
    """
    shown = table(sheet, words)
    lines: tuple[Line, ...] = (
        (sheet.title,),
        *facts(sheet, words),
        (),
        shown.header,
        *shown.body,
        *shown.foot,
        (),
        *definitions(sheet, words),
    )
    return plain_csv([_written(cell, words) for cell in line] for line in lines)


def _written(cell: Cell, words: Words) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutral_text(cell)
    plain = f"{cell.amount:f}"
    return plain.replace(".", ",") if words.language == "da" else plain
