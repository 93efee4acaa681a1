"""What happened between two periods, both as the later state tells them: who came and left, which days and events."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import numpy as np

from dashboard.data.mart.columns import Wide, month_number
from dashboard.data.mart.since.amounts import Amounts, DayBits
from dashboard.data.mart.since.presence import Presence
from dashboard.data.mart.since.revision import months_within
from dashboard.data.mart.since.side import Side
from dashboard.data.mart.since.streams import Stream
from dashboard.data.mart.since.told import CODE, Stage, Told
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.since import Reason

_ONE_DAY: Final = timedelta(days=1)


def development(
    stream: Stream, side: Side, periods: tuple[Period | None, Period | None], was: Presence, is_now: Presence
) -> Iterator[tuple[Stage, Told]]:
    """The rows that only one of the periods has; None has no days. `was` and `is_now`: who is there in each."""
    earlier, later = periods
    if stream.shape == "standing":
        assert earlier is not None
        assert later is not None
        for told in _standing(stream, side, (earlier, later), was, is_now):
            yield Stage.OTHER, told
        return
    for period, other, there, sign in ((later, earlier, was, 1), (earlier, later, is_now, -1)):
        for days in without(period, other) if period is not None else ():
            for month in months_within(days):
                rows = _summed(stream.rows(side, month))
                reason = _of_days(rows, there, side, sign)
                told = Told.of(rows.place, reason, rows.member, sign * rows.numerator, sign * rows.denominator)
                yield Stage.NEW if sign > 0 else Stage.PAST, told


def without(period: Period, other: Period | None) -> list[Period]:
    """The days of the period that the other has not."""
    if other is None or other.start > period.end or other.end < period.start:
        return [period]
    found = []
    if period.start < other.start:
        found.append(Period(period.start, other.start - _ONE_DAY))
    if other.end < period.end:
        found.append(Period(other.end + _ONE_DAY, period.end))
    return found


def _summed(rows: Amounts | DayBits) -> Amounts:
    return rows.summed() if isinstance(rows, DayBits) else rows


def _of_days(rows: Amounts, there: Presence, side: Side, sign: int) -> Wide:
    """Days and events that are new (sign 1), or past (-1), to who is there in the other period."""
    reason = np.full(len(rows), CODE[Reason.HAPPENED_SINCE if sign > 0 else Reason.NO_LONGER_IN_PERIOD])
    if not side.tells_days_apart:
        reason[~there.has_at(rows.member, rows.place)] = CODE[Reason.CHANGED_STATE]
    reason[~there.has(rows.member)] = _strange(sign)
    return reason


def _strange(sign: int) -> int:
    return CODE[Reason.CAME if sign > 0 else Reason.LEFT]


def _standing(
    stream: Stream, side: Side, periods: tuple[Period, Period], was: Presence, is_now: Presence
) -> Iterator[Told]:
    """All who stood there on the last day of the one, and all who stand there on that of the other."""
    earlier, later = periods
    for period, there, sign in ((later, was, 1), (earlier, is_now, -1)):
        rows = _summed(stream.rows(side, period))
        reason = np.full(len(rows), CODE[Reason.CHANGED_STATE])
        if side.tells_days_apart and month_number(earlier.end) != month_number(later.end):
            reason[:] = CODE[Reason.HAPPENED_SINCE if sign > 0 else Reason.NO_LONGER_IN_PERIOD]
        reason[~there.has(rows.member)] = _strange(sign)
        yield Told.of(rows.place, reason, rows.member, sign * rows.numerator, sign * rows.denominator)
