"""One child's record as lanes over each other; time runs right."""

from datetime import date, timedelta
from html import escape
from typing import Final

from dashboard.charts import marks, month_axis, theme
from dashboard.charts.chart import Chart, ChartTable, Figure, Trace
from dashboard.charts.child_timeline_absence import AbsenceLane
from dashboard.charts.child_timeline_lanes import Item, Lane, Named, lanes, tracks
from dashboard.charts.child_timeline_words import HEADER, absence_told, summary
from dashboard.charts.rows import Rows, place
from dashboard.charts.wording import DASH
from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record_answers import ChildRecord, GoalState, MeetingState
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period, add_months

MOST_MONTHS: Final = 36  # drawn; the table has all
_LANE: Final = 38
_TRACK: Final = 13  # between the tracks of a lane
_MOST_TRACKS: Final = 8
_AXIS: Final = 44
_BAR: Final = 8
_SPELL: Final = 18
_FLAG: Final = "⚑"
# So many pixels has the plot of a narrow screen, and so many a letter: what is written in a bar fits it there.
_NARROW: Final = 290
_LETTER: Final = 6.5
_UNSEEN: Final = marks.Dot(theme.CLEAR, "circle", 10)


def child_timeline(record: ChildRecord, named: Named, words: Words) -> Chart:
    """The chart of one child's record: its latest three years, and what is due and planned after them.

    The table has the whole record. Only for readers who may see the child.
    """
    found = lanes(record, named, words)
    return Chart(
        figure=_Drawing(record, found, words).figure,
        title=words("The child's time line"),
        summary=summary(record, words),
        table=_table(record, found, words),
    )


def _table(record: ChildRecord, found: tuple[Lane, ...], words: Words) -> ChartTable:
    def day(of: date | None) -> str:
        return DASH if of is None else words.day(of)

    rows = [
        (lane.name, item.what, day(item.since), day(item.until), item.state) for lane in found for item in lane.items
    ]
    absent = [
        (words("Absence"), words.month(month.month), DASH, DASH, absence_told(month, words)) for month in record.absence
    ]
    return ChartTable(tuple(words(text) for text in HEADER), (*rows, *absent))


def span_of(record: ChildRecord) -> Period:
    """The days on the axis."""
    spans = record.within.spans
    last = spans[-1].end if spans else record.within.as_of
    first = max(record.first_on or last, add_months(last.replace(day=1), 1 - MOST_MONTHS))
    ahead = [
        *(meeting.day for meeting in record.meetings if meeting.state is MeetingState.PLANNED),
        *(due.last_good_on for due in record.dues if due.state is ObligationState.PENDING),
        *(goal.due_on for goal in record.goals if goal.state is GoalState.OPEN and goal.seen_on == record.within.as_of),
    ]
    return Period(min(first, last), max([last + timedelta(days=1), *ahead]))


class _Drawing:
    """The figure of a record: traces by what they draw, over the places of the lanes."""

    def __init__(self, record: ChildRecord, found: tuple[Lane, ...], words: Words) -> None:
        self.words = words
        self.record = record
        self.lanes = found
        self.span = span_of(record)
        self.tracks = [tracks(lane.items, _MOST_TRACKS) for lane in found]
        self.absence = AbsenceLane(record.absence, self.span)
        heights = [_LANE + _TRACK * max(places, default=0) for places in self.tracks]
        self.rows: Rows = place([*heights, self.absence.height])

    @property
    def figure(self) -> Figure:
        words, rows = self.words, self.rows
        top = rows.tops[-1]
        return {
            "data": [
                self._as_of_line(),
                self._bars(is_spell=True, is_grace=False),
                self._bars(is_spell=False, is_grace=False),
                self._bars(is_spell=False, is_grace=True),
                self._starts(),
                *self.absence.traces(top, words),
                self._dots(),
                self._flags(),
                self._labels(),
                self._titles(),
            ],
            "layout": theme.layout(
                words,
                height=rows.height + _AXIS,
                margin=(0, 20, _AXIS, 20),
                xaxis=self._axis(),
                yaxis=rows.axis,
            ),
        }

    def _axis(self) -> Figure:
        days = [day for day in month_axis.first_days(self.span) if day >= self.span.start]
        named = month_axis.named([day.isoformat()[:7] for day in days], self.words)
        return theme.axis(
            type="date",
            range=[self.span.start.isoformat(), self.span.end.isoformat()],
            tickvals=[days[number].isoformat() for number, _ in named],
            ticktext=[text for _, text in named],
            tickangle=0,
        )

    def _placed(self) -> list[tuple[Lane, Item, int]]:
        """What lies on the axis, with its height."""
        return [
            (lane, item, self.rows.track(row) + _TRACK * track)
            for row, (lane, its_tracks) in enumerate(zip(self.lanes, self.tracks, strict=True))
            for item, track in zip(lane.items, its_tracks, strict=True)
            if item.end >= self.span.start and item.start <= self.span.end
        ]

    def _clip(self, day: date) -> date:
        return min(max(day, self.span.start), self.span.end)

    def _bars(self, *, is_spell: bool, is_grace: bool) -> Trace:
        lines: list[tuple[marks.Place, float, marks.Place, float]] = []
        for lane, item, y in self._placed():
            first, last = item.start, item.end if item.grace_from is None else item.grace_from
            if is_grace:
                if item.grace_from is None:
                    continue
                first, last = item.grace_from, item.end
            if lane.is_spell == is_spell and self._clip(first) < self._clip(last):
                lines.append((self._clip(first).isoformat(), y, self._clip(last).isoformat(), y))
        colour = theme.TRACK if is_spell else theme.GRACE if is_grace else theme.BAND
        return marks.strokes(lines, colour=colour, width=_SPELL if is_spell else _BAR)

    def _starts(self) -> Trace:
        """Where a spell begins, a stroke: the one before it has ended."""
        half = _SPELL / 2
        lines: list[tuple[marks.Place, float, marks.Place, float]] = [
            (item.start.isoformat(), y - half, item.start.isoformat(), y + half)
            for lane, item, y in self._placed()
            if lane.is_spell and item.start > self.span.start
        ]
        return marks.strokes(lines, colour=theme.STRONG, width=1.5)

    def _dots(self) -> Trace:
        """The marks; where a bar has none, something unseen in its middle tells what it is."""
        drawn: list[tuple[marks.Place | None, float | None, marks.Dot]] = []
        told = []
        for lane, item, y in self._placed():
            if item.is_planned:
                continue
            first, last = self._clip(item.start), self._clip(item.end)
            day = first + (last - first) / 2 if item.look is None else self._clip(item.mark_on or item.end)
            drawn.append((day.isoformat(), y, item.look or _UNSEEN))
            told.append(self._told(lane, item))
        return marks.dots(drawn, told)

    def _flags(self) -> Trace:
        planned = [(lane, item, y) for lane, item, y in self._placed() if item.is_planned]
        flags = marks.labels([(item.start.isoformat(), y, _FLAG) for _, item, y in planned], position="middle center")
        return {**flags, "hovertext": [self._told(lane, item) for lane, item, _ in planned], "hoverinfo": "text"}

    def _told(self, lane: Lane, item: Item) -> str:
        days = [self.words.day(day) for day in (item.since, item.until) if day is not None]
        parts = [item.what, " – ".join(days), "" if item.state == DASH else item.state]
        return f"<b>{lane.name}</b><br>" + "<br>".join(escape(part, quote=False) for part in parts if part)

    def _labels(self) -> Trace:
        """What a bar is, written in it as far as there is room."""
        written = []
        for _, item, y in self._placed():
            first, last = self._clip(item.start), self._clip(item.end)
            room = int((last - first) / (self.span.end - self.span.start) * _NARROW / _LETTER)
            if item.label and room > 2:
                cut = item.label if len(item.label) <= room else item.label[: room - 1].rstrip(" ,") + "…"
                written.append((first.isoformat(), y, escape(cut, quote=False)))
        return marks.labels(written)

    def _titles(self) -> Trace:
        """The lanes' names with their keys; of an empty lane that nothing is recorded."""
        start = self.span.start.isoformat()
        nothing = self.words("nothing recorded")
        titles = [
            (start, self.rows.text(row), f"<b>{lane.name}</b>  {lane.key if lane.items else nothing}")
            for row, lane in enumerate(self.lanes)
        ]
        highest = self.absence.title(self.words)
        return marks.labels([*titles, (start, self.rows.text(len(self.lanes)), highest)])

    def _as_of_line(self) -> Trace:
        """The last day of the data, across all lanes."""
        day = self._clip(self.record.within.as_of).isoformat()
        return marks.strokes([(day, 0, day, self.rows.height)], colour=theme.TRACK, width=1.5)
