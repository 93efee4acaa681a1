"""The disclosure gate: raw tallies in, rows that may be shown out (indicators.md 5 and 6). None passes beside it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.data.mart.disclosure.disclosure import hide_alike, tells
from dashboard.data.mart.question import Tallies
from dashboard.statistics.comparison import against_others
from dashboard.statistics.intervals import intervals
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Row, Rows, Status, Verdict

_UNKNOWN = "\0unknown"  # sorts and compares as a key, and is none

UNIT_OF = {"home": "home", "home_unit": "home", "school": "school"}


def hidden_groups(tallies: Mapping[str, Tallies], least: int) -> frozenset[str | None]:
    """The groups to hide of one answer, the same for every indicator of it."""
    hidden = hide_alike([_keyed(rows) for rows in tallies.values()], least)
    return frozenset(None if key == _UNKNOWN else key for key in hidden)


def sum_tells(tallies: Tallies, hidden: frozenset[str | None], least: int) -> bool:
    """Whether what is hidden could be computed from the sum of all groups, or from that of the hidden ones."""
    if not hidden:
        return False
    table = _keyed(tallies)
    return tells(table, {_UNKNOWN if group is None else group for group in hidden} & table.keys(), least)


def _keyed(tallies: Tallies) -> dict[str, int]:
    """Children by group, where no key is None."""
    return {_UNKNOWN if group is None else group: count for group, count in tallies.children_by_group.items()}


def total_row(indicator: Indicator, tallies: Tallies, least: int, *, tells: bool) -> Row | None:
    """The row of all together: hidden where it is small, or where it tells its parts. None: nothing was counted."""
    if tallies.is_empty:
        return None
    last = slice(len(tallies.groups), None)
    closed = tells or tallies.together < least
    return _rows(indicator, tallies, last, (None,), (0,) if closed else (), (None,))[0]


def group_rows(
    indicator: Indicator, tallies: Tallies, hidden: frozenset[str | None], together: Row | None, pool: Row | None
) -> Rows:
    """The rows of the groups by key, unknown last; with `together`, what all are, with verdicts against the others.

    A verdict is computed from what is shown alone: the other rows, and the hidden ones as far as `pool` tells of them.
    """
    if tallies.is_empty:
        return Rows()
    groups = tallies.groups
    own = slice(0, len(groups))
    places = [place for place, group in enumerate(groups) if group in hidden] if hidden else []
    verdicts: Sequence[Verdict | None] = (None,) * len(groups)
    if together is not None:
        verdicts = _verdicts(indicator, tallies, places, together, pool)
    return _rows(indicator, tallies, own, groups, places, verdicts)


def _verdicts(
    indicator: Indicator, tallies: Tallies, hidden: Sequence[int], together: Row, pool: Row | None
) -> Sequence[Verdict | None]:
    """A verdict a group; those of hidden ones mean nothing."""
    ratios = np.column_stack([tallies.numerator, tallies.denominator, tallies.children])[:-1]
    if not hidden:
        return against_others(indicator.kind, ratios, tallies.together)
    shown = np.delete(ratios, hidden, axis=0)
    others = [] if pool is None or pool.children is None else [(pool.numerator, pool.denominator, pool.children)]
    compared = np.vstack([shown, np.array(others, np.float64).reshape(-1, 3)])
    whole = int(compared[:, 2].sum()) if together.children is None else together.children
    found = iter(against_others(indicator.kind, compared, whole))
    skipped = set(hidden)
    return [None if place in skipped else next(found) for place in range(len(tallies.groups))]


def _rows(
    indicator: Indicator,
    tallies: Tallies,
    own: slice,
    groups: Sequence[str | None],
    hidden: Sequence[int],
    verdicts: Sequence[Verdict | None],
) -> Rows:
    """The tallies of a slice as rows with value and interval. What is hidden has no number and no verdict."""

    def shown(values: Iterable[Any]) -> list[Any]:
        column = list(values)
        for place in hidden:
            column[place] = None
        return column

    numerator, denominator, children = tallies.numerator[own], tallies.denominator[own], tallies.children[own]
    limits = intervals(indicator.kind, numerator, denominator, children)
    none = (None,) * len(groups)
    status = [Status.SHOWN] * len(groups)
    for place in hidden:
        status[place] = Status.SUPPRESSED
    return Rows(
        group=groups,
        status=status,
        numerator=shown(numerator.tolist()),
        denominator=shown(denominator.tolist()),
        value=shown((numerator / denominator).tolist()),
        lower=none if limits is None else shown(limits[0].tolist()),
        upper=none if limits is None else shown(limits[1].tolist()),
        children=shown(children.tolist()),
        parts={part: shown(numbers[own].tolist()) for part, numbers in tallies.parts.items()},
        verdict=shown(verdicts),
    )
