"""The lowest lane of a child's timeline: the share of school days missed, a bar a month, a gap without school days."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.charts import marks, theme
from dashboard.charts.chart import Trace
from dashboard.charts.child_timeline_words import absence_told
from dashboard.data.mart.children.child_record_answers import AbsentMonth
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period

_HEIGHT: Final = 58
_FLOOR: Final = 52  # pixels from the top of the lane
_TALL: Final = 30
_LEAST_SCALE: Final = 0.2  # a lane of little absence must not look like one of much
_MIDDLE: Final = 15
_TOP: Final = marks.Dot(theme.STRONG, "circle", 4)


class AbsenceLane:
    """The months on the axis. The tallest bar is the most absence, at least 20 %."""

    height: Final = _HEIGHT

    def __init__(self, months: Sequence[AbsentMonth], span: Period) -> None:
        self.shown = [
            (day, month)
            for month in months
            if span.start <= (day := date.fromisoformat(f"{month.month}-{_MIDDLE}")) <= span.end
        ]
        self.most = max((month.absent / month.possible for _, month in self.shown), default=0.0)

    def title(self, words: Words) -> str:
        name = words("Absence by month")
        told = words("at most {share}", share=words.percent(self.most)) if self.shown else words("nothing recorded")
        return f"<b>{name}</b>  {told}"

    def traces(self, top: int, words: Words) -> list[Trace]:
        """The bars, and what hovering over their tops tells."""
        floor, scale = top + _FLOOR, max(self.most, _LEAST_SCALE)
        tops = [floor - _TALL * month.absent / month.possible / scale for _, month in self.shown]
        days = [day.isoformat() for day, _ in self.shown]
        told = [f"<b>{words.month(month.month)}</b><br>{absence_told(month, words)}" for _, month in self.shown]
        return [
            marks.strokes(
                [(day, floor, day, height) for day, height in zip(days, tops, strict=True)],
                colour=theme.WEAK,
                width=4,
            ),
            marks.dots([(day, height, _TOP) for day, height in zip(days, tops, strict=True)], told),
        ]
