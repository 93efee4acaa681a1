"""Periods: both days included; a school year is 1 August to 31 July (folkeskoleloven § 14 a)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_PER_QUARTER = 91.3125
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Period:
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"a period ends before it starts: {self.start} to {self.end}"
            raise ValueError(message)

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def until(self, as_of: date) -> "Period | None":
        """The period as far as there is data: an end after the as-of date is read as it. None if all of it is after."""
        if self.start > as_of:
            return None
        return Period(self.start, min(self.end, as_of))

    def before(self) -> "Period":
        """The period just before: as many whole months where this one is whole months, else as many days."""
        if self.start.day == 1 and self.end == last_of_month(self.end):
            months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
            return Period(add_months(self.start, -months), self.start - timedelta(days=1))
        return Period(self.start - timedelta(days=self.days), self.start - timedelta(days=1))


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_months(first_of_month: date, months: int) -> date:
    """The first day of the month `months` later (earlier if negative)."""
    index = first_of_month.year * 12 + first_of_month.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def twelve_months(as_of: date) -> Period:
    """The twelve whole months that end with the last month of which all days are known."""
    next_month = add_months(as_of.replace(day=1), 1)
    end = as_of if as_of == next_month - timedelta(days=1) else as_of.replace(day=1) - timedelta(days=1)
    return Period(add_months(end.replace(day=1), -11), end)


def quarter_of(day: date) -> Period:
    start = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period(start, last_of_month(add_months(start, 2)))


def school_year_of(day: date) -> Period:
    year = day.year if day.month >= 8 else day.year - 1
    return Period(date(year, 8, 1), date(year + 1, 7, 31))
