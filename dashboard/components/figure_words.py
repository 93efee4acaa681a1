"""A figure as text, by the rules of indicators.md 6: the same on cards, in cells and for screen readers."""

import math
from dataclasses import dataclass
from enum import StrEnum

from dashboard.charts import wording
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.indicator import Better, Indicator
from dashboard.vocabulary.result import Display, Row, Tone, Verdict


class Missing(StrEnum):
    """Why a figure does not exist. Missing, zero and suppressed are three different things."""

    NO_BASIS = "no_basis"  # nothing to count in the period
    NOT_REPORTED = "not_reported"  # the unit does not report


@dataclass(frozen=True, slots=True)
class FigureWords:
    """`value` stands out (`78 %`; None below ten), with `unit` after it (rates); `basis` is what it stands on."""

    value: str | None
    basis: str
    unit: str | None = None
    interval: str | None = None

    @property
    def head(self) -> str:
        """What stands out: the value, or the count where there is none."""
        return self.value or self.basis

    @property
    def rest(self) -> tuple[str, ...]:
        """What follows it: `7 af 9`; of a rate `pr. kvartal` and `6 på 5,0 kvartaler`."""
        return tuple(part for part in (self.unit, self.basis if self.value else None) if part)


def figure_words(indicator: Indicator, row: Row, words: Words) -> FigureWords | None:
    """The words of a figure that may be shown; None where it is suppressed."""
    numerator, denominator = row.numerator, row.denominator
    if row.display is Display.SUPPRESSED or numerator is None or denominator is None or row.value is None:
        return None
    if indicator.kind.is_share:
        basis = words("{x} of {n}", x=words.number(numerator), n=words.number(denominator)).replace(" ", NO_BREAK)
        if row.display is Display.COUNT:
            return FigureWords(None, basis)
        return FigureWords(wording.level(indicator, row.value, words), basis, None, _interval(indicator, row, words))
    # A rate stands on time, not on cases: it is told below ten as well, without interval and track.
    counted = words("{events} in {exposure}", events=words.number(numerator), exposure=words.number(denominator, 1))
    basis = f"{counted.replace(' ', NO_BREAK)} {words.text(indicator.event)}"
    unit = words.text(indicator.unit).replace(" ", NO_BREAK)
    value = words.number(row.value, indicator.decimals)
    return FigureWords(value, basis, unit, _interval(indicator, row, words))


def _interval(indicator: Indicator, row: Row, words: Words) -> str | None:
    """`45 % til 94 %`; of a rate without its unit, which stands beside it already."""
    if row.lower is None or row.upper is None or row.display is not Display.FULL:
        return None
    low, high = (
        wording.level(indicator, bound, words) if indicator.kind.is_share else words.number(bound, indicator.decimals)
        for bound in (row.lower, row.upper)
    )
    return words("{low} to {high}", low=low, high=high)


def opened(figure: str, words: Words) -> str:
    """What a link on a figure is called: the figure as it stands there, and where it leads."""
    return words("{figure}: see who is behind it", figure=figure)


def suppressed(words: Words) -> str:
    """One sentence for both reasons of hiding: nobody can tell which of them it was."""
    return words(wording.NOT_SHOWN)


def missing(reason: Missing, words: Words) -> str:
    return words("not reported") if reason is Missing.NOT_REPORTED else words("nothing to count")


def target(indicator: Indicator, words: Words, value: float | None) -> str | None:
    """A target in words: `mål: mindst 80 %`; None without one."""
    return None if value is None else f"{words('target')}: {aim(indicator, words, value)}"


def aim(indicator: Indicator, words: Words, value: float) -> str:
    """What a target asks: `mindst 80 %`."""
    written = short_level(indicator, value, words)
    if indicator.better is Better.LOWER:
        return words("at most {value}", value=written)
    return words("at least {value}", value=written)


def short_level(indicator: Indicator, value: float, words: Words) -> str:
    """A value that people set, without decimals that say nothing: `10 %`, `1,6 pr. kvartal`."""
    scaled = value * 100 if indicator.kind.is_share else value
    decimals = 0 if math.isclose(scaled, round(scaled)) else max(indicator.decimals, 1)
    written = words.percent(value, decimals) if indicator.kind.is_share else words.number(value, decimals)
    return written if indicator.kind.is_share else f"{written} {words.text(indicator.unit)}".replace(" ", NO_BREAK)


def against_before(verdict: Verdict, words: Words) -> str:
    """A period against the one before, with what chance could have done."""
    return {
        Verdict.TOO_FEW: words("The numbers are too small to say whether the difference is chance"),
        Verdict.NOT_DISTINGUISHABLE: words("The difference may be chance"),
        Verdict.LOWER_95: words("Lower – hardly chance"),
        Verdict.HIGHER_95: words("Higher – hardly chance"),
        Verdict.LOWER_998: words("Clearly lower – not chance"),
        Verdict.HIGHER_998: words("Clearly higher – not chance"),
    }[verdict]


def tone(indicator: Indicator, verdict: Verdict | None) -> Tone:
    """How a verdict is coloured: favourable, unfavourable or neutral. A value alone has no colour."""
    higher = verdict in (Verdict.HIGHER_95, Verdict.HIGHER_998)
    lower = verdict in (Verdict.LOWER_95, Verdict.LOWER_998)
    if indicator.better is Better.NEITHER or not (higher or lower):
        return "neutral"
    return "favourable" if higher == (indicator.better is Better.HIGHER) else "unfavourable"
