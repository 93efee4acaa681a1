"""All that makes an indicator's figure of the earlier state another in the later one, with the reasons."""

from collections.abc import Iterator

import numpy as np

from dashboard.data.mart.ask_units import receiving
from dashboard.data.mart.columns import Wide
from dashboard.data.mart.question import counted_period
from dashboard.data.mart.since.decided import decided_since
from dashboard.data.mart.since.development import development
from dashboard.data.mart.since.evidence import evidence_of
from dashboard.data.mart.since.judged import judged_children
from dashboard.data.mart.since.presence import Presence, presence
from dashboard.data.mart.since.revision import Grounds, revision
from dashboard.data.mart.since.side import Sides
from dashboard.data.mart.since.streams import Stream, school_days, streams_of
from dashboard.data.mart.since.told import Stage, Told
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendingChildren, UnitDays, UnitsOnLastDay
from dashboard.vocabulary.period import Period

Periods = tuple[Period | None, Period | None]


def differences(sides: Sides, indicator: Indicator, periods: tuple[Period, Period]) -> list[tuple[Stage, Told]]:
    """Of two states of which the later one is of the same day or a later one."""
    counted = _counted(sides, indicator, periods)
    return list(_differences(sides, indicator, counted))


def receivers(sides: Sides, indicator: Indicator, periods: tuple[Period, Period]) -> tuple[Wide, Wide]:
    """Pairs of a unit and a child that it had in one of the periods, by common numbers."""
    assert isinstance(indicator.denominator, UnitDays | UnitsOnLastDay)
    unit = indicator.denominator.unit
    units, children = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for side in (sides.before, sides.after):
        for period in _counted(sides, indicator, periods):
            days = period.until(side.mart.meta.as_of) if period is not None else None
            if days is not None:
                rows = receiving(side.asked(days), side.mart.columns.units[unit])
                units.append(side.units[unit][rows.unit])
                children.append(side.children[rows.child])
    return np.concatenate(units), np.concatenate(children)


def _counted(sides: Sides, indicator: Indicator, periods: tuple[Period, Period]) -> Periods:
    earlier, later = periods
    return (
        counted_period(indicator.denominator, earlier, sides.before.mart.meta.as_of),
        counted_period(indicator.denominator, later, sides.after.mart.meta.as_of),
    )


def _differences(sides: Sides, indicator: Indicator, periods: Periods) -> Iterator[tuple[Stage, Told]]:
    if isinstance(indicator.denominator, AttendingChildren):
        was, is_now = _presences(sides, school_days("absent", "possible"), periods)
        for told in judged_children(sides, periods, was, is_now):
            yield Stage.OTHER, told
        return
    rules = [[getattr(side.mart.meta.rules, rule) for rule in indicator.rules] for side in (sides.before, sides.after)]
    known = sides.before.mart.meta.as_of
    for stream in streams_of(indicator):
        if periods[0] is not None:
            grounds = Grounds(
                sides=sides,
                evidence=evidence_of(sides, stream.fact, stream.of, known),
                settings_differ=rules[0] != rules[1],
                decided=decided_since(sides.after, stream.fact, known),
            )
            stage = Stage.OTHER if stream.shape == "standing" else Stage.REVISED
            for told in revision(stream, periods[0], grounds):
                yield stage, told
        yield from development(stream, sides.after, periods, *_presences(sides, stream, periods))


def _presences(sides: Sides, stream: Stream, periods: Periods) -> tuple[Presence, Presence]:
    """By what the later state knows; where a period has no days yet, who is there on the state's own day."""
    places = len(sides.groups)
    days = []
    for period, side in zip(periods, (sides.before, sides.after), strict=True):
        last = period.end if period is not None else side.mart.meta.as_of
        days.append(Period(last, last) if period is None or stream.shape == "standing" else period)
    return presence(sides.after, stream, days[0], places), presence(sides.after, stream, days[1], places)
