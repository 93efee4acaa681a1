"""Results as the data layer gives them, small enough to be read by eye. Homes and children are invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dashboard.charts.decision_marks import DecisionMark
from dashboard.data.mart.answers import ChildTimeline, Obligation, ObligationState
from dashboard.data.mart.forecast.forecast_answers import ForecastDay
from dashboard.data.mart.signals import signal as signal_of
from dashboard.statistics.intervals import interval
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import Count, Days
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Pool, Result, Row, Rows, Status, Verdict
from dashboard.vocabulary.signals import Signal
from dashboard.vocabulary.text import Text

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
AS_OF = date(2026, 6, 10)
NAMES = {
    "a": "Bakkegården",
    "b": "Egelunden",
    "c": "Fjordhøj Opholdssted og Botilbud for Unge",
    "d": "Lindely",
    "e": "Skovbo <b>&",
    "f": "Åbrinken",
}
_SAME = Text(da="-", en="-")
_EXAMPLE = Example(
    story=_SAME, tables={}, as_of=AS_OF, start=YEAR.start, end=YEAR.end, numerator=1, denominator=1, children=1
)


def indicator(kind: Kind = Kind.SHARE_OF_DAYS, better: Better = Better.HIGHER, **changed: Any) -> Indicator:
    """An indicator of the kind; what is not said does not matter."""
    given: dict[str, Any] = {
        "key": "follow_up",
        "theme": Theme.FOLLOW_UP,
        "label": Text(da="Opfølgning til tiden", en="Follow-up in time"),
        "short_label": Text(da="Opfølgning", en="Follow-up"),
        "question": _SAME,
        "why": _SAME,
        "caveat": _SAME,
        "numerator_text": _SAME,
        "denominator_text": _SAME,
        "event": Text(da="børn-dage", en="child-days"),
        "kind": kind,
        "numerator": Days("course_days"),
        "denominator": Days("course_days"),
        "groupings": frozenset({"home", "month"}),
        "better": better,
        "example": _EXAMPLE,
    }
    return Indicator(**(given | changed))


FOLLOW_UP = indicator()
ABSENCE = indicator(better=Better.LOWER, label=Text(da="Fravær", en="Absence"), decimals=1)
SPARRING = indicator(
    Kind.RATE,
    label=Text(da="Sparring", en="Sparring"),
    event=Text(da="kvartaler", en="quarters"),
    unit=Text(da="pr. kvartal", en="a quarter"),
    decimals=1,
    target=1.0,
)
GOALS = indicator(
    Kind.SHARE_OF_EVENTS,
    key="goals_met",
    label=Text(da="Mål opnået", en="Goals met"),
    event=Text(da="mål", en="goals"),
    parts=tuple(
        Part(key=key, label=Text(da=da, en=en), measure=Count("goal_result"))
        for key, da, en in (
            ("met", "opnået", "met"),
            ("partly_met", "delvist opnået", "partly met"),
            ("not_met", "ikke opnået", "not met"),
            ("not_evaluated", "ikke vurderet", "not evaluated"),
            ("dropped", "udgået", "dropped"),
        )
    ),
)


def row(
    of: Indicator,
    group: str | None,
    numbers: tuple[float, float, int],
    verdict: Verdict | None = None,
    parts: Mapping[str, float] | None = None,
) -> Row:
    """A shown row from numerator, denominator and children."""
    numerator, denominator, children = numbers
    lower, upper = interval(of.kind, numerator, denominator, children)
    value = numerator / denominator
    shown = Status.SHOWN
    return Row(group, shown, numerator, denominator, value, lower, upper, children, parts or {}, verdict)


def hidden(group: str | None) -> Row:
    return Row(group, Status.SUPPRESSED)


def rows(*found: Row) -> Rows:
    return Rows.of(found)


def by_home() -> Result:
    """One of each: ordinary, clearly lower, worth asking about, a count under ten, hidden; and the pool."""
    return Result(
        FOLLOW_UP,
        YEAR,
        "home",
        row(FOLLOW_UP, None, (9800, 12_200, 62)),
        rows(
            row(FOLLOW_UP, "a", (1500, 1700, 9), Verdict.NOT_DISTINGUISHABLE),
            row(FOLLOW_UP, "c", (430, 1440, 12), Verdict.LOWER_998),
            hidden("d"),
            row(FOLLOW_UP, "e", (3100, 3300, 21), Verdict.HIGHER_95),
            row(FOLLOW_UP, "f", (5, 8, 6), Verdict.LOWER_998),
            hidden(None),
        ),
        Pool(2, row(FOLLOW_UP, None, (500, 900, 7))),
    )


def rates() -> Result:
    return Result(
        SPARRING,
        YEAR,
        "home",
        row(SPARRING, None, (26, 22.4, 60)),
        rows(row(SPARRING, "a", (3, 3.6, 9)), row(SPARRING, "b", (19, 12.4, 31)), hidden("d")),
    )


def by_month() -> Result:
    """August to June; November hidden, July without a value."""
    keys = [*(f"2025-{month:02d}" for month in range(8, 13)), *(f"2026-{month:02d}" for month in range(1, 7))]
    found = [
        hidden(key) if key == "2025-11" else row(FOLLOW_UP, key, (7 + number % 3, 9 + number % 2, 9))
        for number, key in enumerate(keys)
    ]
    return Result(FOLLOW_UP, YEAR, "month", row(FOLLOW_UP, None, (90, 110, 9)), Rows.of(found))


def decided() -> list[DecisionMark]:
    """Before the year and due in it, in it and due after it, and a count; the last more than a year ahead."""
    return [
        DecisionMark(date(2025, 7, 1), date(2025, 12, 15), 0.8, "mindst 80 %"),
        DecisionMark(date(2026, 2, 1), date(2026, 9, 30), 0.9, "mindst 90 %"),
        DecisionMark(date(2026, 5, 31), date(2028, 1, 31), None, "mindst 3"),
    ]


def rolling() -> dict[str, Row]:
    return {
        found.group: row(FOLLOW_UP, found.group, (900 + 5 * number, 1200, 60))
        for number, found in enumerate(by_month().rows)
        if found.group is not None
    }


def goals_by_home() -> Result:
    def counted(group: str | None, met: int, partly: int, not_met: int, not_evaluated: int) -> Row:
        parts = {"met": met, "partly_met": partly, "not_met": not_met, "not_evaluated": not_evaluated, "dropped": 1}
        return row(GOALS, group, (met, met + partly + not_met + not_evaluated, 9), parts=parts)

    return Result(
        GOALS,
        YEAR,
        "home",
        counted(None, 30, 11, 9, 5),
        rows(counted("a", 6, 4, 2, 0), counted("b", 2, 1, 1, 1), hidden("d"), counted("f", 1, 3, 3, 5)),
    )


def obligation(opened: date, due: date, last_good: date, met: date | None, state: ObligationState) -> Obligation:
    return Obligation(opened_on=opened, due_on=due, last_good_on=last_good, met_on=met, state=state)


def timelines() -> tuple[ChildTimeline, ...]:
    """Alma: kept, the next planned. No name: never met, deadline passed. Emil: ended before it was due."""
    first, met = date(2025, 9, 1), date(2025, 11, 20)
    alma = ChildTimeline(
        child="1",
        name="Alma",
        started_on=first,
        ended_on=None,
        obligations=(
            obligation(first, date(2025, 12, 1), date(2025, 12, 15), met, ObligationState.KEPT),
            obligation(met, date(2026, 6, 19), date(2026, 7, 3), None, ObligationState.PENDING),
        ),
        contacts=(met,),
        planned_on=date(2026, 6, 17),
    )
    nameless = ChildTimeline(
        child="2",
        name=None,
        started_on=date(2026, 1, 1),
        ended_on=None,
        obligations=(obligation(date(2026, 1, 1), date(2026, 4, 2), date(2026, 4, 16), None, ObligationState.BROKEN),),
        contacts=(),
        planned_on=None,
    )
    emil = ChildTimeline(
        child="3",
        name="Emil",
        started_on=date(2025, 7, 1),
        ended_on=date(2025, 9, 15),
        obligations=(
            obligation(date(2025, 7, 1), date(2025, 9, 30), date(2025, 10, 14), None, ObligationState.LAPSED),
        ),
        contacts=(),
        planned_on=None,
    )
    return alma, nameless, emil


def weeks_ahead(weeks: int) -> list[ForecastDay]:
    """A forecast to two days after so many weeks."""
    days = [*(7 * week for week in range(weeks + 1)), 7 * weeks + 2]
    return [ForecastDay(AS_OF + timedelta(days=day), 12 + day % 5, 12 + day) for day in days]


def signal(of: Indicator = GOALS, *, months: int = 24) -> Signal:
    """Two years: July a gap, one month hidden, one outside the limits, the last eight months above the average."""
    first = 24 - months
    keys = [f"{2024 + (7 + number) // 12}-{(7 + number) % 12 + 1:02d}" for number in range(first, 24)]
    found: dict[str | None, Row] = {}
    for number, key in enumerate(keys, start=first):
        events = 90 if number == 3 else 52 + number % 3 if number > 14 else 44 + number % 4
        found[key] = hidden(key) if key == "2025-02" else row(of, key, (events, 100, 60))
    return signal_of(of, keys, found)
