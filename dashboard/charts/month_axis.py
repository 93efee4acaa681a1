"""Months under an axis: short names, as many as a narrow screen holds, the year under the first that is named."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period, add_months

# Up to so many months every one is named, every second, every third; beyond that every sixth.
_NAMED: Final = ((6, 1), (12, 2), (24, 3))
_SELDOM: Final = 6


def months_of(period: Period) -> tuple[str, ...]:
    """The months of a period, `2026-03`, in order."""
    return tuple(first.isoformat()[:7] for first in first_days(period))


def first_days(period: Period) -> tuple[date, ...]:
    """The first day of every month that the period touches."""
    first = period.start.replace(day=1)
    count = (period.end.year - first.year) * 12 + period.end.month - first.month + 1
    return tuple(add_months(first, number) for number in range(count))


def named(months: Sequence[str], words: Words) -> list[tuple[int, str]]:
    """The months to name, each with its place among the months: `aug.` over `2026` where a year begins."""
    every = next((step for most, step in _NAMED if len(months) <= most), _SELDOM)
    written, year = [], ""
    for place in range(0, len(months), every):
        name, _, its_year = words.month(months[place]).rpartition(" ")
        written.append((place, name if its_year == year else f"{name}<br>{its_year}"))
        year = its_year
    return written
