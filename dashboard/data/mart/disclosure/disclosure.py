"""Which units of a table must be hidden so that no small number can be read or computed (indicators.md 6).

A table is a list with a total: distinct children by unit. Whoever knows the total and the numbers shown
knows the sum of the hidden ones. A zero is shown and hides nothing: a hidden number is known to be at least
1. Two attackers are kept out: one who knows just that, and one who also takes each hidden number to be
below the least that may be shown (methods.md 6.3).
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass


def hide(children: Mapping[str, int], least: int) -> frozenset[str]:
    """The units of one table to hide: all below `least`, then the smallest until nothing can be computed.

    Ties go by key. With `least` 0 nothing is hidden, and zeros never are. Where the units run out, all that
    have children are hidden, and `tells` says whether the total must be hidden as well.
    """
    return hide_alike((children,), least)


def hide_alike(tables: Sequence[Mapping[str, int]], least: int, already: Set[str] = frozenset()) -> frozenset[str]:
    """The units to hide in every one of the tables (and months) of a page, the same in all; `already` are hidden.

    Everything that is small anywhere, and then, while some table still tells a hidden number, one unit
    more: candidates are the smallest shown unit of each such table, and the one with the fewest
    children over all tables is taken (ties by key). So each table alone satisfies the rule given what
    is hidden, as far as it has units left, and the order of tables and of units does not matter.
    """
    hidden = {unit for table in tables for unit, count in table.items() if 0 < count < least} | already
    if not hidden:
        return frozenset()
    sums = [_hidden_sum(table, hidden) for table in tables]
    while candidates := {
        unit
        for table, seen in zip(tables, sums, strict=True)
        if seen.tells(least) and (unit := _smallest_shown(table, hidden)) is not None
    }:
        chosen = min(candidates, key=lambda unit: (sum(table.get(unit, 0) for table in tables), unit))
        hidden.add(chosen)
        for table, seen in zip(tables, sums, strict=True):
            seen.add(table.get(chosen, 0))
    return frozenset(hidden)


def tells(children: Mapping[str, int], hidden: Set[str], least: int) -> bool:
    """Whether one who knows the table's total can compute a hidden number, or reads a sum below `least`.

    After `hide` this is so only where all units are hidden and still tell: then the total, and what is pooled
    from the hidden units, must not be shown either.
    """
    return _hidden_sum(children, hidden).tells(least)


@dataclass(slots=True)
class _HiddenSum:
    """What an attacker has of a table's hidden numbers: how many they are, and their sum."""

    numbers: int = 0
    total: int = 0

    def add(self, count: int) -> None:
        if count > 0:
            self.numbers += 1
            self.total += count

    def tells(self, least: int) -> bool:
        if self.numbers == 0:
            return False
        if self.numbers == 1 or self.total < least:
            return True
        # Strictly between the lowest and the highest possible sum each number can have two values at least.
        return self.total in (self.numbers, self.numbers * (least - 1))


def _hidden_sum(table: Mapping[str, int], hidden: Set[str]) -> _HiddenSum:
    counts = [table[unit] for unit in table.keys() & hidden if table[unit] > 0]
    return _HiddenSum(len(counts), sum(counts))


def _smallest_shown(table: Mapping[str, int], hidden: Set[str]) -> str | None:
    shown = ((count, unit) for unit, count in table.items() if count > 0 and unit not in hidden)
    return min(shown, default=(0, None))[1]
