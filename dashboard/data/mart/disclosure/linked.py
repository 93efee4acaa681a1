"""Which units are hidden, the same in all tables of a menu, so that subtracting one from another tells of nobody."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dashboard.data.mart.disclosure.cuts import Node, small_cuts
from dashboard.data.mart.disclosure.disclosure import hide, hide_alike, tells
from dashboard.data.mart.disclosure.menu import Unit
from dashboard.data.mart.disclosure.released import Released

_UNITS: tuple[Unit, Unit] = ("home", "school")


@dataclass(frozen=True, slots=True)
class Linked:
    """The units hidden in every table, and by table (its place): the lists told of not at all, and whether it is shut.

    What is shut is told neither by unit nor all together.
    """

    hidden: Mapping[Unit, frozenset[str]]
    unlisted: frozenset[tuple[int, Unit]]
    shut: frozenset[int]

    def hides(self, place: int, unit: Unit, table: Released) -> frozenset[str]:
        """The units of a table's list that are hidden."""
        everything = place in self.shut or (place, unit) in self.unlisted
        return frozenset(table.lists[unit].counts) if everything else self.hidden[unit]


def link(tables: Sequence[Released], least: int, already: Mapping[Unit, Set[str]]) -> Linked:
    """Hide units until no table tells of fewer than `least` children, alone or by its lists together.

    A table whose own small numbers would hide a whole list is not listed so, and hides nothing elsewhere.
    """
    shut = {place for place, table in enumerate(tables) if table.together < least}
    unlisted = {
        (place, unit)
        for place, table in enumerate(tables)
        for unit, listed in table.lists.items()
        if hide(listed.counts, least) >= listed.counts.keys()
    }
    hidden: dict[Unit, frozenset[str]] = {unit: frozenset(already.get(unit, ())) for unit in _UNITS}
    cost = _costs(tables)
    while True:
        for unit in _UNITS:
            counts = [
                table.lists[unit].counts
                for place, table in enumerate(tables)
                if unit in table.lists and place not in shut and (place, unit) not in unlisted
            ]
            hidden[unit] = hide_alike(counts, least, hidden[unit])
        found = Linked(hidden, frozenset(unlisted), frozenset(shut))
        more: set[tuple[Unit, str]] = set()
        for place, table in enumerate(tables):
            if place in shut:
                continue
            hides = {unit: found.hides(place, unit, table) for unit in table.lists}
            for side in small_cuts(table.edges(hides), least):
                chosen = _cheapest(table, hides, side, cost)
                if chosen is not None:
                    more.add(chosen)
                else:
                    shut.add(place)
        shut |= {place for place, table in enumerate(tables) if _tells(table, found, place, least)}
        if not more and len(shut) == len(found.shut):
            return found
        for unit, key in more:
            hidden[unit] |= {key}


def _tells(table: Released, linked: Linked, place: int, least: int) -> bool:
    """Whether all together tell of what a list hides, where it has nothing left to hide."""
    return any(
        hidden >= listed.counts.keys() and tells(listed.counts, hidden, least)
        for unit, listed in table.lists.items()
        if (hidden := linked.hides(place, unit, table))
    )


def _costs(tables: Sequence[Released]) -> dict[tuple[Unit, str], int]:
    """What hiding a unit takes from readers: its children over all tables."""
    cost: dict[tuple[Unit, str], int] = {}
    for table in tables:
        for unit, listed in table.lists.items():
            for key, count in listed.counts.items():
                cost[unit, key] = cost.get((unit, key), 0) + count
    return cost


def _cheapest(
    table: Released,
    hides: Mapping[Unit, Set[str]],
    side: frozenset[Node],
    cost: Mapping[tuple[Unit, str], int],
) -> tuple[Unit, str] | None:
    """The unit to hide against a small cut: shown, on the other side of it than what is hidden, with least to lose.

    Where nothing of its kind is hidden yet, any on the side found: it will not stay alone.
    """
    pooled = {unit: table.pool(unit) in side for unit in table.lists}
    shown = [
        (cost[unit, key], unit, key, node in side)
        for unit, listed in table.lists.items()
        for key, node in table.shown(unit, hides[unit])
    ]
    apart = [(lost, unit, key) for lost, unit, key, is_in in shown if hides[unit] and is_in != pooled[unit]]
    alone = [(lost, unit, key) for lost, unit, key, is_in in shown if not hides[unit] and is_in]
    chosen = min(apart or alone or [(lost, unit, key) for lost, unit, key, _ in shown], default=None)
    return None if chosen is None else chosen[1:]
