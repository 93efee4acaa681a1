"""The house's typeface as the PDF's writer reads it: OpenType tables out of the browser's WOFF (W3C, WOFF 1.0)."""

import struct
import zlib
from pathlib import Path
from typing import Final

# What `make setup` lays in assets/vendor, for paper; without them the writer's own typeface is used.
FILES: Final = ("ibm-plex-sans-400.woff", "ibm-plex-sans-600.woff")
_SIGNATURE: Final = 0x774F4646
_HEAD: Final = struct.Struct(">IIIH")
_HEAD_SIZE: Final = 44
_ENTRY: Final = struct.Struct(">4sIIII")
_MOST_BYTES: Final = 5_000_000


def lay_out_fonts(vendor: Path, folder: Path) -> None:
    """Writes those of FILES that are there into a folder as .ttf."""
    for name in FILES:
        path = vendor / name
        if path.is_file():
            (folder / name).with_suffix(".ttf").write_bytes(opentype(path.read_bytes()))


def opentype(woff: bytes) -> bytes:
    """The font that a WOFF file wraps. Raises ValueError for what is none."""
    try:
        return _unwrapped(woff)
    except (struct.error, zlib.error) as error:
        message = "this is no WOFF file"
        raise ValueError(message) from error


def _unwrapped(woff: bytes) -> bytes:
    signature, flavour, _, count = _HEAD.unpack_from(woff)
    if signature != _SIGNATURE or not count:
        message = "this is no WOFF file"
        raise ValueError(message)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", flavour, count, 16 << power, power, 16 * count - (16 << power))
    at, body = len(head) + 16 * count, b""
    for place in range(count):
        tag, start, packed, size, checksum = _ENTRY.unpack_from(woff, _HEAD_SIZE + place * _ENTRY.size)
        table = woff[start : start + packed]
        if packed < size:
            table = zlib.decompressobj().decompress(table, min(size, _MOST_BYTES))
        if len(table) != size:
            message = "the WOFF file is cut off"
            raise ValueError(message)
        head += struct.pack(">4sIII", tag, checksum, at + len(body), size)
        body += table + b"\0" * (-len(table) % 4)
    return head + body
