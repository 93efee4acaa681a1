"""Which months of the whole are not told, so that neither the year nor the lists of units tell them."""

from itertools import combinations

import numpy as np

from dashboard.data.mart.disclosure.disclosure import hide, tells
from dashboard.data.mart.disclosure.released import Listed, Released


def hidden_months(table: Released, least: int) -> frozenset[str] | None:
    """The months to hide of a figure; None where even all together would tell of one of them.

    Small months, and more until what is left of the year tells none. Where units are listed beside, months are told
    only if they are tied: then no sum of units and months tells more than the units alone.
    """
    listed = table.months
    hidden = hide(listed.counts, least)
    while hidden and table.children(listed.among(hidden)) < least:
        shown = [(count, month) for month, count in listed.counts.items() if month not in hidden]
        if not shown:
            break
        hidden |= {min(shown)[1]}
    everything = frozenset(listed.counts)
    if table.lists and not _are_tied(table, hidden, least):
        hidden = everything
    return None if hidden == everything and tells(listed.counts, hidden, least) else hidden


def _are_tied(table: Released, hidden: frozenset[str], least: int) -> bool:
    """Whether every month leads to every other by steps over `least` children who are in both, in the same units.

    Whoever weighs the two months of a step differently is left with something of each of these children. So a sum that
    is left with fewer weighs all months alike, as all together does.
    """
    listed = table.months
    places = [place for place, key in enumerate(listed.keys) if key in listed.counts]
    child, present = _present(table, listed)
    names = {place: ("hidden" if listed.keys[place] in hidden else listed.keys[place]) for place in places}
    group = {name: name for name in names.values()}
    for one, other in combinations(places, 2):
        first, second = group[names[one]], group[names[other]]
        if first != second and len(np.unique(child[present[:, one] & present[:, other]])) >= least:
            group = {name: first if own == second else own for name, own in group.items()}
    return len(set(group.values())) <= 1


def _present(table: Released, listed: Listed) -> tuple[np.ndarray, np.ndarray]:
    """A row a child and units it is in together: the child, and in which months."""
    units = [own.codes for own in table.lists.values()]
    rows, place = np.unique(np.stack([table.rows.child, *units]), axis=1, return_inverse=True)
    present = np.zeros((rows.shape[1], len(listed.keys)), np.bool_)
    present[place.reshape(-1), listed.codes] = True
    return rows[0], present
