"""The words of a signal: its verdict, one plain sentence, what is said of the target, what a marked month is."""

from collections.abc import Mapping
from typing import Final

from dashboard.charts.wording import level
from dashboard.i18n.words import Words
from dashboard.statistics.judge_series import LEAST_POINTS
from dashboard.vocabulary.signals import Assurance, Mark, Rule, Signal, Variation

_VERDICTS: Final[Mapping[Variation, str]] = {
    Variation.TOO_FEW: "too few months",
    Variation.COMMON: "no sign of change",
    Variation.IMPROVEMENT: "a sign of improvement",
    Variation.CONCERN: "a sign of decline",
    Variation.CHANGE: "a sign of change",
}
# By rule and whether it is high: of the latest month, and of a month in the picture.
_TOLD: Final[Mapping[tuple[Rule, bool], str]] = {
    (Rule.OUTSIDE, True): "{month} is higher than variation by chance usually gives.",
    (Rule.OUTSIDE, False): "{month} is lower than variation by chance usually gives.",
    (Rule.TREND, True): "A lasting rise since {since} (each of {n} months higher than the one before).",
    (Rule.TREND, False): "A lasting fall since {since} (each of {n} months lower than the one before).",
    (Rule.TWO_OF_THREE, True): "Two of three months up to {month} are unusually high.",
    (Rule.TWO_OF_THREE, False): "Two of three months up to {month} are unusually low.",
    (Rule.RUN, True): "A lasting rise since {since} ({n} months above {middle}).",
    (Rule.RUN, False): "A lasting fall since {since} ({n} months below {middle}).",
}
_MARKED: Final[Mapping[tuple[Rule, bool], str]] = {
    (Rule.OUTSIDE, True): "above the limits",
    (Rule.OUTSIDE, False): "below the limits",
    (Rule.TREND, True): "part of a lasting rise",
    (Rule.TREND, False): "part of a lasting fall",
    (Rule.TWO_OF_THREE, True): "near the upper limit, two of three",
    (Rule.TWO_OF_THREE, False): "near the lower limit, two of three",
    (Rule.RUN, True): "seven or more in a row on the high side",
    (Rule.RUN, False): "seven or more in a row on the low side",
}


def verdict(signal: Signal, words: Words) -> str:
    """`tegn på forbedring`; a preliminary one says so."""
    said = words(_VERDICTS[signal.variation])
    return words("{verdict} (preliminary)", verdict=said) if signal.is_preliminary else said


def sentence(signal: Signal, words: Words) -> str:
    """What the latest month says of change, and up to which month that is where later ones are withheld."""
    said = _sentence(signal, words)
    latest = signal.latest
    if latest is None or signal.variation is Variation.TOO_FEW:
        return said
    if signal.is_preliminary:
        said += " " + words.count(signal.points, "Preliminary: only {n} month.", "Preliminary: only {n} months.")
    if any(row is not None for row in signal.rows[latest + 1 :]):
        said += " " + words("The latest month that can be shown is {month}.", month=words.month(signal.months[latest]))
    return said


def assurance(signal: Signal, words: Words) -> str | None:
    """What is said of the target; None without one."""
    target = signal.indicator.target
    if target is None or signal.assurance is Assurance.NO_TARGET:
        return None
    told = {
        Assurance.TOO_UNCERTAIN: "Too uncertain to say whether the target of {target} is met for certain.",
        Assurance.PASSING: "The target of {target} is met month after month, as things are.",
        Assurance.FAILING: "The target of {target} is not met, as things are: it takes a change.",
        Assurance.HIT_OR_MISS: "The target of {target} is met in some months and not in others, by chance.",
    }
    return words(told[signal.assurance], target=level(signal.indicator, target, words))


def marked(mark: Mark, words: Words) -> str:
    """What a marked month is."""
    return words(_MARKED[mark.rule, mark.is_high])


def middle(signal: Signal, words: Words) -> str:
    """What the centre is called."""
    return words("the median") if signal.by_median else words("the average")


def _sentence(signal: Signal, words: Words) -> str:
    if signal.variation is Variation.TOO_FEW:
        n, least = words.number(signal.points), words.number(LEAST_POINTS)
        return words("Too few months to judge: {n} have a value, and it takes {least}.", n=n, least=least)
    if signal.variation is Variation.COMMON:
        return words("No sign of change – variation is ordinary.")
    mark, latest = signal.mark, signal.latest
    if mark is None or latest is None:
        return words("The months keep to one side of the middle for longer than chance usually gives.")
    month = words.month(signal.months[latest])
    return words(
        _TOLD[mark.rule, mark.is_high],
        month=month[:1].upper() + month[1:] if mark.rule is Rule.OUTSIDE else month,
        since=words.month(signal.since or signal.months[latest]),
        n=words.number(signal.lasted),
        middle=middle(signal, words),
    )
