"""Lines of text as a CSV file that a Danish Excel opens by a double click."""

import csv
import io
from collections.abc import Iterable, Sequence


def plain_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark; semicolons, CRLF. The texts are to be neutralised before (neutral_text.py)."""
    text = io.StringIO(newline="")
    text.write("\N{BYTE ORDER MARK}")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8")
