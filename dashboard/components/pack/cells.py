"""A figure as a cell of a pack's table: the words of the screen's cell."""

from typing import Final

from dashboard.charts import wording
from dashboard.components import figure_words as say
from dashboard.components.figure_words import Missing
from dashboard.exports.pack.blocks import Cell
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Row, Verdict

_SAYS_NOTHING: Final = (None, Verdict.TOO_FEW, Verdict.NOT_DISTINGUISHABLE)


def column_width(indicator: Indicator) -> int:
    """A rate says what it stands on in more words than a share."""
    return 3 if indicator.kind.is_share else 4


def figure_cell(indicator: Indicator, row: Row | None, words: Words, missing: Missing = Missing.NO_BASIS) -> Cell:
    """`row` None: there is nothing, for the reason in `missing`. A dash: withheld."""
    if row is None:
        return Cell("", say.missing(missing, words))
    told = say.figure_words(indicator, row, words)
    if told is None:
        return Cell(wording.DASH)
    if row.display is not Display.FULL or row.verdict in _SAYS_NOTHING:
        return Cell(told.head, "\n".join(told.rest))
    remark = wording.written(indicator, row, words).verdict
    return Cell(told.head, "\n".join(told.rest), remark, say.tone(indicator, row.verdict))
