"""What a question answers: rows of figures that have passed the disclosure gate. Screen, export and print share it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, overload

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period


class Status(StrEnum):
    SHOWN = "shown"
    SUPPRESSED = "suppressed"


class Display(StrEnum):
    """How a figure may be written (indicators.md 6)."""

    SUPPRESSED = "suppressed"
    COUNT = "count"  # "4 af 6": no percentage, no colour, no arrow, no comparison
    FULL = "full"  # per cent, "x af n", interval


# Below this denominator a figure is a count of cases, not a percentage (indicators.md 6).
LEAST_DENOMINATOR = 10


class Verdict(StrEnum):
    """A unit against the others together (indicators.md 6; methods.md 2.4), or a period against the one before."""

    TOO_FEW = "too_few"
    NOT_DISTINGUISHABLE = "not_distinguishable"
    LOWER_95 = "lower_95"
    HIGHER_95 = "higher_95"
    LOWER_998 = "lower_998"
    HIGHER_998 = "higher_998"


# How a comparison is coloured, and a value alone never.
Tone = Literal["neutral", "favourable", "unfavourable"]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. Suppressed: every number is None, and no one can tell which of the two reasons it was."""

    group: str | None
    status: Status
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    children: int | None = None
    parts: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    verdict: Verdict | None = None

    @property
    def display(self) -> Display:
        if self.status is Status.SUPPRESSED or self.denominator is None:
            return Display.SUPPRESSED
        return Display.FULL if self.denominator >= LEAST_DENOMINATOR else Display.COUNT


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The rows of a list as columns, a field of `Row` each, None where a row has none; `parts` is a column a part.

    A Row is made when it is asked for: a nation's list has thousands, of which a page shows thirty.
    """

    group: Sequence[str | None] = ()
    status: Sequence[Status] = ()
    numerator: Sequence[float | None] = ()
    denominator: Sequence[float | None] = ()
    value: Sequence[float | None] = ()
    lower: Sequence[float | None] = ()
    upper: Sequence[float | None] = ()
    children: Sequence[int | None] = ()
    parts: Mapping[str, Sequence[float | None]] = field(default_factory=lambda: MappingProxyType({}))
    verdict: Sequence[Verdict | None] = ()
    _places: Mapping[str | None, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {group: place for place, group in enumerate(self.group)})

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Rows":
        """Rows that are there already."""
        made = tuple(rows)
        parts = {part: tuple(row.parts.get(part) for row in made) for row in made for part in row.parts}
        columns = {name: tuple(getattr(row, name) for row in made) for name in Row.__slots__ if name != "parts"}
        return cls(**columns, parts=parts)

    def __len__(self) -> int:
        return len(self.group)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(len(self))[place])
        parts = {part: number for part, numbers in self.parts.items() if (number := numbers[place]) is not None}
        return Row(
            self.group[place],
            self.status[place],
            self.numerator[place],
            self.denominator[place],
            self.value[place],
            self.lower[place],
            self.upper[place],
            self.children[place],
            MappingProxyType(parts),
            self.verdict[place],
        )

    def of_group(self, group: str | None) -> Row | None:
        """The row of a group, or None where nothing is there to count."""
        place = self._places.get(group)
        return None if place is None else self[place]


@dataclass(frozen=True, slots=True)
class Pool:
    """What is hidden, together: shown only where it has the least number of children."""

    units: int
    row: Row


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator's figures in a period: `total` for all together, `rows` a group each, hidden ones marked.

    A group without a denominator has no row: missing, zero and suppressed are three different things.
    """

    indicator: Indicator
    period: Period
    by: str | None
    total: Row | None
    rows: Rows = Rows()
    pool: Pool | None = None
