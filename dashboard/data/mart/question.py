"""A question to the mart, and its raw answers before the disclosure gate."""

from dataclasses import dataclass
from datetime import date

from dashboard.vocabulary.measures import Measure, OnLastDay, UnitsOnLastDay
from dashboard.vocabulary.period import Period, add_months, last_of_month
from dashboard.vocabulary.scope import Reach
from dashboard.vocabulary.slice import Slice


def counted_period(measure: Measure, period: Period, as_of: date) -> Period | None:
    """The days of the period that have data; None if there are none.

    What is counted on the last day is then counted on the last day there is.
    """
    if period.start > as_of and isinstance(measure, OnLastDay | UnitsOnLastDay):
        return Period(as_of, as_of)
    return period.until(as_of)


@dataclass(frozen=True, slots=True)
class CutMonth:
    """A month of which only some days are asked for."""

    month: int
    start: date
    end: date

    @property
    def days(self) -> int:
        """These days as bits: the first day of the month is the lowest."""
        return ((1 << (self.end.day - self.start.day + 1)) - 1) << (self.start.day - 1)


@dataclass(frozen=True, slots=True)
class Question:
    period: Period  # ends on the as-of date at the latest
    as_of: date
    where: Slice
    by: str | None
    reach: Reach

    def cut_months(self) -> tuple[CutMonth, ...]:
        """The months at the ends of the period that are not asked for whole; the as-of date's ends with it."""
        cut = []
        first = self.period.start.replace(day=1)
        while first <= self.period.end:
            last = last_of_month(first)
            start, end = max(first, self.period.start), min(last, self.period.end)
            if start != first or end not in (last, self.as_of):
                cut.append(CutMonth(first.year * 12 + first.month - 1, start, end))
            first = add_months(first, 1)
        return tuple(cut)


@dataclass(frozen=True, slots=True)
class Tally:
    """A raw answer, before the disclosure gate: never leaves the data layer."""

    group: str | None
    is_total: bool
    numerator: float
    denominator: float
    children: int
    parts: tuple[tuple[str, float], ...] = ()
