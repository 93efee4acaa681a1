"""Words and numbers for one reader: passed along explicitly, so that nothing depends on an ambient language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_month_names
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from dashboard.i18n.rounding import half_up
from dashboard.vocabulary.text import Language, Text

# Babel's `da` counts weeks wrongly; `da_DK` is right (domain.md 6.2).
_LOCALES: Final[Mapping[Language, str]] = {"da": "da_DK", "en": "en_GB"}
_DENMARK: Final = ZoneInfo("Europe/Copenhagen")
_CATALOGUES: Final = Path(__file__).parent / "da_DK"
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_DANISH_SIGNS: Final = str.maketrans(",.", ".,")


@cache
def catalogue() -> Catalog:
    """The Danish catalogues (one .po a room of the house) as one, read once. English is the source text."""
    whole = Catalog(locale="da_DK")
    for path in sorted(_CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="da_DK"):
                if message.id:
                    whole[message.id] = message
    return whole


@cache
def _texts() -> Mapping[str, str]:
    """The translation of each text that has one.

    Looked up here and not in the catalogue, which takes four times as long: a page has a thousand texts.
    """
    return {
        one.id: one.string
        for one in catalogue()
        if isinstance(one.id, str) and isinstance(one.string, str) and one.id and one.string
    }


@cache
def _counts() -> Mapping[str, tuple[str, str]]:
    """The translations for one and for many, by the text for one, of each that has both."""
    found: dict[str, tuple[str, str]] = {}
    for message in catalogue():
        match message.id, message.string:
            case (one, _), (for_one, for_many) if for_one and for_many:
                found[one] = (for_one, for_many)
    return found


@cache
def _short_months(locale: str) -> Mapping[int, str]:
    """`mar.` by the number of the month."""
    return dict(get_month_names("abbreviated", "format", locale))


@dataclass(frozen=True, slots=True)
class Words:
    """A reader's language. Call it with a source text to get the translation: `words("Homes")`."""

    language: Language = "da"

    @property
    def locale(self) -> str:
        return _LOCALES[self.language]

    def __call__(self, message: str, **values: object) -> str:
        """The message in the reader's language, with `{name}` filled in from the values."""
        text = _texts().get(message, message) if self.language == "da" else message
        return text.format(**values) if values else text

    def count(self, number: int, one: str, many: str, **values: object) -> str:
        """The message for one or for many; `{n}` is the number as it is written."""
        chosen = one if number == 1 else many
        if self.language == "da":
            for_one, for_many = _counts().get(one, (one, many))
            chosen = for_one if number == 1 else for_many
        return chosen.format(n=self.number(number), **values)

    def text(self, text: Text) -> str:
        return text.in_language(self.language)

    def number(self, value: float, decimals: int = 0) -> str:
        """`1.234,5`; rounded half up; a true minus sign."""
        is_whole = isinstance(value, int) and decimals == 0
        rounded = value if is_whole else half_up(value, decimals)
        # Written here and not by Babel, which takes ten times as long: a page has a thousand numbers.
        written = f"{abs(rounded):,}"
        if self.language == "da":
            written = written.translate(_DANISH_SIGNS)
        return MINUS + written if rounded < 0 else written

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share of one as `78 %` with a no-break space (English: `78%`)."""
        return self.number(share * 100, decimals) + (NO_BREAK + "%" if self.language == "da" else "%")

    def day(self, day: date) -> str:
        """`4. mar. 2026`."""
        # Written here, like numbers: Babel would take ten times as long.
        stop = "." if self.language == "da" else ""
        return f"{day.day}{stop} {_short_months(self.locale)[day.month]} {day.year}"

    def long_day(self, day: date) -> str:
        """`onsdag den 4. marts 2026`."""
        return format_date(day, "full", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """`4. mar. 2026 kl. 14.05`, by the clocks of Denmark."""
        pattern = "d. MMM y 'kl.' HH.mm" if self.language == "da" else "d MMM y, HH:mm"
        return format_datetime(moment, pattern, tzinfo=_DENMARK, locale=self.locale)

    def week(self, day: date) -> str:
        """`uge 49`: ISO weeks."""
        return self("week {week}", week=day.isocalendar().week)

    def month(self, month: str) -> str:
        """A month key `2026-03` as `mar. 2026`."""
        year, _, number = month.partition("-")
        return f"{_short_months(self.locale)[int(number)]} {int(year)}"

    def months(self, start: date, end: date) -> str:
        """`1. aug. 2025 – 31. jul. 2026`."""
        return f"{self.day(start)} – {self.day(end)}"

    def listed(self, items: Sequence[str]) -> str:
        """`a, b og c`."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"


# After z, and after every sign that is no letter: the control characters from DEL on stand in no name.
_AFTER_Z: Final = str.maketrans({"æ": "\x7f", "ä": "\x7f", "ø": "\x80", "ö": "\x80", "å": "\x81", NO_BREAK: " "})


@lru_cache(maxsize=8192)  # the same names are put in order at every view
def compare_danish(text: str) -> str:
    """A sort key in Danish order: æ, ø, å after z; aa as å; case does not matter."""
    return text.casefold().replace("aa", "å").translate(_AFTER_Z)
