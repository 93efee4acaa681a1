"""The words of the chart of meetings against deadlines: its key, its sentence, its table."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.charts.chart import ChartTable
from dashboard.charts.theme import BLUE
from dashboard.charts.wording import DASH
from dashboard.data.mart.answers import ChildTimeline, Obligation, ObligationState
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period

OBLIGATION_STATES: Final[Mapping[ObligationState, str]] = {
    ObligationState.KEPT: "Held in time",
    ObligationState.BROKEN: "Not held in time",
    ObligationState.PENDING: "Not due yet",
    ObligationState.LAPSED: "Lapsed: the course ended first",
}
_HEADER: Final = ("Child", "Opened", "Due", "Last good day", "Held", "State", "Planned")


def names_of(timelines: Sequence[ChildTimeline], words: Words) -> tuple[str, ...]:
    """The children's names; for readers who may not see them a number in the order of the list."""
    return tuple(timeline.name or words("Child {n}", n=number) for number, timeline in enumerate(timelines, start=1))


def key(words: Words) -> str:
    """What the marks mean, in one line above the rows."""
    return "  ".join(
        f"{mark} {words(text)}"
        for mark, text in (
            (f'<span style="color:{BLUE}">●</span>', "meeting"),
            ("○", "deadline passed"),
            ("⚑", "planned"),
            ("▬", "time left"),
        )
    )


def summary(timelines: Sequence[ChildTimeline], period: Period, words: Words) -> str:
    """One sentence: how many children had a deadline pass in the period, and how many have a meeting planned."""
    if not timelines:
        return words("No child has a course in the period.")
    missed = sum(any(_missed_in(obligation, period) for obligation in timeline.obligations) for timeline in timelines)
    planned = sum(timeline.planned_on is not None for timeline in timelines)
    return words.count(
        len(timelines),
        "{missed} of {n} child had a deadline pass in the period; {planned} has the next meeting planned.",
        "{missed} of {n} children had a deadline pass in the period; {planned} have the next meeting planned.",
        missed=words.number(missed),
        planned=words.number(planned),
    )


def table(timelines: Sequence[ChildTimeline], names: Sequence[str], period: Period, words: Words) -> ChartTable:
    """A row an obligation that was open in the period or is still."""
    rows = [
        _cells(name, timeline, obligation, words)
        for name, timeline in zip(names, timelines, strict=True)
        for obligation in timeline.obligations
        if (obligation.met_on or obligation.last_good_on) >= period.start
    ]
    return ChartTable(tuple(words(text) for text in _HEADER), tuple(rows))


def _missed_in(obligation: Obligation, period: Period) -> bool:
    broken = obligation.state is ObligationState.BROKEN
    return broken and period.start <= obligation.last_good_on <= period.end


def _cells(name: str, timeline: ChildTimeline, obligation: Obligation, words: Words) -> tuple[str, ...]:
    pending = obligation.state is ObligationState.PENDING
    planned = timeline.planned_on if pending else None
    return (
        name,
        words.day(obligation.opened_on),
        words.day(obligation.due_on),
        words.day(obligation.last_good_on),
        DASH if obligation.met_on is None else words.day(obligation.met_on),
        words(OBLIGATION_STATES[obligation.state]),
        DASH if planned is None else words.day(planned),
    )
