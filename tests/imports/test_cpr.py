"""What looks like a CPR number. Nobody has the numbers here: the day is 60 too high, or the month is none."""

import pytest

from dashboard.data.imports.cpr import is_p_number, looks_like_cpr, lost_zeros, masked, normalised


@pytest.mark.parametrize(
    "text",
    ["7105130001", "710513-0001", "710513 0001", "Sag 710513-0001", "S-7105130001", "710513-0001-2", "(7105130001)"],
)
def test_numbers_that_look_like_cpr(text: str) -> None:
    assert looks_like_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        "9905130001",  # no such day
        "7113130001",  # no such month
        "71051300011",  # eleven digits
        "710513000",  # nine
        "27.24.00-G01-5-19",
        "710513-2016-01-01",  # a key of six digits and a day
        "2f710513-0001",
        "550e8400-e29b-41d4-a716-446655440000",
        "",
    ],
)
def test_numbers_that_do_not(text: str) -> None:
    assert not looks_like_cpr(text)


def test_a_p_number_has_ten_digits_and_begins_with_ten() -> None:
    assert is_p_number("1003456789")
    assert not is_p_number("7105130001")
    assert not is_p_number("100345-6789")


def test_lost_zeros_are_seen_in_a_column_not_in_a_value() -> None:
    assert lost_zeros([f"90113{i:04}" for i in range(12)])
    assert not lost_zeros(["901130001"])
    assert not lost_zeros([f"1{i:08}" for i in range(0, 90_000_000, 1_234_567)])


def test_normalising() -> None:
    assert [normalised(text) for text in ("710513-0001", "7105130001", "105130001", "S-17")] == [
        "7105130001",
        "7105130001",
        "0105130001",
        "S-17",
    ]


def test_messages_hide_the_last_four() -> None:
    assert masked("Sag 710513-0001 og 12") == "Sag 710513-**** og 12"
    assert masked("9905130001") == "9905130001"
