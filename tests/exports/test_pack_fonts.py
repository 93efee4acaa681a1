"""The browser's typeface made readable for paper."""

import struct
import zlib
from pathlib import Path

import pytest

from dashboard.exports.pack.fonts import FILES, lay_out_fonts, opentype

TABLES = {b"cmap": b"abc" * 40, b"glyf": b"xyz"}  # one that is packed, and one too short for it


def woff() -> bytes:
    entries, body, start = b"", b"", 44 + 20 * len(TABLES)
    for tag, table in TABLES.items():
        packed = min(zlib.compress(table), table, key=len)
        entries += struct.pack(">4sIIII", tag, start + len(body), len(packed), len(table), 7)
        body += packed
    return struct.pack(">IIIH30x", 0x774F4646, 0x00010000, start + len(body), len(TABLES)) + entries + body


def test_the_tables_come_out_whole() -> None:
    font = opentype(woff())
    flavour, count, reach, power, rest = struct.unpack_from(">IHHHH", font)
    assert (flavour, count, reach, power, rest) == (0x00010000, 2, 32, 1, 0)
    found = {}
    for place in range(count):
        tag, checksum, start, size = struct.unpack_from(">4sIII", font, 12 + 16 * place)
        assert (checksum, start % 4) == (7, 0)
        found[tag] = font[start : start + size]
    assert found == TABLES


@pytest.mark.parametrize("content", [b"", b"wOF2" + b"\0" * 60, woff()[:50], woff()[:-1]])
def test_what_is_no_woff_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="WOFF"):
        opentype(content)


def test_what_is_there_is_laid_out(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).write_bytes(woff())
    folder = tmp_path / "made"
    folder.mkdir()
    lay_out_fonts(tmp_path, folder)
    assert [file.name for file in folder.iterdir()] == [FILES[0].replace(".woff", ".ttf")]
