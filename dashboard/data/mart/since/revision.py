"""What the two states say of the same days: the earlier period, as it was told and as it is told now.

Rows are compared day by day of a member. Where the day adds the same and stands in another place, the child's state
is told differently; where it does not, the first of the rules that fits gives the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.data.mart.columns import Flags, Wide
from dashboard.data.mart.since.amounts import Amounts, DayBits, unlike
from dashboard.data.mart.since.evidence import Evidence
from dashboard.data.mart.since.side import Sides
from dashboard.data.mart.since.streams import Stream
from dashboard.data.mart.since.told import CODE, Told
from dashboard.vocabulary.period import Period, add_months, last_of_month
from dashboard.vocabulary.since import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the rules look at besides the rows. `decided`: rows of a past day that were only decided since (goals)."""

    sides: Sides
    evidence: Evidence | None
    settings_differ: bool
    decided: Amounts


def revision(stream: Stream, period: Period, grounds: Grounds) -> Iterator[Told]:
    """The differences of a period that both states know, month by month so that a nation fits into memory."""
    for part in [period] if stream.shape == "standing" else months_within(period):
        before, after = stream.rows(grounds.sides.before, part), stream.rows(grounds.sides.after, part)
        if isinstance(before, DayBits) and isinstance(after, DayBits):
            before, after = (rows.daily() for rows in unlike(before, after))
        assert isinstance(before, Amounts)
        assert isinstance(after, Amounts)
        yield _compared(before, after, stream, grounds)


def months_within(period: Period) -> Iterator[Period]:
    """The period cut at the ends of months."""
    start = period.start
    while start <= period.end:
        yield Period(start, min(last_of_month(start), period.end))
        start = add_months(start.replace(day=1), 1)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What a member's day adds in all places together, earlier and later; `cell[row]` of the rows of both states."""

    member: Wide
    day: Wide
    before: tuple[Wide, Wide]
    after: tuple[Wide, Wide]
    row: Wide


def _compared(before: Amounts, after: Amounts, stream: Stream, grounds: Grounds) -> Told:
    rows = Amounts.joined([before, after])
    is_after = np.arange(len(rows)) >= len(before)
    cells = _cells(rows, is_after)
    reason = _reasons(cells, stream, grounds)
    sign = np.where(is_after, 1, -1)
    return Told.of(rows.place, reason[cells.row], rows.member, sign * rows.numerator, sign * rows.denominator)


def _cells(rows: Amounts, is_after: Flags) -> _Cells:
    first, width = rows.day.min(initial=0), int(np.ptp(rows.day)) + 1 if len(rows) else 1
    _, at, row = np.unique(rows.member * width + rows.day - first, return_index=True, return_inverse=True)

    def sums(amounts: Wide, flags: Flags) -> Wide:
        found = np.zeros(len(at), np.int64)
        np.add.at(found, row[flags], amounts[flags])
        return found

    both = [
        tuple(sums(amounts, own) for amounts in (rows.numerator, rows.denominator)) for own in (~is_after, is_after)
    ]
    return _Cells(rows.member[at], rows.day[at], (both[0][0], both[0][1]), (both[1][0], both[1][1]), row)


def _reasons(cells: _Cells, stream: Stream, grounds: Grounds) -> Wide:
    """The reason of each cell: of the rules below the last that fits, so that the first in order stands last."""
    (top_before, bottom_before), (top_after, bottom_after) = cells.before, cells.after
    has_same_bottom = bottom_before == bottom_after
    # Talks and moves are in the numerator alone: there more of it is another event, and not another answer.
    is_on_top = (bottom_before == 0) & (bottom_after == 0) & (top_after > top_before)
    is_more = (bottom_after > bottom_before) & (top_after >= top_before) | is_on_top
    reason = np.where(is_more, CODE[Reason.REGISTERED_LATE], CODE[Reason.CORRECTED_OR_REMOVED])
    if stream.shape == "standing":
        reason[has_same_bottom] = CODE[Reason.CHANGED_STATE]
    if grounds.settings_differ:
        # A setting decides which events there are, but never on which days a child has a course, or a unit receivers.
        reason[has_same_bottom | (stream.shape == "events")] = CODE[Reason.DEFINITION_CHANGED]
    if grounds.evidence is not None:
        reason[grounds.evidence.added[cells.member]] = CODE[Reason.REGISTERED_LATE]
        reason[grounds.evidence.removed[cells.member]] = CODE[Reason.CORRECTED_OR_REMOVED]
    reason[_is_among(cells, grounds.decided)] = CODE[Reason.HAPPENED_SINCE]
    reason[has_same_bottom & (top_before == top_after)] = CODE[Reason.CHANGED_STATE]
    reason[~grounds.sides.after.is_there[stream.of][cells.member]] = CODE[Reason.LEFT]
    reason[~grounds.sides.before.is_there[stream.of][cells.member]] = CODE[Reason.CAME]
    return reason


def _is_among(cells: _Cells, decided: Amounts) -> Flags:
    return np.isin(cells.member << 32 | cells.day, decided.member << 32 | decided.day)
