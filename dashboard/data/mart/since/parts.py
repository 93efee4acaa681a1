"""From what each member adds to the parts that are told: a part a reason, by place."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from dashboard.data.mart.columns import Wide
from dashboard.data.mart.since.apart import Together
from dashboard.data.mart.since.told import CODE, REASONS, Told
from dashboard.vocabulary.since import Part


def parts_by_place(
    told: Told, per: tuple[Fraction, Fraction], receivers: tuple[Wide, Wide] | None, together: Together = ()
) -> Mapping[int, list[Part]]:
    """The parts of each place, in the order of reasons.

    `per`: so many make one of the figure's numerator, and denominator; `receivers`: pairs of a unit and a child that it
    had, where members are units; `together`: sets of reasons that are one part each, which has the name of the first.
    """
    firsts = {reason: min(reasons, key=CODE.__getitem__) for reasons in together for reason in reasons}
    told = told.taken(firsts)
    key, row = np.unique(told.place * len(REASONS) + told.reason, return_inverse=True)
    top, bottom = np.zeros(len(key), np.int64), np.zeros(len(key), np.int64)
    np.add.at(top, row, told.numerator)
    np.add.at(bottom, row, told.denominator)
    members = np.bincount(row, minlength=len(key)).tolist()
    children = members if receivers is None else _children(row, told.member, len(key), *receivers).tolist()
    found: dict[int, list[Part]] = defaultdict(list)
    for number, (own, numerator, denominator) in enumerate(
        zip(key.tolist(), top.tolist(), bottom.tolist(), strict=True)
    ):
        place, reason = divmod(own, len(REASONS))
        first = REASONS[reason]
        found[place].append(
            Part(
                reason=first,
                numerator=numerator / per[0],
                denominator=denominator / per[1],
                children=children[number],
                units=None if receivers is None else members[number],
                also=tuple(own for own in REASONS if own is not first and firsts.get(own) is first),
            )
        )
    return found


def _children(row: Wide, unit: Wide, size: int, units: Wide, children: Wide) -> Wide:
    """How many distinct children the units of each part had."""
    order = np.argsort(units, kind="stable")
    units, children = units[order], children[order]
    start, end = np.searchsorted(units, unit, "left"), np.searchsorted(units, unit, "right")
    many = end - start
    # The place of each pair in the run of its unit.
    at = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(start, many)
    width = int(children.max(initial=0)) + 1
    pairs = np.unique(np.repeat(row, many) * width + children[at])
    return np.bincount(pairs // width, minlength=size)
