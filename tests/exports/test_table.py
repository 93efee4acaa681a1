"""What is exported is what a screen may show, and no more."""

from datetime import datetime

import pytest

from dashboard.exports.sheet import SheetRow
from dashboard.exports.table import Number, table
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Pool, Row
from tests.exports import samples
from tests.exports.samples import shown

DANISH = Words()


def first_line(row: Row | None, indicator: str = "on_time", words: Words = DANISH, missing: str = "") -> list[str]:
    """The figure's own cells in a sheet of one row and one indicator, as plain text."""
    declared = tuple(one for one in samples.INDICATORS if one.key == indicator)
    unit = SheetRow("Lindely", "", {} if row is None else {indicator: row}, {indicator: missing})
    (line,) = table(samples.sheet(indicators=declared, rows=(unit,), total={}, pools={}), words).body
    return [f"{cell.amount}" if isinstance(cell, Number) else str(cell or "") for cell in line[2:-1]]


def test_from_ten_on_all_is_told_rounded_as_on_screen() -> None:
    assert first_line(shown(7, 13, 0.2949, 0.775)) == ["54", "7", "13", "29", "78"]


def test_below_ten_a_share_is_a_count() -> None:
    assert first_line(shown(4, 6, 0.3, 0.9)) == ["", "4", "6", "", ""]


def test_below_ten_a_rate_has_its_value_without_its_interval() -> None:
    assert first_line(shown(6, 5, 0.4, 2.6), "sparring") == ["1.2", "6", "5.0", "", ""]


def test_half_days_stay_half() -> None:
    assert first_line(shown(98.5, 1234, 0.04, 0.14), "absence") == ["8.0", "98.5", "1234", "4.0", "14.0"]


def test_a_kind_without_an_interval_has_three_columns() -> None:
    assert first_line(shown(61, 92), "coverage") == ["66", "61", "92"]


def test_nothing_is_zero() -> None:
    assert first_line(shown(0, 12, 0.0, 0.24)) == ["0", "0", "12", "0", "24"]


def test_a_hidden_figure_is_one_sentence() -> None:
    assert first_line(samples.HIDDEN) == ["Vises ikke – for at beskytte børnene", "", "", "", ""]


def test_a_hidden_figure_that_has_numbers_is_the_same_sentence() -> None:
    assert first_line(samples.LEAKING) == first_line(samples.HIDDEN)


def test_a_missing_figure_has_its_reason() -> None:
    assert first_line(None, missing="ikke indberettet") == ["ikke indberettet", "", "", "", ""]


def test_a_missing_figure_without_a_reason_has_nothing_to_count() -> None:
    assert first_line(None) == ["intet grundlag", "", "", "", ""]


def test_what_differs_from_the_others_is_said_where_it_may_be() -> None:
    remarks = [line[-1] for line in table(samples.sheet(), DANISH).body]
    assert remarks == ["Til tiden: lavere end de øvrige, værd at spørge til", None, None]


def test_rows_stay_in_the_screens_order() -> None:
    body = table(samples.sheet(rows=samples.ROWS[::-1]), DANISH).body
    assert [line[0] for line in body] == ["Æblehaven", "Ålykke", "Birkehuset"]


def test_the_hidden_ones_together_and_all_stand_below() -> None:
    assert [line[0] for line in table(samples.sheet(), DANISH).foot] == ["Øvrige (2 enheder, 7 børn)", "Alle"]


def test_a_hidden_pool_does_not_tell_its_children() -> None:
    hidden = table(samples.sheet(pools={"on_time": Pool(2, samples.HIDDEN)}), DANISH)
    assert hidden.foot[0][0] == "Øvrige (2 enheder)"


def test_all_lines_are_as_wide_as_the_header() -> None:
    shown_table = table(samples.sheet(), DANISH)
    assert {len(line) for line in (*shown_table.body, *shown_table.foot)} == {len(shown_table.header)}


def test_no_two_columns_have_the_same_heading() -> None:
    header = table(samples.sheet(), DANISH).header
    assert len(set(header)) == len(header)


def test_without_rows_it_says_so() -> None:
    (line,) = table(samples.sheet(rows=()), DANISH).body
    assert line[0] == "Der er ingen rækker at vise"
    assert set(line[1:]) == {None}


@pytest.mark.parametrize("stem", ["", "../etc", "a b", "hjem.csv", "skoleår", 'a"b', "a\r\nb"])
def test_a_stem_is_a_plain_file_name(stem: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a file"):
        samples.sheet(stem=stem)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        samples.sheet(built_at=datetime(2026, 11, 21, 4, 5))  # noqa: DTZ001
