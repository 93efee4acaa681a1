"""What of the case database could not be read or counted, as the refresh listed it."""

from dataclasses import dataclass
from typing import Final

from dashboard.data.mart.store import Mart

MOST_KINDS: Final = 200
MOST_KEYS: Final = 20
# Of these tables the keys of rows are children's.
_OF_CHILDREN: Final = frozenset({"child", "attendance"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One kind of fault in one column of the contract: how many rows have it, and the keys of some of them."""

    table: str
    column: str
    problem: str  # in the words of staging
    rows: int
    keys: tuple[str, ...]

    @property
    def children(self) -> tuple[str, ...]:
        """The keys, where they are children's."""
        return self.keys if self.table in _OF_CHILDREN else ()


def faults(mart: Mart) -> tuple[Fault, ...]:
    """The kinds of faults, those of most rows first; at most MOST_KINDS, each with at most MOST_KEYS different keys."""
    rows = mart.ask(
        f"""SELECT "table", "column", problem, "rows", list_sort(list_distinct("key"))[1:{MOST_KEYS}]
            FROM mart.fault ORDER BY "rows" DESC, "table", "column", problem LIMIT {MOST_KINDS}"""
    )
    return tuple(
        Fault(table=table, column=column, problem=problem, rows=number, keys=tuple(keys or ()))
        for table, column, problem, number, keys in rows
    )
