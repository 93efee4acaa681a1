"""Days, months and order as Danish readers know them."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n.words import Words, compare_danish
from dashboard.vocabulary.text import Language


@pytest.mark.parametrize(("language", "pattern"), [("da", "d. MMM y"), ("en", "d MMM y")])
def test_days_and_months_are_written_as_babel_writes_them(language: Language, pattern: str) -> None:
    words = Words(language)
    for day in (date(2024, 1, 1) + timedelta(days=number) for number in range(366)):
        assert words.day(day) == format_date(day, pattern, locale=words.locale)
        assert words.month(f"{day:%Y-%m}") == format_date(day, "MMM y", locale=words.locale)


@pytest.mark.parametrize(
    "names",
    [
        ["Ask", "Birk", "Zink", "Ærø", "Østergård", "Ålykke"],
        ["Zzz", "Æ", "Ø", "Å", "Éa"],
        ["Ny Vang", "Nyborg"],
        ["birk 1", "Birk 2"],
    ],
)
def test_names_stand_in_danish_order(names: list[str]) -> None:
    assert sorted([*names[1:], names[0]], key=compare_danish) == names


@given(st.sampled_from(["Aabenraa", "aabenraa", "Åbenrå", "ÅBENRAA"]))
def test_two_a_are_an_aa(name: str) -> None:
    assert compare_danish(name) == compare_danish("åbenrå")
