"""How large the fictional municipality is, and over which days it is told."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.case_database.demo.dice import Dice

_NATION_FROM = 2_000
_HOME_PLACES = (4, 5, 6, 8, 12, 18)


@dataclass(frozen=True)
class Extent:
    """What `dashboard demo create` is asked for, and the counts that follow from it.

    `children` are those in care at a time; over the years about a fifth more a year pass through.
    Days are proleptic ordinals. The model is taken up on `first`; nothing is held after `last`.
    """

    children: int
    years: int
    seed: int
    until: date

    def __post_init__(self) -> None:
        if self.children < 1 or self.years < 1 or self.seed < 0:
            raise ValueError("children and years must be at least 1, the seed at least 0")

    @property
    def last(self) -> int:
        return self.until.toordinal()

    @property
    def first(self) -> int:
        return self.last - round(365.25 * self.years) + 1

    @property
    def nationwide(self) -> bool:
        """Whether it is a whole country: every municipality places children, not one with its neighbours."""
        return self.children > _NATION_FROM

    @property
    def municipalities(self) -> int:
        return min(99, self.children // 100) if self.nationwide else 9

    @property
    def residences(self) -> int:
        """Residential homes and small residences: the six of the story and one more for every 20 children."""
        return max(len(_HOME_PLACES), round(self.children / 20))

    @property
    def schools(self) -> int:
        return max(2 * self.municipalities, round(self.children / 8))

    @property
    def summer(self) -> int:
        """The latest 1 July that lies at least 45 days back: since then one home is not followed up on."""
        this_year = date(self.until.year, 7, 1).toordinal()
        return this_year if self.last - this_year >= 45 else date(self.until.year - 1, 7, 1).toordinal()

    def dice(self, *path: str | int) -> Dice:
        """The stream of chance of this name."""
        return Dice(self.seed, *path)
