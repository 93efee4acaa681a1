"""The columns of a list behind a number, declared once each: what screen, paper and file say of a line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from dashboard.components.behind.behind_words import amount
from dashboard.components.date_words import span
from dashboard.components.names import unit_name
from dashboard.components.visit import Visit
from dashboard.data.mart.members.members import Figure, Line, Member, MemberList, Received, Side, Sort
from dashboard.exports.table import Cell, Number
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.period import Period

# What a file of a child-year or a unit-quarter is computed with.
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`said` on screen; `cells` in a file, one for each of `headings`. `sums`: what all lines come to, below them."""

    label: str
    sort: Sort | None
    said: Callable[[Member], str]
    headings: tuple[str, ...]
    cells: Callable[[Member], Sequence[Cell]]
    note: str = ""
    sums: float | None = None
    holds: Literal["", "child", "unit", "children", "number"] = ""


def child_name(child: str, name: str | None, words: Words) -> str:
    return name or words("Child {key}", key=child)


def columns(visit: Visit, figure: Figure, found: MemberList) -> list[Column]:
    """The first names the line."""
    match found.line:
        case Line.UNIT:
            first = [_unit(visit, found), _received(visit), _days(visit, found)]
        case Line.TALK:
            first = [_days(visit, found), _unit(visit, found), _about(visit, found)]
        case _:
            first = [_child(visit), *_places(visit), _days(visit, found)]
    return [*first, *_amounts(visit, figure, found)]


def _child(visit: Visit) -> Column:
    words = visit.words
    return Column(
        label=words("Child"),
        sort=Sort.CHILD,
        said=lambda row: child_name(row.child or "", row.name, words),
        headings=(words("Key"), words("Child")),
        cells=lambda row: (row.child, row.name),
        holds="child",
    )


def _about(visit: Visit, found: MemberList) -> Column:
    words = visit.words
    nobody = words("the home, no child in particular")
    if found.unit == "school":
        nobody = words("the school, no child in particular")
    return Column(
        label=words("About"),
        sort=Sort.CHILD,
        said=lambda row: nobody if row.child is None else child_name(row.child, row.name, words),
        headings=(words("Key"), words("About")),
        cells=lambda row: (row.child, row.name if row.child is not None else nobody),
        holds="child",
    )


def _places(visit: Visit) -> Iterator[Column]:
    words, register = visit.words, visit.mart.register
    for unit, sort in (("home", Sort.HOME), ("school", Sort.SCHOOL)):

        def said(row: Member, unit: str = unit) -> str:
            return unit_name(register, unit, getattr(row, unit), words)

        yield _text(words.text(ATTRIBUTES[unit].label), sort, said)


def _unit(visit: Visit, found: MemberList) -> Column:
    words, unit = visit.words, found.unit or ""
    column = _text(
        words.text(ATTRIBUTES[unit].label), Sort.UNIT, lambda row: unit_name(visit.mart.register, unit, row.unit, words)
    )
    return replace(column, holds="unit")


def _text(label: str, sort: Sort, said: Callable[[Member], str]) -> Column:
    return Column(label=label, sort=sort, said=said, headings=(label,), cells=lambda row: (said(row),))


def _received(visit: Visit) -> Column:
    words = visit.words
    return Column(
        label=words("Children"),
        sort=None,
        said=lambda row: words.listed([_called(one, words) for one in row.receives]),
        headings=(words("Number of children"), words("Children")),
        cells=lambda row: (
            Number(half_up(row.received, 0)),
            "; ".join(f"{one.child} {one.name}" if one.name else one.child for one in row.receives),
        ),
        holds="children",
    )


def _called(one: Received, words: Words) -> str:
    return child_name(one.child, one.name, words)


def _days(visit: Visit, found: MemberList) -> Column:
    words, line = visit.words, found.line
    is_day = line in (Line.EVENT, Line.TALK) or all(row.first_on == row.last_on for row in found.rows)
    label = words("Day") if is_day else words("Days")

    def said(row: Member) -> str:
        if row.first_on is None or row.last_on is None:
            return ""
        if line is Line.MONTHS:
            first, last = (words.month(f"{day:%Y-%m}") for day in (row.first_on, row.last_on))
            return first if first == last else f"{first} – {last}"
        return span(Period(row.first_on, row.last_on), words)

    def cells(row: Member) -> tuple[date | None, ...]:
        return (row.last_on,) if is_day else (row.first_on, row.last_on)

    return Column(
        label=label,
        sort=Sort.DAY if line is not Line.UNIT else None,
        said=said,
        headings=(label,) if is_day else (words("First day"), words("Last day")),
        cells=cells,
    )


def _amounts(visit: Visit, figure: Figure, found: MemberList) -> Iterator[Column]:
    words = visit.words
    numerator, denominator = found.added
    yield _amount(figure, Sort.NUMERATOR, words("Numerator"), "", numerator, words)
    # A rate's events are no part of its time.
    if found.denominator is not None and (found.side is not Side.NUMERATOR or figure.indicator.kind.is_share):
        event = words.text(figure.indicator.event)
        yield _amount(figure, Sort.DENOMINATOR, words("Denominator"), event, denominator, words)


def _amount(figure: Figure, sort: Sort, label: str, note: str, total: float, words: Words) -> Column:
    decimals = decimals_of(figure)

    def value(row: Member) -> float:
        return row.numerator if sort is Sort.NUMERATOR else row.denominator

    def cells(row: Member) -> tuple[Number]:
        own = value(row)
        return (Number(half_up(own, 0 if own.is_integer() else _DECIMALS)),)

    return Column(
        label=label,
        sort=sort,
        said=lambda row: amount(value(row), words, decimals),
        headings=(f"{label} ({note})" if note else label,),
        cells=cells,
        note=note,
        sums=total,
        holds="number",
    )


def decimals_of(figure: Figure) -> int:
    """Of an amount that is not whole: half days of absence, and parts of a quarter or a year."""
    return 1 if figure.indicator.kind.is_share else 2
