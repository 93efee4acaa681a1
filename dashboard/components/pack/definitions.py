"""Bilag: what each of the other indicators counts, out of what, by which settings, and what it does not say."""

from collections.abc import Sequence

from dashboard.components.pack.asked import Asked, PackSection
from dashboard.exports.pack.blocks import Block, Definition, Pairs, Paragraph
from dashboard.exports.phrases import rule_lines
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.text import Text


def definition_pairs(indicator: Indicator, rules: Rules, words: Words) -> Pairs:
    """Numerator, denominator, settings and reservation, as `How the figure is computed` has them on screen."""
    # A value stays on the line of what it is called.
    settings = "; ".join(line.replace(": ", f":{NO_BREAK}") for line in rule_lines(indicator, rules, words))
    return (
        (words("Counted (numerator)"), words.text(indicator.numerator_text)),
        (words("Out of (denominator)"), words.text(indicator.denominator_text)),
        *(((words("Settings"), settings),) if settings else ()),
        (words("What it does not say"), words.text(indicator.caveat)),
    )


def _blocks(asked: Asked) -> Sequence[Block]:
    words = asked.words
    return [
        Paragraph(words("What the key figures count stands beside each of them.")),
        *(
            Definition(
                title=words.text(indicator.label), pairs=definition_pairs(indicator, asked.mart.meta.rules, words)
            )
            for indicator in all_indicators().values()
            if indicator.headline is None
        ),
    ]


SECTION = PackSection(
    key="definitioner",
    title=Text(da="Bilag: Definitioner", en="Appendix: Definitions"),
    blocks=_blocks,
    only_on_paper=True,
)
