"""How a figure is written, wherever it stands: as a value, as a count, with its uncertainty, as a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Pool, Row, Verdict

NOT_SHOWN: Final = "Not shown, to protect the children"
DASH: Final = "–"

_VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.TOO_FEW: "too few to judge",
    Verdict.NOT_DISTINGUISHABLE: "cannot be told apart from the others",
    Verdict.LOWER_95: "lower than the others, worth asking about",
    Verdict.HIGHER_95: "higher than the others, worth asking about",
    Verdict.LOWER_998: "clearly different, lower than the others",
    Verdict.HIGHER_998: "clearly different, higher than the others",
}


def level(indicator: Indicator, value: float, words: Words) -> str:
    """A value on the indicator's scale, without its count: `78 %`, `1,3 pr. kvartal`."""
    if indicator.kind.is_share:
        return words.percent(value, indicator.decimals)
    return words.number(value, indicator.decimals) + NO_BREAK + words.text(indicator.unit)


@dataclass(frozen=True, slots=True)
class Written:
    """A figure in words, written once for its picture, its table and its sentence. A dash is what is not there.

    `value` only where ten or more are counted; `figure` is the shortest form that may stand alone; `told` are short
    sentences without full stops: what hovering shows and a screen reader says, after the name.
    """

    value: str
    count: str
    limits: str
    children: str
    verdict: str
    figure: str
    told: tuple[str, ...]


def written(indicator: Indicator, row: Row, words: Words) -> Written:
    """All the words of a row; of a hidden one only that it is hidden."""
    if row.display is Display.SUPPRESSED:
        reason = words(NOT_SHOWN)
        return Written(reason, DASH, DASH, DASH, DASH, reason, (reason,))
    is_full = row.display is Display.FULL
    value = level(indicator, row.value, words) if is_full and row.value is not None else DASH
    limits = _limits(indicator, row, words) if is_full else DASH
    count, verdict = _count(indicator, row, words), _verdict(row, words)
    counted = f"{count} {words.text(indicator.event)}"
    told = [f"{value}, {counted}" if is_full else counted]
    if limits != DASH:
        told.append(words("Uncertainty {limits}", limits=limits))
    if row.children is not None:
        told.append(words.count(row.children, "{n} child", "{n} children"))
    if verdict != DASH:
        told.append(verdict[:1].upper() + verdict[1:])
    children = DASH if row.children is None else words.number(row.children)
    figure = f"{value} · {count}" if is_full else count
    return Written(value, count, limits, children, verdict, figure, tuple(told))


def cells(written: Written) -> tuple[str, str, str, str]:
    """Value, count, uncertainty and children: the cells of a figure in a chart's table."""
    return written.value, written.count, written.limits, written.children


def pool_name(pool: Pool, words: Words) -> str:
    """`Øvrige (3 enheder, 7 børn)`."""
    units = words.count(pool.units, "{n} unit", "{n} units")
    children = words.count(pool.row.children or 0, "{n} child", "{n} children")
    return words("Others ({units}, {children})", units=units, children=children)


def _count(indicator: Indicator, row: Row, words: Words) -> str:
    """`7 af 9`; of a rate `3 på 3,6`."""
    if row.numerator is None or row.denominator is None:
        return DASH
    numbers = {"x": _plain(row.numerator, words), "n": _plain(row.denominator, words)}
    return words("{x} of {n}" if indicator.kind.is_share else "{x} in {n}", **numbers)


def _limits(indicator: Indicator, row: Row, words: Words) -> str:
    """`45 % til 94 %`."""
    if row.lower is None or row.upper is None:
        return DASH
    low, high = level(indicator, row.lower, words), level(indicator, row.upper, words)
    return words("{low} to {high}", low=low, high=high)


def _verdict(row: Row, words: Words) -> str:
    """What the comparison says; of a count under ten nothing but that it is too few."""
    if row.verdict is None:
        return DASH
    return words(_VERDICTS[Verdict.TOO_FEW if row.display is Display.COUNT else row.verdict])


def _plain(number: float, words: Words) -> str:
    return words.number(number, 0 if float(number).is_integer() else 1)
