"""Rows of a result with the names that people know them by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.charts.chart import TOGETHER
from dashboard.charts.rows import name_for_chart
from dashboard.charts.wording import Written, pool_name, written
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Display, Result, Row, Verdict

_POOL: Final = "\0pool"  # no unit's key
_UNREMARKABLE = (None, Verdict.TOO_FEW, Verdict.NOT_DISTINGUISHABLE)


@dataclass(frozen=True, slots=True)
class Named:
    """One row, its key, its name, and its figure in words."""

    key: str | None
    name: str
    row: Row
    written: Written

    @property
    def is_hidden(self) -> bool:
        return self.row.display is Display.SUPPRESSED

    @property
    def told(self) -> str:
        """What hovering over its mark shows, a line a sentence."""
        first, *rest = self.written.told
        return "<br>".join((f"{name_for_chart(self.name)}: {first}", *rest))

    @property
    def is_flagged(self) -> bool:
        """Whether the comparison has something to say about it; of a count under ten it says nothing."""
        return self.row.display is Display.FULL and self.row.verdict not in _UNREMARKABLE


def named_rows(result: Result, names: Mapping[str, str], words: Words) -> tuple[Named, ...]:
    """The rows in their order, `names` by key; last what is hidden, pooled, where that may be shown."""
    rows = [
        _named(
            row.group, words("Unknown") if row.group is None else names.get(row.group, row.group), row, result, words
        )
        for row in result.rows
    ]
    if result.pool is not None and result.pool.row.display is not Display.SUPPRESSED:
        rows.append(_named(_POOL, pool_name(result.pool, words), result.pool.row, result, words))
    return tuple(rows)


def all_together(result: Result, words: Words) -> tuple[Named, ...]:
    """The row of all together; none where nothing was counted."""
    if result.total is None:
        return ()
    return (_named(TOGETHER, words("All together"), result.total, result, words),)


def _named(key: str | None, name: str, row: Row, result: Result, words: Words) -> Named:
    return Named(key, name, row, written(result.indicator, row, words))
