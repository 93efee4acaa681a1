"""The lines under a figure, on its card and on paper: its basis, uncertainty, parts, and the period before."""

from dataclasses import dataclass

from dashboard.components import figure_words as say
from dashboard.components.figure_words import FigureWords
from dashboard.i18n.words import Words
from dashboard.statistics.comparison import change
from dashboard.vocabulary.indicator import Indicator, Part
from dashboard.vocabulary.result import Display, Row, Status, Tone, Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """The figure of the period before, and what chance could have done. `period` in words."""

    before: Row | None
    verdict: Verdict
    period: str


@dataclass(frozen=True, slots=True)
class ChangeLines:
    """`judged`: what chance could have done, as a sentence, with its `tone`; `before`: the earlier figure."""

    judged: str
    tone: Tone
    before: str


def basis_line(indicator: Indicator, row: Row, told: FigureWords, words: Words) -> str:
    """What follows the value: `7 af 9 opfølgninger · 6 børn`."""
    basis = [*told.rest]
    if indicator.kind.is_share:
        basis = [" ".join([*told.rest, words.text(indicator.event)])]
    if row.children is not None:
        basis.append(words.count(row.children, "{n} child", "{n} children"))
    return " · ".join(basis)


def note_line(indicator: Indicator, told: FigureWords, target: float | None, words: Words) -> str:
    """`Usikkerhed 45 % til 94 % · mål: mindst 80 %`; empty where there is neither."""
    remarks = [f"{words('uncertainty')} {told.interval}" if told.interval else None]
    remarks.append(say.target(indicator, words, target))
    said = " · ".join(remark for remark in remarks if remark)
    return said[:1].upper() + said[1:]


def part_number(part: Part, row: Row, words: Words) -> str | None:
    """A part of a figure: `120`, or `68 af 233`; None where it may not be told."""
    if part.key not in row.parts:
        return None
    number = words.number(row.parts[part.key])
    if part.whole_key in row.parts:
        return words("{x} of {n}", x=number, n=words.number(row.parts[part.whole_key]))
    return number


def change_of(indicator: Indicator, now: Row | None, before: Row | None, period: str) -> Change | None:
    """The change, where both figures may be compared: nothing is said of a hidden one, or of what was not there."""
    if now is None or now.status is Status.SUPPRESSED or before is None or before.status is Status.SUPPRESSED:
        return None
    verdict = change(indicator.kind, _ratio(now), _ratio(before))
    return Change(before, verdict or Verdict.TOO_FEW, period)


def change_lines(indicator: Indicator, now: Row, told: Change, words: Words) -> ChangeLines | None:
    """A change in words; None where the figure before cannot be shown."""
    before = say.figure_words(indicator, told.before, words) if told.before else None
    if before is None:
        return None
    value = " ".join(part for part in (before.value, before.unit) if part)
    is_judged = now.display is Display.FULL and told.before is not None and told.before.display is Display.FULL
    verdict = told.verdict if is_judged else Verdict.TOO_FEW
    return ChangeLines(
        judged=say.against_before(verdict, words) + ".",
        tone=say.tone(indicator, verdict),
        before=f"{value} ({before.basis})" if value else before.basis,
    )


def _ratio(row: Row) -> tuple[float, float, int]:
    assert row.numerator is not None
    assert row.denominator is not None
    assert row.children is not None
    return row.numerator, row.denominator, row.children
