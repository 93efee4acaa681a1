"""Periods by name, relative to the as-of date, and by free months."""

from datetime import date

import pytest

from dashboard.components.filters.period_choice import months_with_data, named_period, read_period
from dashboard.components.query import Fault
from dashboard.vocabulary.period import Period

AS_OF = date(2026, 11, 20)
FIRST_ON = date(2025, 8, 11)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("choice", "as_of", "start", "end"),
    [
        ("kvartal", "2026-11-20", "2026-10-01", "2026-11-20"),
        ("kvartal", "2026-10-01", "2026-10-01", "2026-10-01"),
        ("forrige-kvartal", "2026-01-03", "2025-10-01", "2025-12-31"),
        ("skoleaar", "2026-07-31", "2025-08-01", "2026-07-31"),
        ("skoleaar", "2026-08-01", "2026-08-01", "2026-08-01"),
        ("forrige-skoleaar", "2026-11-20", "2025-08-01", "2026-07-31"),
        ("12-uger", "2026-11-20", "2026-08-29", "2026-11-20"),
        ("12-maaneder", "2026-11-20", "2025-11-01", "2026-10-31"),
        ("12-maaneder", "2026-11-30", "2025-12-01", "2026-11-30"),
        ("12-maaneder", "2026-01-01", "2025-01-01", "2025-12-31"),
        ("12-maaneder-foer", "2026-11-20", "2024-11-01", "2025-10-31"),
    ],
)
def test_a_name_means_days_up_to_the_as_of_date(choice: str, as_of: str, start: str, end: str) -> None:
    assert named_period(choice, day(as_of)).period == Period(day(start), day(end))


def test_the_whole_of_a_period_holds_days_to_come() -> None:
    assert named_period("kvartal", AS_OF).whole == Period(day("2026-10-01"), day("2026-12-31"))


def test_free_months_are_whole_as_far_as_there_is_data() -> None:
    chosen, problems = read_period(
        {"periode": ("maaneder",), "fra": ("2026-09",), "til": ("2026-11",)}, FIRST_ON, AS_OF
    )
    assert (chosen.period, problems) == (Period(day("2026-09-01"), AS_OF), ())
    assert chosen.whole.end == day("2026-11-30")


def test_months_alone_are_a_choice_of_months() -> None:
    chosen, problems = read_period({"fra": ("2026-09",), "til": ("2026-09",)}, FIRST_ON, AS_OF)
    assert (chosen.choice, problems) == ("maaneder", ())


@pytest.mark.parametrize(
    "asked",
    [
        {"fra": ("2026-09",)},
        {"fra": ("2026-09",), "til": ("2026-08",)},
        {"fra": ("2025-07",), "til": ("2026-08",)},
        {"fra": ("2026-09",), "til": ("2026-12",)},
        {"fra": ("2026-9",), "til": ("2026-11",)},
        {"fra": ("2026-09", "2026-10"), "til": ("2026-11",)},
        {"periode": ("kvartal",), "fra": ("2026-09",)},
    ],
)
def test_months_that_cannot_be_used_are_told(asked: dict[str, tuple[str, ...]]) -> None:
    _, problems = read_period(asked, FIRST_ON, AS_OF)
    assert [problem.fault for problem in problems] == [Fault.MONTHS]


@pytest.mark.parametrize("value", [("sommer",), ("kvartal", "skoleaar")])
def test_a_period_that_does_not_exist_is_told_and_the_school_year_stands_in(value: tuple[str, ...]) -> None:
    chosen, problems = read_period({"periode": value}, FIRST_ON, AS_OF)
    assert chosen.choice == "skoleaar"
    assert [problem.fault for problem in problems] == [Fault.UNKNOWN_PERIOD]


def test_the_default_says_nothing_in_the_address() -> None:
    assert named_period("skoleaar", AS_OF).query == ()


def test_months_run_from_the_first_day_of_data_to_the_as_of_date() -> None:
    assert months_with_data(day("2026-08-15"), AS_OF) == ("2026-08", "2026-09", "2026-10", "2026-11")
