"""A question to the mart, ready to be put: the period as far as there is data, its months, its filters as SQL."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.mart.conditions import Sql, reach_sql, slice_sql
from dashboard.vocabulary.period import Period, add_months, last_of_month
from dashboard.vocabulary.scope import Reach
from dashboard.vocabulary.slice import Slice


@dataclass(frozen=True, slots=True)
class Question:
    period: Period  # ends on the as-of date at the latest
    as_of: date
    where: Slice
    by: str | None
    reach: Reach

    def filters(self, month: str) -> Sql:
        """Slice and reach together, over a table with the attributes as columns."""
        slice_text, slice_values = slice_sql(self.where, month)
        reach_text, reach_values = reach_sql(self.reach)
        return f"{slice_text} AND {reach_text}", [*slice_values, *reach_values]

    def group(self, month: str) -> str:
        """The expression of the group; without grouping all rows are of one."""
        if self.by is None:
            return "NULL"
        return month if self.by == "month" else self.by

    def months(self) -> "Months":
        """The period as whole months, which the mart has summed up, and the days of months cut at its ends."""
        whole: list[str] = []
        cut: list[CutMonth] = []
        first = self.period.start.replace(day=1)
        while first <= self.period.end:
            last = last_of_month(first)
            start, end = max(first, self.period.start), min(last, self.period.end)
            if start == first and (end == last or end == self.as_of):
                whole.append(f"{first:%Y-%m}")
            else:
                cut.append(CutMonth(f"{first:%Y-%m}", start, end))
            first = add_months(first, 1)
        return Months(tuple(whole), tuple(cut))


@dataclass(frozen=True, slots=True)
class CutMonth:
    """A month of which only some days are asked for."""

    month: str
    start: date
    end: date

    @property
    def days(self) -> int:
        """These days as bits: the first day of the month is the lowest."""
        return ((1 << (self.end.day - self.start.day + 1)) - 1) << (self.start.day - 1)


@dataclass(frozen=True, slots=True)
class Months:
    whole: tuple[str, ...]
    cut: tuple[CutMonth, ...]

    @property
    def whole_sql(self) -> str:
        """Whether a row's month is whole; whole months follow each other, so their ends are enough."""
        return f"month BETWEEN '{self.whole[0]}' AND '{self.whole[-1]}'" if self.whole else "false"

    @property
    def any_sql(self) -> str:
        """Whether any day of a row's month is asked for."""
        months = sorted([*self.whole, *(cut.month for cut in self.cut)])
        return f"month BETWEEN '{months[0]}' AND '{months[-1]}'"

    def days_sql(self, column: str) -> str:
        """The asked-for days of a row, as bits: all of a whole month."""
        if not self.cut:
            return column
        cases = " ".join(f"WHEN '{cut.month}' THEN {column} & {cut.days}" for cut in self.cut)
        return f"CASE month {cases} ELSE {column} END"


@dataclass(frozen=True, slots=True)
class Tally:
    """A raw answer, before the disclosure gate: never leaves the data layer."""

    group: str | None
    is_total: bool
    numerator: float
    denominator: float
    children: int
    parts: tuple[tuple[str, float], ...] = ()
