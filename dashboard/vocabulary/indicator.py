"""What an indicator is: one declaration, from which its figures, pages, exports, glossary entry and tests come.

Source of every definition: contract/indicators.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dashboard.vocabulary.measures import Measure
from dashboard.vocabulary.text import Text


class Kind(StrEnum):
    """What sort of ratio it is; decides the interval (indicators.md 5) and how the value is written."""

    SHARE_OF_EVENTS = "share_of_events"  # Wilson on events, thinned for several events a child
    SHARE_OF_DAYS = "share_of_days"  # Wilson on children: days of one child are not independent
    SHARE_OF_UNIT_DAYS = "share_of_unit_days"  # no interval
    RATE = "rate"  # exact Poisson (Garwood)

    @property
    def is_share(self) -> bool:
        return self is not Kind.RATE


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Theme(StrEnum):
    """The sections of a page, in reading order."""

    FOLLOW_UP = "follow_up"
    GOALS = "goals"
    SPARRING = "sparring"
    ATTENDANCE = "attendance"
    CHILD = "child"
    STABILITY = "stability"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the figure that is printed beside it, of the same fact and period."""

    key: str
    label: Text
    measure: Measure
    out_of: Measure | None = None  # a part with a whole of its own: "68 af 233"

    @property
    def whole_key(self) -> str:
        """Where the number of `out_of` stands beside the part's own."""
        return f"{self.key}/all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example that a reader can count by hand; run as a test and printed in the glossary.

    `tables` maps a table of the case database to rows as text: a header line of columns, a line a row, values
    separated by blanks, `-` for unknown. Columns that do not matter may be left out: the loader fills them.
    """

    story: Text
    tables: Mapping[str, str]
    as_of: date
    start: date
    end: date
    numerator: float
    denominator: float
    children: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    key: str
    theme: Theme
    label: Text
    short_label: Text
    question: Text
    why: Text
    caveat: Text  # what it does not say
    numerator_text: Text
    denominator_text: Text
    event: Text  # what one unit of the denominator is called: "opfølgninger", "børn-dage"
    kind: Kind
    numerator: Measure
    denominator: Measure
    groupings: frozenset[str]
    better: Better
    example: Example
    parts: tuple[Part, ...] = ()
    target: float | None = None
    unit: Text = field(default_factory=lambda: Text(da="%", en="%"))
    decimals: int = 0
    rules: tuple[str, ...] = ()  # the settings it depends on, shown beside the figure
    headline: int | None = None  # its place among the headline indicators; None: one of the others
