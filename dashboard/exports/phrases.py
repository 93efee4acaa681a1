"""The words of a screen's table and explanations, said in a file as they are said there (held equal by a test)."""

from collections.abc import Iterator, Mapping
from typing import Final

from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator, Kind
from dashboard.vocabulary.result import Display, Pool, Row, Verdict
from dashboard.vocabulary.rules import RULE_LABELS, Rules

# Only what a screen says beside a figure: that nothing can be told has no remark.
_REMARKS: Final[Mapping[Verdict, str]] = {
    Verdict.LOWER_95: "lower than the others, worth asking about",
    Verdict.HIGHER_95: "higher than the others, worth asking about",
    Verdict.LOWER_998: "clearly different, lower than the others",
    Verdict.HIGHER_998: "clearly different, higher than the others",
}


def not_shown(words: Words) -> str:
    """One sentence for both reasons of hiding: nobody can tell which of them it was."""
    return words("Not shown, to protect the children")


def nothing_to_count(words: Words) -> str:
    return words("nothing to count")


def remark(row: Row, words: Words) -> str | None:
    """What the comparison with the others says, where it says something and may be said (indicators.md 6)."""
    said = _REMARKS.get(row.verdict) if row.verdict else None
    return words(said) if said and row.display is Display.FULL else None


def pool_name(pool: Pool, words: Words) -> str:
    """`Øvrige (3 enheder, 7 børn)`; without the children where their number may not be told."""
    units = words.count(pool.units, "{n} unit", "{n} units")
    if pool.row.children is None:
        return words("Others ({units})", units=units)
    children = words.count(pool.row.children, "{n} child", "{n} children")
    return words("Others ({units}, {children})", units=units, children=children)


def rule_lines(indicator: Indicator, rules: Rules, words: Words) -> Iterator[str]:
    """The settings that an indicator depends on, each with its value and, if changed, since when."""
    for rule in indicator.rules:
        line = f"{words.text(RULE_LABELS[rule])}: {words.number(getattr(rules, rule))}"
        since = rules.valid_from.get(rule)
        yield line if since is None else f"{line} ({words('since {day}', day=words.day(since))})"


def interval_words(kind: Kind, words: Words) -> str:
    """How the interval is found (indicators.md 5)."""
    return {
        Kind.SHARE_OF_EVENTS: words("95 %, counting that several events of one child are not independent"),
        Kind.SHARE_OF_DAYS: words("95 %, counted on children: the days of one child are not independent"),
        Kind.SHARE_OF_UNIT_DAYS: words("Not stated"),
        Kind.RATE: words("95 %, from how much a number of events varies by chance"),
    }[kind]
