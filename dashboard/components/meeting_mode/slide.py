"""One slide of a meeting: plain data in the reader's words, which the server writes as a page."""

from dataclasses import dataclass

from dashboard.exports.pack.blocks import Figure, Pairs, Table
from dashboard.exports.pack.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """`key`: of what it is about, the same on each slide of it. `about`: what stands over the title.

    `asides`: what the figures mean, in terms and explanations, for who presents. Notes are not here: what the room
    sees is made of slides alone.
    """

    key: str
    title: str
    about: str = ""
    lines: tuple[Line, ...] = ()
    figure: Figure | None = None
    table: Table | None = None
    asides: Pairs = ()
    part: int = 1
    parts: int = 1
    is_cover: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing but the title."""
        return not (self.lines or self.figure or self.table)
