"""The XLSX file: what another library reads from it, and what is in it that nobody sees."""

import os
import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.exports.csv_file import csv_file
from dashboard.exports.sheet import Sheet, SheetRow
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Language
from tests.exports import samples
from tests.exports.reading import as_text, parts, workbook

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["da", "en"])
def test_is_as_it_was(language: Language) -> None:
    """Set UPDATE_GOLDEN to write the files anew, and read what has changed."""
    file = GOLDEN / f"homes_{language}_xlsx.txt"
    text = as_text(xlsx_file(samples.sheet(), Words(language)))
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    first = xlsx_file(samples.sheet(), Words())
    assert xlsx_file(samples.sheet(), Words()) == first


def test_its_only_date_is_when_the_figures_were_built_and_nobody_is_named() -> None:
    properties = workbook(xlsx_file(samples.sheet(), Words())).properties
    assert properties.created == properties.modified == datetime(2026, 11, 21, 4, 5)  # noqa: DTZ001
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert properties.title == "Anbringelsessteder"


@pytest.mark.parametrize(
    "name", ["=1+1", "+45", "-2", "@SUM(A1)", "\tx", "https://example.org", "0101", "{=1}", "_x0041_", "<b>&"]
)
def test_a_name_stays_the_text_that_it_is(name: str) -> None:
    book = workbook(xlsx_file(samples.sheet(rows=[SheetRow(name, name)], title=name, facts=[(name, name)]), Words()))
    page = book["Tal"]
    cells = [page["A1"], page["A2"], page["B2"], page["A6"], page["B6"]]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(name, "s", None)] * 5


def test_no_cell_is_a_formula() -> None:
    files = parts(xlsx_file(samples.sheet(rows=[SheetRow("=1+1")]), Words()))
    pages = [text for name, text in files.items() if name.startswith("xl/worksheets/")]
    assert len(pages) == 2
    assert [page for page in pages if "<f>" in page] == []


def test_what_is_hidden_leaves_no_trace_in_any_part_of_the_file() -> None:
    hidden = SheetRow("Lindely", "", dict.fromkeys(("on_time", "absence", "sparring", "coverage"), samples.LEAKING))
    files = parts(xlsx_file(samples.sheet(rows=[hidden], total={}, pools={}), Words()))
    assert [(name, trace) for name, text in files.items() for trace in samples.TRACES if trace in text] == []


def test_nothing_is_in_the_file_that_is_not_in_sight() -> None:
    content = xlsx_file(samples.sheet(), Words())
    assert [name for name in parts(content) if re.search("comment|vml|custom|external|media|pivot", name)] == []
    for page in workbook(content).worksheets:
        sizes = [*page.row_dimensions.values(), *page.column_dimensions.values()]
        assert (page.sheet_state, [size for size in sizes if size.hidden]) == ("visible", [])


def test_only_the_units_are_filtered() -> None:
    page = workbook(xlsx_file(samples.sheet(), Words()))["Tal"]
    first, last = (page[corner].row for corner in page.auto_filter.ref.split(":"))
    assert page.cell(first, 1).value == "Anbringelsessted"
    assert [page.cell(row, 1).value for row in range(first + 1, last + 1)] == ["Birkehuset", "Ålykke", "Æblehaven"]


def test_both_files_hold_the_same_figures() -> None:
    page = workbook(xlsx_file(samples.sheet(), Words("en")))["Figures"]
    in_xlsx = [str(round(100 * cell.value, 1)) for cell in page["H"] if isinstance(cell.value, float)]
    in_csv = csv_file(samples.sheet(), Words("en")).decode("utf-8-sig").splitlines()
    assert in_xlsx == [line.split(";")[7] for line in in_csv if line.startswith(("Birkehuset", "All;"))]


@pytest.mark.parametrize("write", [csv_file, xlsx_file])
def test_a_nation_of_schools_takes_seconds_at_most(write: Callable[[Sheet, Words], bytes]) -> None:
    sheet = samples.sheet(rows=samples.ROWS * 700)
    start = time.process_time()
    write(sheet, Words())
    assert time.process_time() - start < 3
