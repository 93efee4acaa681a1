"""The table of an export, before it is written as one format or the other: so both hold the same.

An indicator has five columns: value, numerator, denominator, and the interval's lower and upper limit; without the
limits where its kind has no interval. They are what a cell of the screen shows (the interval is its bar), each as a
number that a program can read, rounded as it is on screen: more digits would tell of children what the screen does
not. By the display rules (indicators.md 6) a share on less than ten has no value and no limits, and a rate no limits.
A hidden figure has the screen's sentence in its first column and nothing in the others; a missing one its reason.
The last column says in words which figures differ from the others', where the screen does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.exports import phrases
from dashboard.exports.sheet import Sheet, SheetRow
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator, Kind
from dashboard.vocabulary.result import Display, Row


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the decimals that it is shown with; `is_percent`: 78 is 78 %."""

    amount: Decimal
    is_percent: bool = False


Cell = str | Number | date | None
Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header, a line a unit, and the lines below: what is hidden together, and all together. All equally wide."""

    header: tuple[str, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]


def table(sheet: Sheet, words: Words) -> Table:
    """The table of a sheet; without a unit it says so in its only line."""
    header = (
        sheet.unit_label,
        words("Description"),
        *(heading for indicator in sheet.indicators for heading in _headings(indicator, words)),
        words("Against the others"),
    )
    body = tuple(_line(sheet, row, words) for row in sheet.rows)
    nothing: Line = (words("There are no rows to show"), *[None] * (len(header) - 1))
    return Table(header, body or (nothing,), tuple(_foot(sheet, words)))


def column_name(indicator: Indicator, words: Words) -> str:
    """What the columns of an indicator are called, as on screen."""
    return words.text(indicator.short_label)


def _headings(indicator: Indicator, words: Words) -> Iterator[str]:
    name, unit, event = column_name(indicator, words), words.text(indicator.unit), words.text(indicator.event)
    yield f"{name} ({unit})"
    yield words("{indicator}: numerator", indicator=name)
    yield words("{indicator}: denominator ({event})", indicator=name, event=event)
    if _has_interval(indicator):
        yield words("{indicator}: uncertainty from ({unit})", indicator=name, unit=unit)
        yield words("{indicator}: uncertainty to ({unit})", indicator=name, unit=unit)


def _has_interval(indicator: Indicator) -> bool:
    return indicator.kind is not Kind.SHARE_OF_UNIT_DAYS


def _foot(sheet: Sheet, words: Words) -> Iterator[Line]:
    if sheet.pools:
        largest = max(sheet.pools.values(), key=lambda pool: pool.row.children or 0)
        figures = {key: pool.row for key, pool in sheet.pools.items()}
        yield _line(sheet, SheetRow(phrases.pool_name(largest, words), figures=figures), words)
    if sheet.total:
        yield _line(sheet, SheetRow(words("All"), figures=sheet.total), words)


def _line(sheet: Sheet, row: SheetRow, words: Words) -> Line:
    cells: list[Cell] = [row.name, row.subtitle or None]
    for indicator in sheet.indicators:
        told = _told(indicator, row, words)
        width = 5 if _has_interval(indicator) else 3
        cells += [*told, *[None] * (width - len(told))]
    return (*cells, _remarks(sheet, row.figures, words))


def _told(indicator: Indicator, row: SheetRow, words: Words) -> Line:
    """The cells of a figure, as many as it has."""
    missing = row.missing.get(indicator.key)
    figure = row.figures.get(indicator.key)
    return (missing,) if figure is None and missing else figure_line(indicator, figure, words)


def figure_line(indicator: Indicator, figure: Row | None, words: Words) -> Line:
    """Value, numerator, denominator and the limits of the interval, as far as they may be told; or words alone."""
    if figure is None:
        return (phrases.nothing_to_count(words),)
    numerator, denominator, value = figure.numerator, figure.denominator, figure.value
    if figure.display is Display.SUPPRESSED or numerator is None or denominator is None or value is None:
        return (phrases.not_shown(words),)
    counted = (_counted(numerator), _counted(denominator, decimals=0 if indicator.kind.is_share else 1))
    if figure.display is Display.COUNT:
        # A rate stands on time, not on cases: it is told below ten as well, without its interval.
        return (None if indicator.kind.is_share else _level(indicator, value), *counted)
    if not _has_interval(indicator):
        return (_level(indicator, value), *counted)
    return (_level(indicator, value), *counted, *_limits(indicator, figure))


def _limits(indicator: Indicator, figure: Row) -> Line:
    if figure.lower is None or figure.upper is None:
        return ()
    return (_level(indicator, figure.lower), _level(indicator, figure.upper))


def _level(indicator: Indicator, value: float) -> Number:
    """A value on the indicator's scale with its decimals, rounded as on screen."""
    if indicator.kind.is_share:
        return Number(half_up(value * 100, indicator.decimals), is_percent=True)
    return Number(half_up(value, indicator.decimals))


def _counted(count: float, decimals: int = 0) -> Number:
    """Whole, but half days of absence stay half: a file is computed with. The time of a rate has one decimal."""
    return Number(half_up(count, decimals if float(count).is_integer() else 1))


def _remarks(sheet: Sheet, figures: Mapping[str, Row], words: Words) -> str | None:
    said = (
        f"{column_name(indicator, words)}: {remark}"
        for indicator in sheet.indicators
        if indicator.key in figures and (remark := phrases.remark(figures[indicator.key], words))
    )
    return "; ".join(said) or None
