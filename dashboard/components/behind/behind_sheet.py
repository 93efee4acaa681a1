"""The list behind a number as a file: all lines of the side that the reader chose, in the reader's order."""

from dashboard.components.behind.behind_asked import asked_behind
from dashboard.components.behind.behind_columns import Column, columns
from dashboard.components.behind.behind_words import counted, side_name, title
from dashboard.components.behind.numbers import Numbers
from dashboard.components.filters.filter_sentence import sentence
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.members.members import Figure, MemberList
from dashboard.exports.document import Document
from dashboard.exports.table import Cell, Number, Table
from dashboard.i18n.rounding import half_up

_WIDTH = 20


def behind_document(numbers: Numbers) -> Document | None:
    """The document of the list that the address asks for; None where there is none for the reader.

    The children in it are noted as seen, and that there is none for the reader as refused.
    """
    visit, asked = numbers.visit, asked_behind(numbers)
    if asked.figure is None or asked.number is None:
        return None
    found = visit.children.behind(asked.figure, asked.everything)
    if found is None:
        visit.viewed.refuse(Kind.EXPORT)
        return None
    words, meta = visit.words, visit.mart.meta
    shown = columns(visit, asked.figure, found)
    header = tuple(heading for column in shown for heading in column.headings)
    name = title(visit, asked.number, asked.figure)
    facts = [
        (words("Number"), counted(asked.figure, found, words)),
        (words("Lines"), side_name(found, found.side, words)),
        (words("Chosen"), sentence(visit.state, words)),
        (words("Data up to"), words.day(meta.as_of)),
        (words("Made"), words.moment(meta.built_at)),
    ]
    if meta.fictional:
        facts.append((words("Note"), words("Fictional data – shows no real children, homes or schools")))
    return Document(
        stem=f"bag-tallet-{asked.figure.indicator.key}-{meta.as_of}",
        title=name,
        tab=words("Behind the number"),
        facts=facts,
        built_at=meta.built_at,
        table=Table(
            header,
            tuple(tuple(cell for column in shown for cell in column.cells(row)) for row in found.rows),
            (_foot(shown, words("Together")),),
        ),
        widths=[_WIDTH] * len(header),
        definitions=_definitions(numbers, asked.figure, found),
    )


def _foot(shown: list[Column], label: str) -> tuple[Cell, ...]:
    cells: list[Cell] = [
        None if column.sums is None else Number(half_up(column.sums, 0 if column.sums.is_integer() else 4))
        for column in shown
        for _ in column.headings
    ]
    return (label, *cells[1:])


def _definitions(numbers: Numbers, figure: Figure, found: MemberList) -> list[tuple[str, ...]]:
    """What the numerator and the denominator are; a part says it with its name."""
    words, indicator = numbers.visit.words, figure.indicator
    lines: list[tuple[str, ...]] = [(words("Column"), words("What is counted"))]
    if figure.part or found.denominator is None:
        return lines
    return [
        *lines,
        (words("Numerator"), words.text(indicator.numerator_text)),
        (words("Denominator"), words.text(indicator.denominator_text)),
    ]
