"""The query string of an address: read without ever failing, and written in one way only.

Several values of a key are separated by commas; a comma inside a value is written %2C, so values are split
before they are decoded. The browser writes the same (assets/filters.js).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote_plus

Pairs = tuple[tuple[str, tuple[str, ...]], ...]

# What the browser's encodeURIComponent leaves as it is: both sides must write the same address.
_UNESCAPED: Final = "!'()*~"
_SHOWN_CHARACTERS: Final = 40


class Fault(StrEnum):
    """What can be wrong with a part of an address."""

    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    UNKNOWN_PERIOD = "unknown_period"
    MONTHS = "months"
    PAGE_NUMBER = "page_number"
    UNKNOWN_SORT = "unknown_sort"
    LEFT_OUT = "left_out"
    NO_NUMBER = "no_number"  # no number of the page: no list of children is opened
    NOT_FIXED = "not_fixed"  # exists, and is not for who reads fixed tables


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the address that could not be used. `value` is cut to what a notice can show."""

    fault: Fault
    key: str
    value: str

    @classmethod
    def of(cls, fault: Fault, key: str, value: str = "") -> "Problem":
        return cls(fault, _cut(key), _cut(value))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def read(search: str) -> Pairs:
    """The keys of `?trin=udskoling,mellemtrin&soeg=lin` in order, each with its values; never raises.

    A key given again adds its values. Empty values are left out, and so is a key without values.
    """
    found: dict[str, dict[str, None]] = {}
    for part in search.removeprefix("?").split("&"):
        key, _, values = part.partition("=")
        decoded = (unquote_plus(value) for value in values.split(","))
        for value in decoded:
            if key and value:
                found.setdefault(unquote_plus(key), {})[value] = None
    return tuple((key, tuple(values)) for key, values in found.items())


def write(pairs: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The query string of the pairs, without a question mark; empty for none."""
    return "&".join(f"{_quoted(key)}={','.join(_quoted(value) for value in values)}" for key, values in pairs if values)


def _quoted(text: str) -> str:
    # Most are plain, and a page has hundreds of addresses.
    return text if text.isascii() and text.isalnum() else quote(text, safe=_UNESCAPED)


def changed(search: str, changes: Mapping[str, str | None]) -> str:
    """The query string with some keys set, or taken out where the change is None; the others stay."""
    pairs = dict(read(search))
    for key, value in changes.items():
        if value is None:
            pairs.pop(key, None)
        else:
            pairs[key] = (value,)
    return write(pairs.items())


def address(path: str, search: str) -> str:
    """A path with its query string, if there is one."""
    written = search.removeprefix("?")
    return f"{path}?{written}" if written else path
