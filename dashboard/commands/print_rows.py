"""Rows on standard output for a program, as JSON or CSV: one by one, since there may be millions."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

FORMATS: Final = ("json", "csv")


def plain(number: float | None) -> float | int | None:
    """Counts without a decimal point."""
    return int(number) if number is not None and float(number).is_integer() else number


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], form: str) -> None:
    """Print the rows in one of the formats; `columns` are the keys of every row."""
    if form == "csv":
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return
    sys.stdout.write("[")
    ending = "]\n"
    for number, row in enumerate(rows):
        text = json.dumps(row, ensure_ascii=False, indent=1).replace("\n", "\n ")
        sys.stdout.write(f"{',' if number else ''}\n {text}")
        ending = "\n]\n"
    sys.stdout.write(ending)
