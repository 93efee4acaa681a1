"""The fictional municipality's school calendar, as data: first and last day and holidays of a school year.

Source: domain.md 6.3 (the rule that Danish municipalities make their calendars by; 202 or 203 school days).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt

Days = tuple[date, date]


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def school_year_of(day: date) -> int:
    """The year in which the school year of this day began (on 1 August)."""
    return day.year if day.month >= 8 else day.year - 1


@dataclass(frozen=True)
class SchoolYear:
    """The teaching of one school year: first to last day, without the holidays (closed intervals)."""

    first: date
    last: date
    holidays: tuple[Days, ...]

    def teaches_on(self, day: date) -> bool:
        """Whether pupils go to school on this day."""
        inside = self.first <= day <= self.last and day.isoweekday() <= 5
        return inside and not any(start <= day <= end for start, end in self.holidays)


def school_year(start: int) -> SchoolYear:
    """The school year that begins on 1 August of `start`: second Monday of August to last Friday of June."""
    august, june = date(start, 8, 1), date(start + 1, 6, 30)
    first_monday = august + timedelta(days=(7 - august.weekday()) % 7)
    last_saturday = june - timedelta(days=(june.weekday() - 5) % 7)
    easter = easter_sunday(start + 1)
    holidays = [
        (date.fromisocalendar(start, 42, 1), date.fromisocalendar(start, 42, 5)),
        (date(start, 12, 23), date(start + 1, 1, 1)),
        (date.fromisocalendar(start + 1, 7, 1), date.fromisocalendar(start + 1, 7, 5)),
        (easter - timedelta(days=6), easter + timedelta(days=1)),
        (easter + timedelta(days=39), easter + timedelta(days=40)),  # Ascension Day and the Friday after
        (easter + timedelta(days=50), easter + timedelta(days=50)),  # Whit Monday
        (date(start + 1, 6, 5), date(start + 1, 6, 5)),  # Constitution Day
    ]
    if start + 1 <= 2023:
        prayer_day = easter + timedelta(days=26)  # abolished as a holiday from 2024
        holidays.append((prayer_day, prayer_day))
    return SchoolYear(first_monday + timedelta(days=7), last_saturday - timedelta(days=1), tuple(holidays))


@dataclass(frozen=True)
class SchoolCalendar:
    """School days of an unbroken range of days. A day is its proleptic ordinal (`date.toordinal`)."""

    origin: int
    is_school: npt.NDArray[np.bool_]

    @classmethod
    def spanning(cls, first: int, last: int) -> "SchoolCalendar":
        """The calendar of the days from first to last."""
        years = range(date.fromordinal(first).year - 1, date.fromordinal(last).year + 1)
        by_start = {start: school_year(start) for start in years}
        days = [date.fromordinal(day) for day in range(first, last + 1)]
        teaching = [by_start[school_year_of(day)].teaches_on(day) for day in days]
        return cls(first, np.array(teaching, dtype=np.bool_))

    @cached_property
    def school_days(self) -> npt.NDArray[np.int64]:
        """The ordinals of the school days, ascending."""
        return np.flatnonzero(self.is_school) + self.origin

    @cached_property
    def iso(self) -> list[str]:
        """Every day of the range as ISO text; the text of `day` stands at `day - origin`."""
        return [date.fromordinal(self.origin + at).isoformat() for at in range(len(self.is_school))]

    @cached_property
    def _before(self) -> list[int]:
        at = np.where(self.is_school, np.arange(len(self.is_school)), 0)
        days: list[int] = (np.maximum.accumulate(at) + self.origin).tolist()
        return days

    @cached_property
    def _after(self) -> list[int]:
        end = len(self.is_school) - 1
        at = np.where(self.is_school, np.arange(end + 1), end)
        days: list[int] = (np.minimum.accumulate(at[::-1])[::-1] + self.origin).tolist()
        return days

    def on_or_before(self, day: int) -> int:
        """The last school day up to this day; the first day of the range if there is none."""
        return self._before[max(0, day - self.origin)]

    def on_or_after(self, day: int) -> int:
        """The first school day from this day on; the last day of the range if there is none."""
        return self._after[min(day - self.origin, len(self._after) - 1)]
