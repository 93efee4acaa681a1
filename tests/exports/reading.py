"""Exports read back, with other libraries than wrote them."""

import csv
import io
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook


def csv_lines(content: bytes) -> list[list[str]]:
    """Every line of a CSV export."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def csv_table(content: bytes) -> list[dict[str, str]]:
    """The lines of the table by their headings: what stands between the two empty lines."""
    lines = csv_lines(content)
    first, last = (at for at, line in enumerate(lines) if not line)
    header, *body = lines[first + 1 : last]
    return [dict(zip(header, line, strict=True)) for line in body]


def workbook(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    """Every file inside a workbook, as text."""
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def as_text(content: bytes) -> str:
    """A workbook as text: a line a cell, with its value and how it is written."""
    lines = []
    for page in workbook(content).worksheets:
        lines.append(f"[{page.title}] frozen {page.freeze_panes}, filter {page.auto_filter.ref}")
        lines += [
            f"{cell.coordinate} {cell.data_type} {cell.number_format}: {cell.value}"
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        ]
    return "\n".join(lines) + "\n"
