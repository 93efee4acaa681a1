"""How an extract writes dates, numbers, yes and no, and "nothing"."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from math import isfinite
from typing import Final, Literal

from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.limits import FIRST_YEAR, LAST_YEAR

Decimal = Literal[".", ",", "either"]

_ISO: Final = "yyyy-mm-dd"
_TOKENS: Final = {"yyyy": r"(?P<y>\d{4})", "mm": r"(?P<m>\d{1,2})", "dd": r"(?P<d>\d{1,2})"}
# Databases often write a day as a moment; the clock says nothing about which day it is.
_CLOCK: Final = r"(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?)?"
_NUMBERS: Final = {
    "either": re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,3})?"),
    ".": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?"),
    ",": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?(?:[eE][+-]?\d{1,3})?"),
}


class Refused(Exception):  # noqa: N818 - a value that was refused, and why
    """A text that is not what its column wants."""

    def __init__(self, kind: Kind, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


def is_date_format(text: str) -> bool:
    """Whether the text names day, month and year once each, as in `dd-mm-yyyy` or `yyyymmdd`."""
    return (
        bool(re.fullmatch(r"[dmy ./-]+", text))
        and all(text.count(token) == 1 for token in _TOKENS)
        and (sum(text.count(letter) for letter in "dmy") == sum(map(len, _TOKENS)))
    )


@dataclass(frozen=True)
class Format:
    """What the words of a file mean. ISO dates, and true and false, are understood besides those given."""

    dates: tuple[str, ...] = (_ISO, "dd-mm-yyyy")
    decimal: Decimal = "either"  # either: both marks, and no marks between thousands
    nulls: frozenset[str] = frozenset()
    true: frozenset[str] = frozenset({"true", "t", "1", "ja", "j", "yes", "y", "sand"})
    false: frozenset[str] = frozenset({"false", "f", "0", "nej", "n", "no", "falsk"})
    _iso: re.Pattern[str] = field(default=re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})" + _CLOCK), repr=False)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        patterns = []
        for text in self.dates:
            # Without marks between, day and month must have two digits: 1112020 could be two days.
            tokens = (
                _TOKENS if re.search("[ ./-]", text) else {k: v.replace("{1,2}", "{2}") for k, v in _TOKENS.items()}
            )
            pattern = re.escape(text)
            for token, digits in tokens.items():
                pattern = pattern.replace(token, digits)
            patterns.append(re.compile(pattern + _CLOCK))
        return (self._iso, *patterns)

    @property
    def date_words(self) -> str:
        """The ways to write a day, for messages."""
        return " / ".join(dict.fromkeys((*self.dates, _ISO)))

    def day(self, text: str) -> date:
        """The day that the text names. Raises Refused (DATE, YEAR)."""
        for pattern in self._patterns:
            if found := pattern.fullmatch(text):
                try:
                    day = date(int(found["y"]), int(found["m"]), int(found["d"]))
                except ValueError:
                    continue
                if not FIRST_YEAR <= day.year <= LAST_YEAR:
                    raise Refused(Kind.YEAR, years=f"{FIRST_YEAR}-{LAST_YEAR}")
                return day
        raise Refused(Kind.DATE, formats=self.date_words)

    def with_dates(self, dates: tuple[str, ...]) -> "Format":
        """The same with other ways to write a day."""
        return replace(self, dates=dates)

    def number(self, text: str) -> float:
        """The number that the text writes. Raises Refused (NUMBER)."""
        text = text.replace("\N{MINUS SIGN}", "-")
        if not _NUMBERS[self.decimal].fullmatch(text) or not text.isascii():
            raise Refused(
                Kind.NUMBER, formats={".": "1234.5", ",": "1234,5", "either": "1234.5 / 1234,5"}[self.decimal]
            )
        if self.decimal == ".":
            text = text.replace(",", "")
        elif self.decimal == ",":
            text = text.replace(".", "")
        number = float(text.replace(",", "."))
        if not isfinite(number):
            raise Refused(Kind.NUMBER, formats="1234.5")
        return number

    def flag(self, text: str) -> bool:
        """Yes or no. Raises Refused (BOOLEAN)."""
        word = text.casefold()
        if word in self.true or word == "true":
            return True
        if word in self.false or word == "false":
            return False
        raise Refused(Kind.BOOLEAN, allowed=", ".join(sorted(self.true) + sorted(self.false)))

    def written(self, number: float) -> str:
        """A number as this format writes it, for `number` to read back; whole numbers without decimals."""
        text = str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else repr(float(number))
        return text.replace(".", ",") if self.decimal == "," else text

    def text_of(self, value: str | float | bool | None) -> str:
        """A value that a mapping states, as this format writes it; None is nothing."""
        match value:
            case None:
                return ""
            case bool():
                return "true" if value else "false"
            case str():
                return value
            case _:
                return self.written(value)
