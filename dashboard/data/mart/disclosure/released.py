"""One figure in one window as the tables that are released of it: by home, by school, by month, and all together."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np

from dashboard.data.mart.behind import RowsBehind
from dashboard.data.mart.columns import Flags, Ints, month_key
from dashboard.data.mart.disclosure.cuts import Node
from dashboard.data.mart.disclosure.menu import Unit

# Units are their keys here; that of children whose home (school) is unknown sorts as a key, and is none.
UNKNOWN = "\0unknown"
_POOL: dict[Unit, Node] = {"home": -1, "school": -2}
_NO_LIST: Node = -3  # where units of one kind only are listed, all rows share the other side
_HOME_OR_SCHOOL: tuple[Unit, Unit] = ("home", "school")


Footprint = frozenset[tuple[int, int]]  # the homes and schools of a child, those of a day together


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows by the unit they are of: `codes[row]` is a place in `keys`; `counts`: distinct children by unit.

    A unit in which something happened, and nobody counts, has no row to be told by: it counts as one child.
    """

    codes: Ints
    keys: tuple[str, ...]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, codes: Ints, keys: tuple[str, ...], rows: RowsBehind) -> "Listed":
        """The list of rows; `codes` as in the attributes' columns."""
        there = np.unique(codes).tolist()
        own, children = codes[rows.counts], rows.child[rows.counts]
        pairs = np.unique(own.astype(np.int64) * (int(children.max(initial=0)) + 1) + children)
        found = np.bincount(pairs // (int(children.max(initial=0)) + 1), minlength=len(keys))
        return cls(codes, keys, {keys[place]: max(int(found[place]), 1) for place in there})

    def among(self, units: Set[str]) -> Flags:
        """Which rows are of one of the units."""
        is_one = np.array([key in units for key in self.keys], np.bool_)
        found: Flags = is_one[self.codes]
        return found


@dataclass(frozen=True, slots=True)
class Released:
    """The rows of a figure in a window that are not the reader's own, and the lists that tell of them."""

    rows: RowsBehind
    lists: Mapping[Unit, Listed]
    months: Listed
    footprints: Mapping[Footprint, int]  # how many children have been where

    @classmethod
    def of(cls, rows: RowsBehind, lists: Mapping[Unit, Listed]) -> "Released":
        """The tables of these rows."""
        return cls(rows, lists, _months_listed(rows), _footprints(rows, lists) if lists else {})

    @property
    def together(self) -> int:
        """Distinct children who count."""
        return len(np.unique(self.rows.child[self.rows.counts]))

    def children(self, which: Flags) -> int:
        """Distinct children of some rows, whether they count or something happened to them."""
        return len(np.unique(self.rows.child[which]))

    def edges(self, hidden: Mapping[Unit, Set[str]]) -> dict[frozenset[Node], float]:
        """The children as edges between the rows of the lists that are shown; what is hidden is one node a list.

        A child whose rows fall into pieces that share no node is an edge a piece, of as small a part of a child: so
        what crosses a cut is never counted as more children than it is.
        """
        homes, schools = (self._nodes(unit, hidden.get(unit, frozenset())) for unit in _HOME_OR_SCHOOL)
        found: dict[frozenset[Node], float] = {}
        for footprint, children in self.footprints.items():
            pieces = _pieces([(homes[home], schools[school]) for home, school in footprint])
            for piece in pieces:
                found[piece] = found.get(piece, 0.0) + children / len(pieces)
        return found

    def _nodes(self, unit: Unit, hidden: Set[str]) -> list[Node]:
        """The node of each place in a list's keys."""
        listed = self.lists.get(unit)
        if listed is None:
            return [_NO_LIST]
        return [_POOL[unit] if key in hidden else _node_at(unit, place) for place, key in enumerate(listed.keys)]

    @staticmethod
    def pool(unit: Unit) -> Node:
        """The node of all units that are hidden of a list."""
        return _POOL[unit]

    def shown(self, unit: Unit, hidden: Set[str]) -> list[tuple[str, Node]]:
        """The units of a list that are shown, with their nodes."""
        listed = self.lists[unit]
        places = {key: place for place, key in enumerate(listed.keys)}
        return [(key, _node_at(unit, places[key])) for key in listed.counts if key not in hidden]


def _node_at(unit: Unit, place: int) -> Node:
    """Homes have even nodes, schools odd ones."""
    return place * 2 + _HOME_OR_SCHOOL.index(unit)


def _footprints(rows: RowsBehind, lists: Mapping[Unit, Listed]) -> dict[Footprint, int]:
    """How many children have been in which homes and schools together; places in the lists' keys."""
    nowhere = np.zeros(len(rows.child), np.int32)
    places = [lists[unit].codes if unit in lists else nowhere for unit in _HOME_OR_SCHOOL]
    sizes = [len(lists[unit].keys) if unit in lists else 1 for unit in _HOME_OR_SCHOOL]
    # A number for each child, home and school.
    found = np.unique((rows.child.astype(np.int64) * sizes[0] + places[0]) * sizes[1] + places[1])
    pairs, school = np.divmod(found, sizes[1])
    child, home = np.divmod(pairs, sizes[0])
    of_child: dict[int, list[tuple[int, int]]] = {}
    for one, where in zip(child.tolist(), zip(home.tolist(), school.tolist(), strict=True), strict=True):
        of_child.setdefault(one, []).append(where)
    return Counter(frozenset(stays) for stays in of_child.values())


def _pieces(pairs: list[tuple[Node, Node]]) -> list[frozenset[Node]]:
    """The nodes of pairs, in sets that share none."""
    pieces: list[frozenset[Node]] = []
    for pair in pairs:
        piece = frozenset(pair)
        apart = [other for other in pieces if not other & piece]
        pieces = [*apart, piece.union(*(other for other in pieces if other & piece))]
    return pieces


def _months_listed(rows: RowsBehind) -> Listed:
    """The list by month; keys as figures have them."""
    found = sorted(set(rows.month.tolist()))
    first = found[0] if found else 0
    keys = tuple(month_key(month) for month in range(first, found[-1] + 1)) if found else ()
    return Listed.of((rows.month - first).astype(np.int32), keys, rows)
