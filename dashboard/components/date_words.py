"""Spans of days in words, as short as they can be said."""

from datetime import date

from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period


def span(period: Period, words: Words) -> str:
    """`1. okt. – 20. nov. 2026`: a year that both days have, and a day alone, is said once."""
    if period.start == period.end:
        return words.day(period.start)
    if period.start.year == period.end.year:
        return f"{_without_year(period.start, words)} – {words.day(period.end)}"
    return words.months(period.start, period.end)


def _without_year(day: date, words: Words) -> str:
    return words.day(day).removesuffix(f" {day.year}")


def lateness(days: int, words: Words) -> str:
    """A number of days as people say it: days below two weeks, whole weeks from there on."""
    if days < 14:
        return words.count(days, "{n} day", "{n} days")
    return words.count(days // 7, "{n} week", "{n} weeks")
