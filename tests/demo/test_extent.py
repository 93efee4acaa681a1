from datetime import date

import pytest

from dashboard.data.case_database.demo.extent import Extent


@pytest.mark.parametrize(
    ("until", "summer"),
    [
        (date(2026, 11, 14), date(2026, 7, 1)),
        (date(2026, 8, 15), date(2026, 7, 1)),
        (date(2026, 8, 14), date(2025, 7, 1)),
        (date(2026, 3, 1), date(2025, 7, 1)),
    ],
)
def test_since_summer_is_the_latest_first_of_july_six_weeks_back(until: date, summer: date) -> None:
    assert date.fromordinal(Extent(300, 3, 1, until).summer) == summer


def test_the_sizes_of_a_town_and_a_nation() -> None:
    town, nation = Extent(300, 3, 1, date(2026, 1, 1)), Extent(12_000, 5, 1, date(2026, 1, 1))
    assert (town.residences, town.schools, town.municipalities) == (15, 38, 9)
    assert (nation.residences, nation.schools, nation.municipalities) == (600, 1_500, 99)


@pytest.mark.parametrize(("children", "years", "seed"), [(0, 3, 1), (300, 0, 1), (300, 3, -1)])
def test_a_size_that_makes_no_sense_is_refused(children: int, years: int, seed: int) -> None:
    with pytest.raises(ValueError, match="at least"):
        Extent(children, years, seed, date(2026, 1, 1))


def test_the_years_end_with_the_last_day() -> None:
    extent = Extent(300, 3, 1, date(2026, 11, 14))
    assert (date.fromordinal(extent.first), extent.last) == (
        date(2023, 11, 15),
        date(2026, 11, 14).toordinal(),
    )
