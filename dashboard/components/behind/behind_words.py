"""What a list behind a number is called, and the number itself, in the words in which the page says it."""

from collections.abc import Mapping
from typing import Final

from dashboard.components import figure_words as say
from dashboard.components.behind.behind_address import Number
from dashboard.components.names import unit_name
from dashboard.components.visit import Visit
from dashboard.data.mart.disclosure.gate import UNIT_OF
from dashboard.data.mart.members.members import Figure, Line, MemberList, Side
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Row, Status
from dashboard.vocabulary.text import Text

_SIDES: Final[Mapping[Side, Text]] = {
    Side.DENOMINATOR: Text(da="Nævneren", en="The denominator"),
    Side.NUMERATOR: Text(da="Tælleren", en="The numerator"),
    Side.REST: Text(da="Ikke helt i tælleren", en="Not wholly in the numerator"),
}
_NOT_IN: Final = Text(da="Ikke i tælleren", en="Not in the numerator")


def side_name(found: MemberList, side: Side, words: Words) -> str:
    """What the side is called; an event is in the numerator or not, a child's days may be so in part."""
    is_whole = side is Side.REST and found.sides[side].line is Line.EVENT
    return words.text(_NOT_IN if is_whole else _SIDES[side])


def title(visit: Visit, number: Number, figure: Figure) -> str:
    """`Mål opnået: ikke opnået · Egebo · mar. 2026`."""
    words = visit.words
    told = [words.text(figure.indicator.label)]
    if figure.part:
        part = next(part for part in figure.indicator.parts if part.key == figure.part)
        told[0] = f"{told[0]}: {words.text(part.label)}"
    if number.unit:
        told.append(unit_name(visit.mart.register, UNIT_OF[figure.by or ""], figure.group, words))
    if number.month:
        told.append(words.month(number.month))
    else:
        told.append(words.months(figure.period.start, figure.period.end))
    return " · ".join(told)


def counted(figure: Figure, found: MemberList, words: Words) -> str:
    """The number as its card says it: `74 % · 14 af 19 opfølgninger`."""
    top, whole = found.numerator, found.denominator
    if whole is None:
        return amount(top, words)
    if whole == 0:
        return words("There is nothing to count.")
    if figure.part:
        return words("{x} of {n}", x=amount(top, words), n=amount(whole, words))
    told = say.figure_words(figure.indicator, Row(None, Status.SHOWN, top, whole, top / whole), words)
    assert told is not None
    basis = f"{told.basis} {words.text(figure.indicator.event)}" if figure.indicator.kind.is_share else told.basis
    value = " ".join(part for part in (told.value, told.unit) if part)
    return f"{value} · {basis}" if value else basis


def amount(value: float, words: Words, decimals: int = 1) -> str:
    return words.number(value, 0 if float(value).is_integer() else decimals)


def extent(figure: Figure, found: MemberList, side: Side, words: Words) -> str:
    """How much a side has: `12 børn`, `3 skoler`, `19 opfølgninger`."""
    count = found.sides[side].count
    match found.sides[side].line:
        case Line.EVENT if figure.indicator.kind.is_share:
            return f"{words.number(count)} {words.text(figure.indicator.event)}"
        case Line.EVENT:
            return words.count(count, "{n} event", "{n} events")
        case Line.TALK:
            return words.count(count, "{n} talk", "{n} talks")
        case Line.UNIT if found.unit == "home":
            return words.count(count, "{n} home", "{n} homes")
        case Line.UNIT:
            return words.count(count, "{n} school", "{n} schools")
    return words.count(count, "{n} child", "{n} children")
