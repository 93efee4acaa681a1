"""What a mapping can say, as values. How it is written in TOML, and checked, is in mapping_reader.py."""

from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import sqlalchemy as sa

from dashboard.data.imports.sheet import FileFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds for a row by what its column says. Every test that is given must hold."""

    column: str
    within: frozenset[str] | None = None
    not_within: frozenset[str] | None = None
    empty: bool | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """An answer from another file or derived rows: of the row that matches (on a day, given intervals)."""

    source: str
    match: Map[str, str]  # their column: our column
    take: tuple[str, ...] = ()  # joined like columns
    cpr: bool = False  # match CPR numbers however they are written
    day: str = ""  # our column
    start: str = ""  # their columns; an empty end is open
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Where a column's text comes from, and what is done to it on the way, in the order of the fields."""

    columns: tuple[str, ...] = ()
    joined_by: str = "-"
    lookup: Lookup | None = None
    constant: str | float | bool | None = None
    first_of: "tuple[Value, ...]" = ()
    nulls: frozenset[str] = frozenset()
    extract: str = ""
    codes: Map[str, str | float | bool] | None = None
    otherwise: str | float | bool | None = None  # for a code without translation, a lookup without answer
    prefix: str = ""
    dates: tuple[str, ...] = ()
    shift_days: int = 0
    earliest: date | None = None
    latest: date | None = None
    p_number: bool = False

    @property
    def named(self) -> str:
        """What a reader of the file knows the value by: its column or columns."""
        if self.lookup:
            return " + ".join(dict.fromkeys((*self.lookup.match.values(), *filter(None, [self.lookup.day]))))
        return " + ".join(self.columns) or " / ".join(part.named for part in self.first_of if part.named)


def parts(value: Value) -> Iterator[Value]:
    """The value and all within it."""
    yield value
    for part in value.first_of:
        yield from parts(part)


class How(StrEnum):
    """How the rows of a group become one value."""

    FIRST = "first"
    LAST = "last"
    EARLIEST = "earliest"  # day; empty ones do not count
    LATEST = "latest"  # day; an empty one wins: still open
    SUM = "sum"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One column of derived rows: from which column, how, and of which rows of the group."""

    how: How
    column: str
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consecutive:
    """Splits a group where more than so many days lie between the latest end so far and the next start."""

    start: str
    end: str
    max_gap_days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Rows made from a file's, named like a file: one a group (take), or each with its next (following)."""

    key: str
    source: str
    where: tuple[Condition, ...] = ()
    group_by: tuple[str, ...]
    order_by: str = ""  # a day
    consecutive: Consecutive | None = None
    take: Map[str, Take] = field(default_factory=dict)
    following: Map[str, str] = field(default_factory=dict)  # new column: the next row's column


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsSection:
    """Rows of one table, made from one file (or derived rows)."""

    place: str  # how messages call it: rows[3] (placement)
    table: sa.Table
    source: str
    where: tuple[Condition, ...] = ()
    required_in: tuple[Lookup, ...] = ()
    distinct: bool = False  # of several rows with a key the first counts, and the others are no fault
    columns: Map[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A whole mapping. `constants` are rows that stand in the mapping itself, by the name of their source."""

    name: str  # of the file; empty without one
    files: Map[str, FileFormat]
    derived: tuple[Derived, ...] = ()
    rows: tuple[RowsSection, ...]
    constants: Map[str, tuple[Map[str, str], ...]] = field(default_factory=dict)
