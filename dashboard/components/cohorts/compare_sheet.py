"""Two cohorts side by side as a file: a line an indicator, with what the screen says of their difference."""

from collections.abc import Sequence
from typing import Final

from dashboard.components.cohorts.compare_asked import Pair, Side, asked_pair
from dashboard.components.cohorts.compare_table import verdict_words
from dashboard.components.visit import Visit
from dashboard.data.mart.cohorts import Compared
from dashboard.exports.document import Document
from dashboard.exports.table import Cell, Number, Table, figure_line
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Row

_NAME_WIDTH: Final = 36
_WIDTH: Final = 16
_FIGURES: Final = 5  # value, numerator, denominator and the interval's two limits


def compare_document(visit: Visit) -> Document | None:
    """The document of a visit to the page; None where there are not two cohorts to compare."""
    pair = asked_pair(visit)
    if not isinstance(pair, Pair) or pair.nobody is not None:
        return None
    words, meta, period = visit.words, visit.mart.meta, visit.state.period
    facts = [
        (words("Period"), words.months(period.start, period.end)),
        *((side.name, side.sentence) for side in (pair.one, pair.other)),
        (words("Children in both at the same time"), words.number(pair.found.shared)),
        (words("Data up to"), words.day(meta.as_of)),
        (words("Made"), words.moment(meta.built_at)),
    ]
    if meta.fictional:
        facts.append((words("Note"), words("Fictional data – shows no real children, homes or schools")))
    header = _header(pair, words)
    return Document(
        stem=f"sammenlign-kohorter-{meta.as_of}",
        title=words("Compare cohorts"),
        tab=words("Comparison"),
        facts=facts,
        built_at=meta.built_at,
        table=Table(header, tuple(_line(figure, pair.other, words) for figure in pair.found.figures), ()),
        widths=[_NAME_WIDTH, _WIDTH, *[_WIDTH] * (len(header) - 3), _NAME_WIDTH],
        definitions=[
            (words("Indicator"), words("Numerator"), words("Denominator")),
            *(
                (words.text(i.label), words.text(i.numerator_text), words.text(i.denominator_text))
                for i in (figure.indicator for figure in pair.found.figures)
            ),
        ],
    )


def _header(pair: Pair, words: Words) -> tuple[str, ...]:
    def of(side: Side) -> Sequence[str]:
        parts = (
            words("value"),
            words("numerator"),
            words("denominator"),
            words("uncertainty from"),
            words("uncertainty to"),
            words("children"),
        )
        return [f"{side.name}: {part}" for part in parts]

    return (
        words("Indicator"),
        words("Unit of measure"),
        *of(pair.one),
        *of(pair.other),
        words("Difference from (percentage points)"),
        words("Difference to (percentage points)"),
        words("What it says"),
    )


def _line(figure: Compared, other: Side, words: Words) -> tuple[Cell, ...]:
    def side(row: Row | None) -> tuple[Cell, ...]:
        told = figure_line(figure.indicator, row, words)
        children = None if row is None or row.children is None else Number(half_up(row.children, 0))
        return (*told, *[None] * (_FIGURES - len(told)), children)

    apart = (None, None) if figure.apart is None else tuple(Number(half_up(bound * 100, 0)) for bound in figure.apart)
    return (
        words.text(figure.indicator.label),
        words.text(figure.indicator.unit),
        *side(figure.one),
        *side(figure.other),
        *apart,
        verdict_words(figure, other.name, words),
    )
