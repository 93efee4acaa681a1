"""The CSV file: what a Danish Excel and a program read from it."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.csv_file import csv_file
from dashboard.exports.neutral_text import neutral_text
from dashboard.exports.sheet import SheetRow
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Language
from tests.exports import samples
from tests.exports.reading import csv_lines, csv_table

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["da", "en"])
def test_is_as_it_was(language: Language) -> None:
    """Set UPDATE_GOLDEN to write the files anew, and read what has changed. They are kept with LF."""
    file = GOLDEN / f"homes_{language}.csv"
    text = csv_file(samples.sheet(), Words(language)).decode("utf-8-sig").replace("\r\n", "\n")
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(text.encode("utf-8"))
    assert text == file.read_bytes().decode("utf-8")


def test_has_a_byte_order_mark_once_and_ends_every_line_with_crlf() -> None:
    content = csv_file(samples.sheet(), Words())
    assert content.startswith(b"\xef\xbb\xbfAnbringelsessteder\r\n")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")


def test_the_facts_stand_first_and_the_definitions_last() -> None:
    lines = csv_lines(csv_file(samples.sheet(), Words()))
    assert lines[1] == ["Periode", "1. aug. – 20. nov. 2026"]
    assert [line[0] for line in lines[-5:]] == ["Kolonne", "Til tiden", "Fravær", "Sparring, hjem", "Sparring i tide"]


def test_settings_stand_with_their_first_day() -> None:
    lines = csv_lines(csv_file(samples.sheet(), Words()))
    assert lines[-4][4].endswith("Frist efter opfølgning (Styrket læringsmiljø), dage: 21 (fra 1. aug. 2026)")


@given(share=st.fractions(min_value=0, max_value=1, max_denominator=2000))
def test_danish_numbers_come_back(share: float) -> None:
    row = samples.shown(round(float(share) * 2000), 2000, float(share), float(share))
    unit = SheetRow("Lindely", "", {"absence": row})
    content = csv_file(samples.sheet(rows=[unit], indicators=[samples.ABSENCE], total={}, pools={}), Words())
    (line,) = csv_table(content)
    read = Decimal(line["Fravær: usikkerhed fra (%)"].replace(",", "."))
    assert read == half_up(float(share) * 100, 1)
    assert line["Fravær: nævner (skoledage)"] == "2000"


def test_english_numbers_have_a_point() -> None:
    line = csv_table(csv_file(samples.sheet(), Words("en")))[0]
    assert (line["Absence (%)"], line["Absence: numerator"]) == ("8.0", "98.5")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+45 70 10", "'+45 70 10"),
        ("-2+3", "'-2+3"),
        ("@SUM(1;2)", "'@SUM(1;2)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=1", "'\n'=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("Lindely,=1", "Lindely,'=1"),
        ('";=1', "\";'=1"),
        ("Hus 1-2, + 18 år", "Hus 1-2, + 18 år"),
        ("– ", "– "),
        ("", ""),
    ],
)
def test_no_text_begins_a_formula(text: str, safe: str) -> None:
    assert neutral_text(text) == safe


def test_a_name_that_is_a_formula_stays_text() -> None:
    name = '=HYPERLINK("x";"y")'
    content = csv_file(samples.sheet(rows=[SheetRow(name, "@a")]), Words())
    line = csv_table(content)[0]
    assert (line["Anbringelsessted"], line["Beskrivelse"]) == (f"'{name}", "'@a")


def test_a_name_with_separators_stays_one_cell() -> None:
    name = 'Hus; "A"\r\nog B'
    line = csv_table(csv_file(samples.sheet(rows=[SheetRow(name)]), Words()))[0]
    assert line["Anbringelsessted"] == name


def test_facts_and_title_are_neutralised_too() -> None:
    content = csv_file(samples.sheet(title="=1", facts=[("-a", "+b")]), Words())
    assert csv_lines(content)[:2] == [["'=1"], ["'-a", "'+b"]]


def test_what_is_hidden_leaves_no_trace() -> None:
    hidden = SheetRow("Lindely", "", dict.fromkeys(("on_time", "absence", "sparring", "coverage"), samples.LEAKING))
    text = csv_file(samples.sheet(rows=[hidden], total={}, pools={}), Words()).decode("utf-8")
    assert [trace for trace in samples.TRACES if trace in text] == []
