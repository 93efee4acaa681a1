"""Raw tallies of absence, and of the children who are over the limit of it, from the same school days."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.data.mart.columns import Flags, Ints, Wide, month_number
from dashboard.data.mart.count import Counted, Rows, listed, tallies
from dashboard.data.mart.kept import Kept
from dashboard.data.mart.question import CutMonth, Tallies
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.selection import Selection, sums
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays, AttendingChildren
from dashboard.vocabulary.rules import Rules


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """School days of the question, in ten-thousandths of a day: a row a child, state and month or part of one."""

    group: Ints
    stay: Ints
    month: Ints
    child: Ints
    possible: Wide
    illness: Wide
    permitted: Wide
    unauthorised: Wide

    @property
    def absent(self) -> Wide:
        return self.illness + self.permitted + self.unauthorised


_DAYS = ("possible", "illness", "permitted", "unauthorised")
# Half a megabyte each at a nation's size.
_MOST_CUTS = 8


def ask_attendance(mart: Mart, selection: Selection, indicators: list[Indicator]) -> dict[str, Tallies]:
    """Tallies a group, and of all groups together, per indicator key."""
    if not indicators:
        return {}
    days = school_days(mart, selection)
    return {
        indicator.key: (
            _over_limit(mart, selection, days)
            if isinstance(indicator.denominator, AttendingChildren)
            else _absence(selection, indicator, days)
        )
        for indicator in indicators
    }


def school_days(mart: Mart, selection: Selection) -> SchoolDays:
    """Whole months from their sums, which are kept; the days of a cut month from the mart."""
    rows, period = selection.columns.attendance, selection.question.period
    cut = {month.month: month for month in selection.question.cut_months()}
    asked = selection.slice_of(rows.month, month_number(period.start), month_number(period.end))
    stay, month = rows.stay[asked], rows.month[asked]
    kept = selection.keep(stay, month, ~np.isin(month, list(cut)) if cut else None)
    found = [(stay[kept], month[kept], rows.child[asked][kept], *(getattr(rows, name)[asked][kept] for name in _DAYS))]
    for number, cut_month in cut.items():
        columns = _days_of(mart, cut_month)
        months = np.full(len(columns["stay"]), number, np.int32)
        here = selection.keep(columns["stay"], months)
        found.append(
            (columns["stay"][here], months[here], columns["child"][here], *(columns[name][here] for name in _DAYS))
        )
    stay, month, child, *amounts = (np.concatenate(part) for part in zip(*found, strict=True))
    return SchoolDays(selection.group(stay, month), stay, month, child, *amounts)


def _days_of(mart: Mart, cut: CutMonth) -> Mapping[str, Any]:
    """The days of a cut month, summed a child and state; the last few cuts are kept: filters change oftener."""
    kept: Kept[Mapping[str, Any]] = mart.kept.get("cut_months", lambda: Kept(_MOST_CUTS))
    return kept.get(
        cut,
        lambda: mart.ask_columns(
            """SELECT child, stay, sum(possible)::BIGINT AS possible, sum(illness)::BIGINT AS illness,
                      sum(permitted)::BIGINT AS permitted, sum(unauthorised)::BIGINT AS unauthorised
               FROM mart.attendance_day WHERE day BETWEEN ? AND ? GROUP BY child, stay""",
            [cut.start, cut.end],
        ),
    )


def _absence(selection: Selection, indicator: Indicator, days: SchoolDays) -> Tallies:
    numerator, denominator = indicator.numerator, indicator.denominator
    assert isinstance(numerator, AttendanceDays)
    assert isinstance(denominator, AttendanceDays)
    groups = selection.groups
    rows = Rows(days.group, days.child, getattr(days, numerator.column), getattr(days, denominator.column))
    return tallies(
        Counted.of(rows, groups),
        groups,
        scale=DAY_UNIT,
        parts={
            part.key: sums(days.group, getattr(days, part.measure.column), groups.count)
            for part in indicator.parts
            if isinstance(part.measure, AttendanceDays)
        },
        is_grouped=selection.question.by is not None,
    )


def _over_limit(mart: Mart, selection: Selection, days: SchoolDays) -> Tallies:
    """A child counts in a group by its days there, and in all groups together by all its days."""
    groups = selection.groups
    is_grouped = selection.question.by is not None
    together = _judged(mart, days, np.zeros(len(days.group), np.int32), 1)
    grouped = _judged(mart, days, days.group, groups.count) if is_grouped else together
    if not together[1].any():
        return Tallies.none()
    there = listed(grouped[1] > 0, groups) if is_grouped else np.zeros(0, np.int64)
    over, enough = (np.append(own[there], whole) for own, whole in zip(grouped, together, strict=True))
    return Tallies(tuple(groups.values[place] for place in there.tolist()), over, enough, enough)


def _judged(mart: Mart, days: SchoolDays, group: Ints, count: int) -> tuple[Wide, Wide]:
    """How many children of each group are over the limit, of how many with enough school days."""
    judged = judge(mart.meta.rules, days.child, group, days.possible, days.absent)
    return (
        np.bincount(judged.group[judged.over], minlength=count),
        np.bincount(judged.group[judged.enough], minlength=count),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A child in a group each, and the one that each row of school days is of (`place`)."""

    child: Wide
    group: Wide
    enough: Flags
    over: Flags
    place: Wide


def judge(rules: Rules, child: Ints, group: Ints, possible: Wide, absent: Wide) -> Judged:
    """Who has enough school days in a group, in ten-thousandths of a day, and who of these is over the limit there."""
    count = int(group.max(initial=0)) + 1
    pairs, place = np.unique(child.astype(np.int64) * count + group, return_inverse=True)
    possible, absent = sums(place, possible, len(pairs)), sums(place, absent, len(pairs))
    enough = possible >= rules.least_possible_days * DAY_UNIT
    over = enough & (absent * 100 > possible * rules.high_absence_percent)
    return Judged(pairs // count, pairs % count, enough, over, place)
