"""Faults and notices in words, in Danish or English. What looks like a CPR number is masked."""

from collections.abc import Mapping
from typing import Final

from dashboard.data.imports.cpr import masked
from dashboard.data.imports.fault_words import FAULT_WORDS, NOTE_WORDS
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.notes import Notice
from dashboard.data.imports.rows import RowFaults
from dashboard.data.imports.sheet import FileFault
from dashboard.vocabulary.text import Language, Text

_LONGEST: Final = 80  # characters of a value in a message
_ROW: Final = Text(da="række {row}", en="row {row}")
_COLUMN: Final = Text(da="kolonnen {column}", en="column {column}")


def file_sentence(fault: FileFault, language: Language) -> str:
    """`child.csv, kolonnen birth_on: Kolonnen mangler ...`."""
    what = FAULT_WORDS[fault.kind].in_language(language).format(**_words(fault.details, language))
    return f"{_place(fault.file, fault.row, fault.column, language)}: {what}"


def row_sentence(fault: RowFaults, i: int, language: Language) -> str:
    """The i-th of the faults: `child.csv, række 12, kolonnen birth_on: »31-02-2015« er ikke en dato ...`."""
    place = _place(fault.rows.sheet.file, int(fault.rows.numbers[fault.at[i]]), fault.column, language)
    return f"{place}: {row_words(fault, i, language)}"


def row_words(fault: RowFaults, i: int, language: Language) -> str:
    """What is wrong and what to do, without the place."""
    words = _words(fault.details, language)
    words["value"] = shown_value(fault, i)
    words["other"] = "" if fault.others is None else str(fault.others[i])
    return FAULT_WORDS[fault.kind].in_language(language).format(**words)


def shown_value(fault: RowFaults, i: int) -> str:
    """The value as messages show it: not too long, and no CPR number."""
    text = str(fault.values[i])
    if fault.kind is Kind.CPR and masked(text) == text:
        text = text[:-4] + "****"  # a leading zero was lost, or the mapping put something before it
    return masked(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def note_sentence(notice: Notice, language: Language) -> str:
    """`placement: 72 rækker begynder, før barnets forrige er slut ...`."""
    words = {"table": notice.table, "count": str(notice.count), **notice.details}
    return NOTE_WORDS[notice.note].in_language(language).format(**words)


def _place(file: str, row: int | None, column: str, language: Language) -> str:
    parts = [file]
    if row is not None:
        parts.append(_ROW.in_language(language).format(row=row))
    if column:
        parts.append(_COLUMN.in_language(language).format(column=column))
    return ", ".join(parts)


def _words(details: Mapping[str, str | Text], language: Language) -> dict[str, str]:
    words = {"hint": "", "reason": "", "encoding": "", "formats": ""}
    return words | {
        name: value.in_language(language) if isinstance(value, Text) else value for name, value in details.items()
    }
