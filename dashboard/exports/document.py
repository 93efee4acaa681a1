"""An export ready to be written, whatever it is of: what it is about, one table, and what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dashboard.exports.definitions import definitions, facts
from dashboard.exports.sheet import Sheet, check
from dashboard.exports.table import Table, table
from dashboard.i18n.words import Words

# Widths in characters.
_NAME_WIDTH: Final = 36
_DESCRIPTION_WIDTH: Final = 28
_FIGURE_WIDTH: Final = 14
_REMARKS_WIDTH: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`stem`, `title`, `facts`, `built_at` as in Sheet. `tab`: the table's page in a workbook.

    `widths`: of the table's columns, in characters. `definitions`: a header and a line a column.

    Raises ValueError for a stem that is no file name, and for a time without a zone.
    """

    stem: str
    title: str
    tab: str
    facts: Sequence[tuple[str, str]]
    built_at: datetime
    table: Table
    widths: Sequence[int]
    definitions: Sequence[Sequence[str]]

    def __post_init__(self) -> None:
        check(self.stem, self.built_at)


def document(sheet: Sheet, words: Words) -> Document:
    """A sheet of units as a document."""
    shown = table(sheet, words)
    figures = len(shown.header) - 3
    return Document(
        stem=sheet.stem,
        title=sheet.title,
        tab=words("Figures"),
        facts=facts(sheet, words),
        built_at=sheet.built_at,
        table=shown,
        widths=(_NAME_WIDTH, _DESCRIPTION_WIDTH, *[_FIGURE_WIDTH] * figures, _REMARKS_WIDTH),
        definitions=definitions(sheet, words),
    )
