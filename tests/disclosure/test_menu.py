"""The fixed menu: which questions about others are answered."""

from datetime import date

import pytest

from dashboard.data.mart.disclosure.menu import is_on_menu, windows
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.slice import EVERYTHING, Slice

AS_OF = date(2025, 7, 10)
YEAR = Period(date(2024, 7, 1), date(2025, 6, 30))
YEAR_BEFORE = Period(date(2023, 7, 1), date(2024, 6, 30))
LISTED = frozenset({"h1", "kind:foster_family", None})  # f1 is a family


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        (date(2025, 6, 30), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 6, 30)),
        (date(2025, 7, 30), date(2025, 6, 30)),
        (date(2025, 1, 1), date(2024, 12, 31)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2024, 1, 31)),
    ],
)
def test_the_windows_end_with_a_whole_month(as_of: date, last: date) -> None:
    recent, before = windows(as_of)
    assert recent.end == last
    assert (recent.days, before.days) in {(365, 365), (365, 366), (366, 365)}
    assert (recent.start - before.end).days == 1


@pytest.mark.parametrize(
    ("indicator", "period", "where", "by", "is_there"),
    [
        ("goals_met", YEAR, {}, None, True),
        ("goals_met", YEAR_BEFORE, {}, "home_unit", True),
        ("goals_met", YEAR, {}, "school", True),
        ("goals_met", YEAR, {}, "month", True),
        ("goals_met", YEAR, {}, "home", False),  # families one by one
        ("goals_met", YEAR, {}, "gender", False),
        ("goals_met", YEAR, {"gender": ["f"]}, None, False),
        ("goals_met", YEAR, {"month": ["2025-03"]}, None, False),
        ("goals_met", YEAR, {"home": ["h1"]}, None, True),
        ("goals_met", YEAR, {"home": ["h1"]}, "month", False),
        ("goals_met", YEAR, {"home": ["h1"]}, "school", False),
        ("goals_met", YEAR, {"home": ["h1"], "school": ["s1"]}, None, False),
        ("goals_met", YEAR, {"home": ["h1", "h2"]}, None, False),
        ("goals_met", YEAR, {"home": ["f1"]}, None, False),
        ("goals_met", YEAR, {"home": [None]}, None, False),
        ("goals_met", YEAR, {"school": ["s1"]}, None, True),
        ("goals_met", Period(YEAR.start, AS_OF), {}, None, False),
        ("goals_met", Period(date(2024, 7, 2), YEAR.end), {}, None, False),
        ("goals_met", Period(date(2025, 6, 1), YEAR.end), {}, None, False),
        ("home_sparring", YEAR, {}, "home_unit", True),
        ("home_sparring", YEAR, {}, "school", False),
        ("home_sparring", YEAR, {"school": ["s1"]}, None, False),
        ("child_involved", YEAR, {}, None, True),
        ("child_involved", YEAR, {}, "home_unit", False),  # no headline: too few children a unit
        ("child_involved", YEAR, {"home": ["h1"]}, None, False),
    ],
)
def test_what_is_on_the_menu(
    indicator: str, period: Period, where: dict[str, list[str | None]], by: str | None, is_there: bool
) -> None:
    asked = Slice.of(where) if where else EVERYTHING
    assert is_on_menu(all_indicators()[indicator], period, asked, by, AS_OF, LISTED) is is_there
