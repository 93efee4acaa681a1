"""Signals: what the months of an indicator say of change, at the municipality's level (methods.md 3)."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.vocabulary.indicator import Indicator, Kind
from dashboard.vocabulary.measures import OnLastDay, UnitsOnLastDay
from dashboard.vocabulary.result import Row, Status

SUMMER_MONTH = "07"  # no school days (folkeskoleloven § 14 a): a gap in every series, and never a zero


class Rule(StrEnum):
    """Why a month stands out from chance, the strongest reason first."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    RUN = "run"


class ChartKind(StrEnum):
    """How the limits of a series are drawn; a run chart has none."""

    RUN = "run"
    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"
    U = "u"
    U_PRIME = "u_prime"


class Variation(StrEnum):
    """What the latest month says: the type of the last point."""

    TOO_FEW = "too_few"
    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    CHANGE = "change"  # with no direction that is better, or without limits

    @property
    def is_signal(self) -> bool:
        return self in (Variation.IMPROVEMENT, Variation.CONCERN, Variation.CHANGE)


class Assurance(StrEnum):
    """Whether chance alone can miss the target, or reach it."""

    NO_TARGET = "no_target"
    TOO_UNCERTAIN = "too_uncertain"
    PASSING = "passing"
    FAILING = "failing"
    HIT_OR_MISS = "hit_or_miss"


@dataclass(frozen=True, slots=True)
class Mark:
    rule: Rule
    is_high: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A series and its verdict. `rows`, `lower`, `upper` and `marks` have a place for each of `months` (`2026-03`).

    A month without a value, or with one that is withheld, is a gap: None in the limits and marks. `lower` and `upper`
    on the indicator's scale, as far as they go: a drawing ends at 0 and 100 %. `since`: the first month of what the
    latest mark tells, `lasted` its number of months with a value, `known` the one that made it a signal. `by_median`:
    the centre is the median, as a month outside the limits had dragged the mean.
    """

    indicator: Indicator
    months: tuple[str, ...]
    rows: tuple[Row | None, ...]
    chart: ChartKind
    centre: float | None
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    marks: tuple[Mark | None, ...]
    variation: Variation
    assurance: Assurance
    is_preliminary: bool = False
    since: str | None = None
    lasted: int = 0
    known: str | None = None
    by_median: bool = False

    @property
    def points(self) -> int:
        """Months with a value."""
        return sum(row is not None and row.status is Status.SHOWN for row in self.rows)

    @property
    def latest(self) -> int | None:
        """The place of the latest month with a value; None without any."""
        shown = [place for place, row in enumerate(self.rows) if row is not None and row.status is Status.SHOWN]
        return shown[-1] if shown else None

    @property
    def mark(self) -> Mark | None:
        """The latest month's."""
        return None if self.latest is None else self.marks[self.latest]


def is_charted(indicator: Indicator) -> bool:
    """Whether its months are a series: what is counted on a period's last day has one of them only."""
    return "month" in indicator.groupings and not isinstance(indicator.denominator, OnLastDay | UnitsOnLastDay)


def chart_of(indicator: Indicator) -> ChartKind:
    """The chart that its kind asks for. Days of one child, or of one unit, are no independent events."""
    return {Kind.SHARE_OF_EVENTS: ChartKind.P, Kind.RATE: ChartKind.U}.get(indicator.kind, ChartKind.XMR)
