"""How dates, numbers, and yes and no are read."""

from datetime import date

import pytest

from dashboard.data.imports.formats import Format, Refused, is_date_format
from dashboard.data.imports.kinds import Kind

DAY = date(2024, 3, 9)


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        (("dd-mm-yyyy",), "09-03-2024"),
        (("dd-mm-yyyy",), "9-3-2024"),
        (("dd.mm.yyyy",), "09.03.2024"),
        (("dd/mm/yyyy",), "09/03/2024"),
        (("mm/dd/yyyy",), "03/09/2024"),
        (("yyyymmdd",), "20240309"),
        (("dd-mm-yyyy", "dd.mm.yyyy"), "09.03.2024"),
        (("dd/mm/yyyy",), "2024-03-09"),
        (("dd/mm/yyyy",), "2024-03-09 00:00:00.000"),
        (("dd/mm/yyyy",), "2024-03-09T13:45"),
        (("dd-mm-yyyy",), "09-03-2024 13:45:10"),
    ],
)
def test_days_that_are_read(dates: tuple[str, ...], text: str) -> None:
    assert Format(dates=dates).day(text) == DAY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("31-02-2024", Kind.DATE),
        ("2024-13-01", Kind.DATE),
        ("9-3-24", Kind.DATE),
        ("igår", Kind.DATE),
        ("2024-03-09 kl. 9", Kind.DATE),
        ("31-12-9999", Kind.YEAR),
        ("01-01-1753", Kind.YEAR),
    ],
)
def test_days_that_are_refused(text: str, kind: Kind) -> None:
    with pytest.raises(Refused) as refused:
        Format().day(text)
    assert refused.value.kind is kind


def test_a_date_without_marks_needs_all_its_digits() -> None:
    with pytest.raises(Refused):
        Format(dates=("yyyymmdd",)).day("202439")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("dd-mm-yyyy", True),
        ("yyyymmdd", True),
        ("dd. mm. yyyy", True),
        ("dd-mm-yy", False),
        ("%d-%m-%Y", False),
        ("dd-dd-yyyy", False),
        ("ddmm", False),
        ("dd-mmm-yyyy", False),
    ],
)
def test_what_is_a_date_format(text: str, is_one: bool) -> None:
    assert is_date_format(text) is is_one


@pytest.mark.parametrize(
    ("decimal", "text", "number"),
    [
        ("either", "1.5", 1.5),
        ("either", "1,5", 1.5),
        ("either", "1.234", 1.234),
        ("either", "-3", -3),
        ("either", "\N{MINUS SIGN}3", -3),
        ("either", "1e-07", 1e-07),
        (",", "1.234,5", 1234.5),
        (",", "1.234", 1234),
        (",", "0,25", 0.25),
        (".", "1,234.5", 1234.5),
        (".", ".5", None),
        (",", "1.5", None),
        (".", "1,5", None),
        ("either", "1.234,5", None),
        ("either", "", None),
        ("either", "nan", None),
        ("either", "inf", None),
        ("either", "1e999", None),
        ("either", "12 timer", None),
    ],
)
def test_numbers(decimal: str, text: str, number: float | None) -> None:
    words = Format(decimal=decimal)  # type: ignore[arg-type]
    if number is None:
        with pytest.raises(Refused) as refused:
            words.number(text)
        assert refused.value.kind is Kind.NUMBER
    else:
        assert words.number(text) == number


@pytest.mark.parametrize("decimal", [".", ",", "either"])
@pytest.mark.parametrize("number", [0.0, 501001.0, 1.234, -0.1, 1e-07, 123456789.25])
def test_a_written_number_is_read_back(decimal: str, number: float) -> None:
    words = Format(decimal=decimal)  # type: ignore[arg-type]
    assert words.number(words.written(number)) == number


def test_whole_numbers_are_written_without_decimals() -> None:
    assert Format().written(501001.0) == "501001"


def test_yes_and_no_in_any_case_and_in_the_files_own_words() -> None:
    assert Format().flag("JA") is True
    assert Format().flag("false") is False
    own = Format(true=frozenset({"x"}), false=frozenset({"-"}))
    assert (own.flag("X"), own.flag("-"), own.flag("true")) == (True, False, True)
    with pytest.raises(Refused) as refused:
        own.flag("ja")
    assert refused.value.kind is Kind.BOOLEAN
