"""A scope: what one reader may see. It has no default, comes from the signed-in person, and an empty one sees nothing.

`figures` says which children a figure may be made of; `own` whose children the reader has a work need for: figures
about these are shown whatever their number, and only of these may the reader see children one by one.
"""

from dataclasses import dataclass

LEAST_CHILDREN = 5  # indicators.md 6
LOWEST_LEAST_CHILDREN = 3  # never shown below, whatever the setting (contract, issue on access)


@dataclass(frozen=True, slots=True)
class Reach:
    """A set of children by where they live, learn, or who is responsible. `everything` is all of them."""

    everything: bool = False
    homes: frozenset[str] = frozenset()
    schools: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()  # responsible for the child, or where it lives or learns
    responsible: frozenset[str] = frozenset()  # municipalities responsible for the child, wherever it is

    @property
    def is_empty(self) -> bool:
        return not (self.everything or self.homes or self.schools or self.municipalities or self.responsible)

    def __or__(self, other: "Reach") -> "Reach":
        """The children of either."""
        return Reach(
            everything=self.everything or other.everything,
            homes=self.homes | other.homes,
            schools=self.schools | other.schools,
            municipalities=self.municipalities | other.municipalities,
            responsible=self.responsible | other.responsible,
        )

    def covers(self, other: "Reach") -> bool:
        """Whether every child of the other is one of these, as far as the two say."""
        if self.everything:
            return True
        return not other.everything and (
            other.homes <= self.homes
            and other.schools <= self.schools
            and other.municipalities <= self.municipalities
            and other.responsible <= self.responsible | self.municipalities
        )

    def has_unit(self, unit: str, key: str | None) -> bool:
        """Whether a whole home or school is within reach: then so is every child in it."""
        if self.everything:
            return True
        return key is not None and key in (self.homes if unit == "home" else self.schools)


NOTHING = Reach()
ALL_CHILDREN = Reach(everything=True)


@dataclass(frozen=True, slots=True)
class Scope:
    figures: Reach
    own: Reach
    names: bool = False  # may the children within `own` be named
    least_children: int = LEAST_CHILDREN
    at_terminal: bool = False  # whoever may read the case database itself may ask for any least number

    @property
    def sees_all_unsuppressed(self) -> bool:
        """Whether every child that a figure may be made of is the reader's own."""
        return not self.figures.is_empty and self.own.covers(self.figures)

    def owns_unit(self, unit: str, key: str | None) -> bool:
        """Whether all that can be seen of a home or school is of the reader's own children."""
        return self.sees_all_unsuppressed or self.own.has_unit(unit, key)

    def __post_init__(self) -> None:
        if not (self.own.everything or self.at_terminal) and self.least_children < LOWEST_LEAST_CHILDREN:
            message = f"least_children must be at least {LOWEST_LEAST_CHILDREN} for a reader without all children"
            raise ValueError(message)


EMPTY_SCOPE = Scope(figures=NOTHING, own=NOTHING)


def terminal_scope(least_children: int) -> Scope:
    """All children, for who may read the case database itself; 0 shows everything."""
    return Scope(
        figures=ALL_CHILDREN,
        own=NOTHING if least_children else ALL_CHILDREN,
        least_children=least_children,
        at_terminal=True,
    )
