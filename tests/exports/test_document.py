"""A list as a file: days stay days, numbers numbers, and a text is never a formula."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.exports.csv_file import csv_document
from dashboard.exports.document import Document
from dashboard.exports.table import Number, Table
from dashboard.exports.xlsx_file import xlsx_document
from dashboard.i18n.words import Words
from tests.exports.reading import csv_table, workbook

HEADER = ("Barn", "Senest", "Fravær", "Dage")
LINE = ("=HYPERLINK(1)", date(2026, 12, 5), Number(Decimal("8.3"), is_percent=True), None)


def document(**changed: object) -> Document:
    given: dict[str, object] = {
        "stem": "boern",
        "title": "Børn",
        "tab": "Børn",
        "facts": (("Valgt", "+alle"),),
        "built_at": datetime(2026, 11, 21, tzinfo=UTC),
        "table": Table(HEADER, (LINE,), ()),
        "widths": (20, 10, 10, 10),
        "definitions": (("Kolonne", "Dage"), ("Fravær", "12 uger")),
    }
    return Document(**(given | changed))  # type: ignore[arg-type]


def test_a_text_file_has_days_as_iso_and_no_formula() -> None:
    assert csv_table(csv_document(document(), Words())) == [
        {"Barn": "'=HYPERLINK(1)", "Senest": "2026-12-05", "Fravær": "8,3", "Dage": ""}
    ]


def test_a_workbook_has_true_days_and_numbers_and_no_formula() -> None:
    page = workbook(xlsx_document(document(), Words())).worksheets[0]
    (cells,) = page.iter_rows(min_row=5)
    assert [(cell.data_type, cell.value) for cell in cells] == [
        ("s", "=HYPERLINK(1)"),
        ("d", datetime(2026, 12, 5)),  # noqa: DTZ001
        ("n", 0.083),
        ("n", None),
    ]


@pytest.mark.parametrize("changed", [{"stem": "../boern"}, {"stem": "Ida Ø"}, {"built_at": datetime(2026, 11, 21)}])  # noqa: DTZ001
def test_a_stem_that_is_no_file_name_or_a_time_without_a_zone_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"file|zone"):
        document(**changed)
