"""What stands around the table of an export: what the figures are about, and what they mean."""

from dashboard.exports import phrases
from dashboard.exports.sheet import Sheet
from dashboard.exports.table import column_name
from dashboard.i18n.words import Words


def facts(sheet: Sheet, words: Words) -> tuple[tuple[str, str], ...]:
    """Label and value of each fact, and how the table is read."""
    reading = words("A share of less than ten has its count only, without per cent and uncertainty.")
    return (*sheet.facts, (words("How to read it"), reading))


def definitions(sheet: Sheet, words: Words) -> tuple[tuple[str, ...], ...]:
    """A header and a line an indicator: its column, what is counted, out of what, by which settings, the reservation.

    From the declaration, with the municipality's own settings.
    """
    header = (
        words("Column"),
        words("Indicator"),
        words("Counted (numerator)"),
        words("Out of (denominator)"),
        words("Settings"),
        words("Uncertainty"),
        words("What it does not say"),
    )
    return (
        header,
        *(
            (
                column_name(indicator, words),
                words.text(indicator.label),
                words.text(indicator.numerator_text),
                words.text(indicator.denominator_text),
                "; ".join(phrases.rule_lines(indicator, sheet.rules, words)),
                phrases.interval_words(indicator.kind, words),
                words.text(indicator.caveat),
            )
            for indicator in sheet.indicators
        ),
    )
