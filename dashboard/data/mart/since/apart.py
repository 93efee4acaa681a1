"""Which reasons of a change may be told apart, so that no part, and no sum of parts, is left with few children.

Whoever reads the parts also knows what became of the earlier period, what the new days add and what the past days took
away: the figure is told by month (menu.py). So a part is not safe by being large: that of the new days less that of the
children who happened to stay is the children who came. Reasons and these three sums are the two sides of a table whose
margins are known. A combination of margins leaves the children of a cut of it, and each cut must be of enough children
or of none (as in cuts.py). Reasons are told together until it is so.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Wide
from dashboard.data.mart.since.told import CODE, REASONS, Stage, Told
from dashboard.vocabulary.since import Reason

# What is told together before other things are, in this order: each pair has a name that a reader understands.
_TOGETHER: Final = (
    (Reason.CAME, Reason.HAPPENED_SINCE),
    (Reason.LEFT, Reason.NO_LONGER_IN_PERIOD),
    (Reason.REGISTERED_LATE, Reason.CORRECTED_OR_REMOVED),
    (Reason.CORRECTED_OR_REMOVED, Reason.DEFINITION_CHANGED),
    (Reason.CAME, Reason.CHANGED_STATE),
    (Reason.LEFT, Reason.CHANGED_STATE),
    (Reason.NO_LONGER_IN_PERIOD, Reason.CORRECTED_OR_REMOVED),
    (Reason.HAPPENED_SINCE, Reason.CORRECTED_OR_REMOVED),
)

Together = tuple[frozenset[Reason], ...]


def told_together(
    told: Sequence[tuple[Stage, Told]], receivers: tuple[Wide, Wide] | None, least: int
) -> Together | None:
    """The reasons of a change of all children, those in one set told as one part; None where none may be told.

    `receivers`: pairs of a unit and a child that it had, where members are units.
    """
    # What adds nothing to a stage in the end is not told there.
    by_stage = {stage: Told.joined([rows for own, rows in told if own is stage]) for stage in Stage}
    atoms, patterns, counts = _children_by_atoms(by_stage, receivers)
    present = sorted({reason for _, reason in atoms}, key=CODE.__getitem__)
    for together in _ways(present):
        if len(together) == 1 and len(present) > 2:
            break  # all in one is the change itself
        if _is_safe(atoms, together, patterns, counts, least):
            return together
    return None


def _children_by_atoms(
    told: Mapping[Stage, Told], receivers: tuple[Wide, Wide] | None
) -> tuple[list[tuple[Stage, Reason]], Wide, Wide]:
    """The atoms, a stage and a reason each; and which sets of them, as bits, how many children are behind."""
    atoms = sorted(
        {(stage, REASONS[code]) for stage, rows in told.items() for code in np.unique(rows.reason).tolist()},
        key=lambda atom: (atom[0].value, CODE[atom[1]]),
    )
    size = 1 + max((int(rows.member.max(initial=0)) for rows in told.values()), default=0)
    of_member = np.zeros(size, np.int64)
    for stage, rows in told.items():
        bits = np.zeros(len(REASONS), np.int64)
        for place, (own, reason) in enumerate(atoms):
            if own is stage:
                bits[CODE[reason]] = 1 << place
        np.bitwise_or.at(of_member, rows.member, bits[rows.reason])
    of_child = of_member
    if receivers is not None:
        units, children = receivers
        known = units < size
        of_child = np.zeros(int(children.max(initial=0)) + 1, np.int64)
        np.bitwise_or.at(of_child, children[known], of_member[units[known]])
    patterns, counts = np.unique(of_child[of_child != 0], return_counts=True)
    return atoms, patterns, counts


def _ways(present: Sequence[Reason]) -> Iterator[Together]:
    """Each way to tell the reasons, that with the most parts first; of as many parts the one that is preferred."""
    found: dict[Together, None] = {}
    for number in range(len(_TOGETHER) + 1):
        for pairs in combinations(_TOGETHER, number):
            found[_joined(present, pairs)] = None
    yield from sorted(found, key=len, reverse=True)


def _joined(present: Sequence[Reason], pairs: Sequence[tuple[Reason, Reason]]) -> Together:
    sets = {reason: frozenset({reason}) for reason in Reason}
    for one, other in pairs:
        union = sets[one] | sets[other]
        sets |= dict.fromkeys(union, union)
    own = frozenset(present)
    return tuple(dict.fromkeys(sets[reason] & own for reason in present))


def _is_safe(
    atoms: Sequence[tuple[Stage, Reason]], together: Together, patterns: Wide, counts: Wide, least: int
) -> bool:
    """Whether every combination of parts, and of the sums by stage, is of enough children or of none."""
    stages = sorted({stage for stage, _ in atoms if stage.is_known}, key=lambda stage: stage.value)
    # Bits: the parts, and after them the stages whose sum is known.
    chosen = np.arange(1 << (len(together) + len(stages)), dtype=np.int64)
    parts = chosen & ((1 << len(together)) - 1)
    # The sums by stage alone are known without any part.
    chosen = chosen[(parts != 0) & ((parts != (1 << len(together)) - 1) | (len(together) == 1))]
    crossing = np.zeros(len(chosen), np.int64)
    for place, (stage, reason) in enumerate(atoms):
        ends = chosen >> next(number for number, own in enumerate(together) if reason in own)
        if stage.is_known:
            ends = ends ^ (chosen >> (len(together) + stages.index(stage)))
        crossing |= (ends & 1) << place
    children: NDArray[np.int64] = ((patterns & crossing[:, None]) != 0) @ counts
    return not bool(((children > 0) & (children < least)).any())
