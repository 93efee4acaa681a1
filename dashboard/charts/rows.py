"""Charts of one row a thing: a line of text above its own track, so that long names fit a narrow screen.

Vertical places are pixels from the top of the plot; the axis runs downwards and is exactly as long as the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import Final

from dashboard.charts.chart import Figure
from dashboard.charts.theme import hidden_axis

# Pixels from the top of a row to the middle of its text, of its track, and of a note under the track.
_TEXT: Final = 10
_TRACK: Final = 27
_NOTE: Final = 44
# The height of a row: with its track, with a note as well, without a track.
ROW: Final = 42
NOTED_ROW: Final = 60
BARE_ROW: Final = 26

MOST_ROWS: Final = 40
_LONGEST_NAME: Final = 30


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows stand, and how high all of them are with the head above them."""

    tops: tuple[int, ...]
    height: int

    def text(self, row: int) -> int:
        return self.tops[row] + _TEXT

    def track(self, row: int) -> int:
        return self.tops[row] + _TRACK

    def note(self, row: int) -> int:
        return self.tops[row] + _NOTE

    @property
    def axis(self) -> Figure:
        return hidden_axis(range=[self.height, 0])


def place(heights: Sequence[int], *, head: int = 0) -> Rows:
    """Places for rows of the heights, one under the other.

    Raises ValueError for more rows than a chart can hold: the caller turns pages.
    """
    if len(heights) > MOST_ROWS:
        message = f"{len(heights)} rows in a chart of at most {MOST_ROWS}"
        raise ValueError(message)
    bottoms = list(accumulate(heights, initial=head))
    return Rows(tuple(bottoms[:-1]), bottoms[-1])


def name_for_chart(name: str) -> str:
    """A name as bold text in a figure: safe from being read as markup, and cut where no room is left."""
    shown = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    return f"<b>{escape(shown, quote=False)}</b>"
