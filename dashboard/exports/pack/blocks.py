"""What a meeting pack is made of: plain data in the reader's words, which PDF and slides are both written from.

Every figure in it has passed the disclosure gate, and stands as it does on screen. Texts that people typed are data:
no writer may read them as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.vocabulary.result import Tone

Pairs = tuple[tuple[str, str], ...]  # a term and what is said of it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`note`: said in passing, in small type."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A numbered point of the agenda. `blanks`: what is filled in by hand, a line each."""

    number: str
    title: str
    lines: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: what stands out, what follows it in small type, and a remark in the colour of its tone."""

    head: str
    rest: str = ""
    remark: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Every row has a cell for each header; the first names the row. `widths`: of the columns, as parts of the whole.

    `told_of`: what the rows mean, for who presents. `last_is_all`: the last row is all together.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    told_of: Pairs = ()
    last_is_all: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A month's figure. `told`: in words. `is_count`: of less than ten, drawn hollow and without its interval."""

    value: float
    told: str
    lower: float | None = None
    upper: float | None = None
    is_count: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """There is a figure, and it is not shown: a mark that stands always in the same place."""

    told: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to count: a gap."""


Point = Shown | Withheld | Nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A figure month by month: a point a label, of one line or two. `alt` tells the same in words.

    The axis goes from 0 to `top`; `ticks`: where, and what is written. `unit` is `%` or what the values are counted in;
    the values of shares are parts of one.
    """

    title: str
    alt: str
    labels: tuple[str, ...]
    points: tuple[Point, ...]
    top: float
    ticks: tuple[tuple[float, str], ...]
    unit: str
    is_share: bool
    decimals: int
    target: float | None = None
    target_told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator: its figure with all that is needed to read it, its months, and what it counts.

    `value` alone where nothing can be shown. `judged`: what chance could have done since the period before, which
    `before` tells.
    """

    title: str
    value: str
    basis: str = ""
    note: str = ""
    parts: str = ""
    judged: str = ""
    tone: Tone = "neutral"
    before: str = ""
    chart: Chart | None = None
    definition: Pairs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What an indicator counts, where its figure stands elsewhere."""

    title: str
    pairs: Pairs


Block = Paragraph | Heading | Bullets | Entry | Table | Figure | Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`key` is good for a file's or a bookmark's name. `starts_page`: on paper it begins on a page of its own."""

    key: str
    title: str
    blocks: Sequence[Block]
    starts_page: bool = False
    only_on_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """`facts`: place, period, as-of day, whom the figures are about, when they and the pack were made."""

    title: str
    day: str
    municipality: str
    facts: Pairs
    warning: str = ""
