"""The demo story: what befalls which home, in data (domain.md 2.4, last rows; no effect is promised by it).

Of the six named homes absence falls from 13 to 10 % over 18 months at four, rises at one after its advisors
left, and is flat at one; that one has not been followed up on since summer.
"""

from dataclasses import dataclass

from dashboard.data.case_database.demo.extent import Extent

FALLING = (0, 1, 4, 5)
RISING = 3
SILENT = 2
STORY_HOMES = (0, 1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Level:
    """A home's absence (share of school days): `before` to one day, `after` from another, a line between."""

    before: float
    after: float
    from_day: int
    to_day: int

    def on(self, day: int) -> float:
        way = (day - self.from_day) / max(1, self.to_day - self.from_day)
        return self.before + (self.after - self.before) * min(1.0, max(0.0, way))


@dataclass(frozen=True)
class Story:
    """When the turns of the story come, as ordinals."""

    extent: Extent

    @property
    def fall_begins(self) -> int:
        return max(self.extent.first, self.extent.last - 548)

    @property
    def turnover(self) -> int:
        """The day on which the advisors of the rising home have left."""
        return self.extent.last - min(390, 365 * self.extent.years // 2)

    @property
    def successor(self) -> int:
        """The day on which new advisors begin there."""
        return self.turnover + 100

    def level(self, home: int) -> Level:
        """The absence of one of the six homes."""
        last = self.extent.last
        if home in FALLING:
            return Level(0.13, 0.10, self.fall_begins, last - 30)
        if home == RISING:
            return Level(0.10, 0.16, self.turnover, self.turnover + 240)
        return Level(0.12, 0.12, self.extent.first, last)

    def silent(self, home: int, day: int) -> bool:
        """Whether nobody follows up at this home on this day."""
        return home == SILENT and day >= self.extent.summer
