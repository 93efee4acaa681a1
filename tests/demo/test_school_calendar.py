from datetime import date

import pytest

from dashboard.data.case_database.demo.school_calendar import SchoolCalendar, easter_sunday, school_year


@pytest.mark.parametrize(
    "easter", [date(2023, 4, 9), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)]
)
def test_easter(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


# domain.md 6.3: first and last day, school days in all and by quarter.
@pytest.mark.parametrize(
    ("first", "last", "quarters"),
    [
        (date(2024, 8, 12), date(2025, 6, 27), [36, 54, 58, 54]),
        (date(2025, 8, 11), date(2026, 6, 26), [37, 54, 56, 55]),
        (date(2026, 8, 10), date(2027, 6, 25), [38, 54, 52, 59]),
    ],
)
def test_a_school_year(first: date, last: date, quarters: list[int]) -> None:
    year = school_year(first.year)
    start, end = date(first.year, 8, 1).toordinal(), date(first.year + 1, 7, 31).toordinal()
    taught = [day for day in map(date.fromordinal, range(start, end + 1)) if year.teaches_on(day)]
    assert (taught[0], taught[-1]) == (first, last)
    assert [sum((day.month - 1) // 3 == at for day in taught) for at in (2, 3, 0, 1)] == quarters


def test_prayer_day_was_a_holiday_until_2023() -> None:
    assert not school_year(2022).teaches_on(date(2023, 5, 5))
    assert school_year(2023).teaches_on(date(2024, 4, 26))


def test_no_school_in_july_weekends_or_week_42() -> None:
    calendar = SchoolCalendar.spanning(date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal())
    days = [date.fromordinal(int(day)) for day in calendar.school_days]
    assert {day.month for day in days} == {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12}
    assert max(day.isoweekday() for day in days) == 5
    assert 42 not in {day.isocalendar().week for day in days}


def test_the_nearest_school_day_before_and_after() -> None:
    calendar = SchoolCalendar.spanning(date(2025, 6, 1).toordinal(), date(2025, 8, 31).toordinal())
    july = date(2025, 7, 10).toordinal()
    assert date.fromordinal(calendar.on_or_before(july)) == date(2025, 6, 27)
    assert date.fromordinal(calendar.on_or_after(july)) == date(2025, 8, 11)


def test_beyond_the_calendar_its_last_day_stands() -> None:
    last = date(2025, 8, 29).toordinal()
    calendar = SchoolCalendar.spanning(last - 30, last)
    assert calendar.on_or_after(last + 500) == last
