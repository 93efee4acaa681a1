"""Children who are judged by all their school days of a period (high absence), in two states.

Between the two figures stand two more: the later state's rows of the earlier period, judged by the earlier settings,
and by the later ones. So what a changed setting does is told exactly.
"""

from collections.abc import Iterator

import numpy as np

from dashboard.data.mart.ask_attendance import judge
from dashboard.data.mart.columns import Wide
from dashboard.data.mart.since.amounts import OUTSIDE, Amounts
from dashboard.data.mart.since.presence import Presence
from dashboard.data.mart.since.revision import months_within
from dashboard.data.mart.since.side import Side, Sides
from dashboard.data.mart.since.streams import school_days
from dashboard.data.mart.since.told import CODE, Told
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.since import Reason


def judged_children(
    sides: Sides, periods: tuple[Period | None, Period | None], was: Presence, is_now: Presence
) -> Iterator[Told]:
    """The differences, step by step; a period that has no data has no rows."""
    rules = [side.mart.meta.rules for side in (sides.before, sides.after)]
    told = _school_days(sides.before, periods[0])
    known = _school_days(sides.after, periods[0])
    now = _school_days(sides.after, periods[1])
    yield from _step(_over(rules[0], told), _over(rules[0], known), _revised(sides, told, known))
    settings = np.full(_size(sides), CODE[Reason.DEFINITION_CHANGED])
    yield from _step(_over(rules[0], known), _over(rules[1], known), settings)
    yield from _step(_over(rules[1], known), _over(rules[1], now), _developed(sides, was, is_now))


def _size(sides: Sides) -> int:
    return len(sides.before.is_there["child"])


def _school_days(side: Side, period: Period | None) -> Amounts:
    """A row a child and place: absent of possible school days, in ten-thousandths."""
    stream, found = school_days("absent", "possible"), list[Amounts]()
    for month in months_within(period) if period is not None else ():
        rows = stream.rows(side, month)
        assert isinstance(rows, Amounts)
        found.append(_summed(rows))
    return _summed(Amounts.joined(found))


def _summed(rows: Amounts) -> Amounts:
    width = int(rows.place.max(initial=0)) + 2
    key, at, row = np.unique(rows.member * width + rows.place - OUTSIDE, return_index=True, return_inverse=True)
    sums = np.zeros((2, len(key)), np.int64)
    for own, amounts in zip(sums, (rows.numerator, rows.denominator), strict=True):
        np.add.at(own, row, amounts)
    return Amounts.of(rows.member[at], np.zeros_like(key), rows.place[at], *sums)


def _over(rules: Rules, days: Amounts) -> Amounts:
    inside = np.flatnonzero(days.place >= 0)
    judged = judge(
        rules,
        days.member[inside].astype(np.int32),
        days.place[inside].astype(np.int32),
        days.denominator[inside],
        days.numerator[inside],
    )
    return Amounts.of(judged.child, np.zeros_like(judged.child), judged.group, judged.over, judged.enough)


def _revised(sides: Sides, told: Amounts, known: Amounts) -> Wide:
    """By member: why the school days of the earlier period are told differently now."""
    (absent_before, before), (absent_after, after) = (_by_member(rows, _size(sides)) for rows in (told, known))
    is_more = (after > before) & (absent_after >= absent_before)
    reason = np.where(is_more, CODE[Reason.REGISTERED_LATE], CODE[Reason.CORRECTED_OR_REMOVED])
    reason[(after == before) & (absent_after == absent_before)] = CODE[Reason.CHANGED_STATE]
    reason[~sides.after.is_there["child"]] = CODE[Reason.LEFT]
    reason[~sides.before.is_there["child"]] = CODE[Reason.CAME]
    return reason


def _by_member(rows: Amounts, size: int) -> tuple[Wide, Wide]:
    absent, possible = np.zeros(size, np.int64), np.zeros(size, np.int64)
    np.add.at(absent, rows.member, rows.numerator)
    np.add.at(possible, rows.member, rows.denominator)
    return absent, possible


def _developed(sides: Sides, was: Presence, is_now: Presence) -> Wide:
    """By member: why more school days, or fewer, make another figure."""
    everyone = np.arange(_size(sides))
    reason = np.full(len(everyone), CODE[Reason.CHANGED_STATE])
    reason[~is_now.has(everyone)] = CODE[Reason.LEFT]
    reason[~was.has(everyone)] = CODE[Reason.CAME]
    return reason


def _step(before: Amounts, after: Amounts, reason: Wide) -> Iterator[Told]:
    for rows, sign in ((before, -1), (after, 1)):
        yield Told.of(rows.place, reason[rows.member], rows.member, sign * rows.numerator, sign * rows.denominator)
