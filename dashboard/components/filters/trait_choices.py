"""How the traits of children are offered: codes and bands to tick, and any span, day or limit that is typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.components.filters.filter_choice import UNKNOWN_VALUE, Choice, found_in
from dashboard.components.filters.filter_context import FilterContext
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Language, Text
from dashboard.vocabulary.traits import Scale, Span, Trait

# `12-17`, `18-`, `-5`: from and to, both among them.
_SPAN: Final = re.compile(r"(0|[1-9][0-9]{0,3})?-(0|[1-9][0-9]{0,3})?")
_LIMIT: Final = re.compile(r"0|[1-9][0-9]?")
_DANISH: Final = Words("da")
_ENGLISH: Final = Words("en")
_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class TraitOffered:
    """The codes or bands of a trait, and unknown; besides, what its scale can be asked of."""

    trait: Trait

    def choices(self, _: FilterContext) -> tuple[Choice, ...]:
        codes = (Choice(code, phrase, (Span(place, place),)) for place, (code, phrase) in enumerate(self.trait.codes))
        bands = (self._span(span) for span in self.trait.bands)
        return (*codes, *bands, Choice(UNKNOWN_VALUE, self.trait.unknown, (None,)))

    def find(self, value: str, context: FilterContext) -> Choice | None:
        return found_in(self.choices(context), value) or self._typed(value)

    def _typed(self, value: str) -> Choice | None:
        if self.trait.scale in (Scale.YEARS, Scale.MONTHS):
            span = _span_of(value)
            return self._span(span) if span is not None else None
        if self.trait.scale is Scale.DAY:
            day = _day_of(value)
            return self._told(value, Span((day - _EPOCH).days), _both(lambda words: words.day(day))) if day else None
        if self.trait.scale is Scale.OVER and _LIMIT.fullmatch(value):
            limit = int(value)
            return self._told(value, Span(limit), _both(lambda words: words.percent(limit / 100)))
        return None

    def _span(self, span: Span) -> Choice:
        tell = _years if self.trait.scale is Scale.YEARS else _months
        return self._told(span_value(span), span, Text(da=tell(span, "da"), en=tell(span, "en")))

    def _told(self, value: str, span: Span, told: Text) -> Choice:
        phrase = self.trait.phrase
        return Choice(
            value, Text(da=phrase.da.replace("{}", told.da), en=phrase.en.replace("{}", told.en)), (span,), told
        )


def span_value(span: Span) -> str:
    """A span as it stands in an address."""
    return f"{'' if span.low is None else span.low}-{'' if span.high is None else span.high}"


def _span_of(text: str) -> Span | None:
    """None for what is no span, or one that ends before it begins."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    low, high = (None if part is None else int(part) for part in match.groups())
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return None
    return Span(low, high)


def _day_of(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if text == day.isoformat() else None


def _both(tell: Callable[[Words], str]) -> Text:
    return Text(da=tell(_DANISH), en=tell(_ENGLISH))


def _years(span: Span, language: Language) -> str:
    unit = {"da": "år", "en": "years"}[language]
    if span.high is None:
        return f"{span.low} {unit} {({'da': 'eller derover', 'en': 'or more'})[language]}"
    if span.low is None:
        return f"{({'da': 'højst', 'en': 'at most'})[language]} {span.high} {unit}"
    return f"{span.low} {unit}" if span.low == span.high else f"{span.low}–{span.high} {unit}"


def _months(span: Span, language: Language) -> str:
    """From so many whole months on, and until so many and one more are over."""
    least, under, and_ = {"da": ("mindst", "under", "og"), "en": ("at least", "under", "and")}[language]
    parts = [f"{least} {_lasting(span.low, language)}"] if span.low else []
    if span.high is not None:
        parts.append(f"{under} {_lasting(span.high + 1, language)}")
    return f" {and_} ".join(parts) or f"{least} {_lasting(0, language)}"


def _lasting(months: int, language: Language) -> str:
    if months and months % 12 == 0:
        years = months // 12
        return f"{years} {({'da': 'år', 'en': 'year' if years == 1 else 'years'})[language]}"
    one, many = {"da": ("måned", "måneder"), "en": ("month", "months")}[language]
    return f"{months} {one if months == 1 else many}"
