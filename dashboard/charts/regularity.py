"""Children's meetings against their deadlines: one row a child, time runs right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.charts import marks, month_axis, theme
from dashboard.charts.chart import Chart, Figure, Trace
from dashboard.charts.regularity_words import key, names_of, summary, table
from dashboard.charts.rows import Rows, name_for_chart, place
from dashboard.data.mart.answers import ChildTimeline, Obligation, ObligationState
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period

_LINE: Final = 18
_AXIS: Final = 44
_ROW: Final = 40
_BAND: Final = 10
_FLAG: Final = "⚑"


@dataclass(frozen=True, slots=True)
class _Span:
    """The days on the axis."""

    start: date
    end: date

    def clip(self, start: date, end: date) -> tuple[date, date] | None:
        first, last = max(start, self.start), min(end, self.end)
        return (first, last) if first < last else None

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def regularity(timelines: Sequence[ChildTimeline], period: Period, as_of: date, words: Words) -> Chart:
    """The chart of children's obligations and contacts in a period, and of what is due and planned after it.

    A band is an obligation's window, its paler end the grace; a full dot a contact, a hollow one a deadline that
    passed, a flag what is planned. Only for readers who may see the children. Raises ValueError for more than 40.
    """
    names = names_of(timelines, words)
    return Chart(
        figure=_figure(timelines, names, period, as_of, words),
        title=words("Meetings against deadlines, child by child"),
        summary=summary(timelines, period, words),
        table=table(timelines, names, period, words),
    )


def until(timeline: ChildTimeline, obligation: Obligation) -> date:
    """The last day of an obligation's band: its contact, the end of the course, or its last good day."""
    if obligation.state is ObligationState.KEPT and obligation.met_on is not None:
        return obligation.met_on
    if obligation.state is ObligationState.LAPSED and timeline.ended_on is not None:
        return timeline.ended_on
    return obligation.last_good_on


def _figure(
    timelines: Sequence[ChildTimeline], names: Sequence[str], period: Period, as_of: date, words: Words
) -> Figure:
    span = _span(timelines, period, as_of)
    places = place([_ROW] * len(timelines), head=2 * _LINE)
    named = [name_for_chart(name) for name in names]
    titles = [(span.start.isoformat(), places.text(row), name) for row, name in enumerate(named)]
    return {
        "data": [
            *_bands(timelines, places, span),
            _as_of_line(places, as_of),
            _dots(timelines, named, places, span, words),
            _flags(timelines, named, places, span, words),
            marks.labels(titles),
        ],
        "layout": theme.layout(
            words,
            height=places.height + _AXIS,
            margin=(0, 20, _AXIS, 20),
            xaxis=_axis(span, words),
            yaxis=places.axis,
            annotations=[
                _label(span.start, 0, key(words), "left"),
                _label(as_of, _LINE, words("Data to {day}", day=words.day(as_of)), "right"),
            ],
        ),
    }


def _span(timelines: Sequence[ChildTimeline], period: Period, as_of: date) -> _Span:
    """From the start of the period to the last day that is due or planned."""
    pending = [
        obligation.last_good_on
        for timeline in timelines
        for obligation in timeline.obligations
        if obligation.state is ObligationState.PENDING
    ]
    planned = [timeline.planned_on for timeline in timelines if timeline.planned_on is not None]
    return _Span(period.start, max([as_of, *pending, *planned]))


def _axis(span: _Span, words: Words) -> Figure:
    days = [day for day in month_axis.first_days(Period(span.start, span.end)) if span.holds(day)]
    named = month_axis.named([day.isoformat()[:7] for day in days], words)
    return theme.axis(
        type="date",
        range=[span.start.isoformat(), span.end.isoformat()],
        tickvals=[days[number].isoformat() for number, _ in named],
        ticktext=[text for _, text in named],
        tickangle=0,
    )


def _label(day: date, y: int, text: str, anchor: str) -> Figure:
    return {
        "x": day.isoformat(),
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "top",
        "font": {"size": theme.SMALL},
    }


def _bands(timelines: Sequence[ChildTimeline], places: Rows, span: _Span) -> list[Trace]:
    windows, graces = [], []
    for row, timeline in enumerate(timelines):
        for obligation in timeline.obligations:
            end = until(timeline, obligation)
            windows.append((row, span.clip(obligation.opened_on, min(obligation.due_on, end))))
            graces.append((row, span.clip(obligation.due_on, end)))
    return [
        _band(windows, places, theme.BAND),
        _band(graces, places, theme.GRACE),
    ]


def _band(pieces: Sequence[tuple[int, tuple[date, date] | None]], places: Rows, colour: str) -> Trace:
    lines = [
        (piece[0].isoformat(), places.track(row), piece[1].isoformat(), places.track(row))
        for row, piece in pieces
        if piece is not None
    ]
    return marks.strokes(lines, colour=colour, width=_BAND)


def _as_of_line(places: Rows, as_of: date) -> Trace:
    day = as_of.isoformat()
    middles = [places.track(row) for row in range(len(places.tops))]
    return marks.strokes([(day, y - 10, day, y + 10) for y in middles], colour=theme.STRONG, width=1.5)


def _dots(timelines: Sequence[ChildTimeline], named: Sequence[str], places: Rows, span: _Span, words: Words) -> Trace:
    drawn, told = [], []
    for row, (timeline, name) in enumerate(zip(timelines, named, strict=True)):
        missed = [
            obligation.last_good_on for obligation in timeline.obligations if obligation.state is ObligationState.BROKEN
        ]
        for days, look, text in (
            (missed, marks.HOLLOW, "{name}: deadline {day} passed without a meeting"),
            (timeline.contacts, marks.MET, "{name}: meeting held {day}"),
        ):
            for day in filter(span.holds, days):
                drawn.append((day.isoformat(), places.track(row), look))
                told.append(words(text, name=name, day=words.day(day)))
    return marks.dots(drawn, told)


def _flags(timelines: Sequence[ChildTimeline], named: Sequence[str], places: Rows, span: _Span, words: Words) -> Trace:
    planned = [
        (timeline.planned_on, row)
        for row, timeline in enumerate(timelines)
        if timeline.planned_on is not None and span.holds(timeline.planned_on)
    ]
    flags = marks.labels(
        [(day.isoformat(), places.track(row), _FLAG) for day, row in planned], position="middle center"
    )
    told = [words("{name}: planned {day}", name=named[row], day=words.day(day)) for day, row in planned]
    return {**flags, "hovertext": told, "hoverinfo": "text"}
