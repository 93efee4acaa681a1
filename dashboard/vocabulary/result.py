"""What a question answers: rows of figures that have passed the disclosure gate. Screen, export and print share it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

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
    rows: tuple[Row, ...] = ()
    pool: Pool | None = None

    def row(self, group: str | None) -> Row | None:
        """The row of a group, or None where nothing is there to count."""
        return next((row for row in self.rows if row.group == group), None)
