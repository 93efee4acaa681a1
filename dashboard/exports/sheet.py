"""What an export holds: what a table of units shows, and all that is needed to read it away from the screen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Pool, Row
from dashboard.vocabulary.rules import Rules

# A stem goes into a response's header and onto any file system.
_STEM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A unit and its figures by indicator key. `missing`: the words where there is no figure, by indicator key."""

    name: str
    subtitle: str = ""
    figures: Mapping[str, Row] = field(default_factory=lambda: MappingProxyType({}))
    missing: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows and columns of a screen in the screen's order, all figures having passed the disclosure gate.

    `stem`: the file's name without its ending; ASCII letters, digits, `-` and `_`, and never the name of a person.
    `title` stands in the XLSX file's properties too: it names no child either. `unit_label`: what a row is.
    `facts`: label and value of what the figures are about (period, filters in words, as-of date, when they were
    built, who may see them, that they are fictional). `built_at`: when the figures were built, with its time zone;
    the XLSX file bears it as its own date. `total` and `pools`: by indicator key, all together and what is hidden.

    Raises ValueError for another stem, and for a time without a zone.
    """

    stem: str
    title: str
    unit_label: str
    facts: Sequence[tuple[str, str]]
    built_at: datetime
    indicators: Sequence[Indicator]
    rows: Sequence[SheetRow]
    rules: Rules
    total: Mapping[str, Row] = field(default_factory=lambda: MappingProxyType({}))
    pools: Mapping[str, Pool] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        check(self.stem, self.built_at)


def check(stem: str, built_at: datetime) -> None:
    """Raises ValueError for a stem that cannot be the name of a file, and for a time without a zone."""
    if not _STEM.fullmatch(stem):
        message = f"{stem!r} cannot be the name of a file: only A-Z, a-z, 0-9, - and _, at most 100"
        raise ValueError(message)
    if built_at.tzinfo is None:
        message = f"the time {built_at} has no time zone"
        raise ValueError(message)
