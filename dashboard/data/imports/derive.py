"""Derived rows: several rows of a file made into one, or each row told what comes after it."""

import numpy as np
import pandas as pd

from dashboard.data.imports.conditions import NO_DAY, days, holds, iso
from dashboard.data.imports.formats import Format, Refused
from dashboard.data.imports.mapping import Consecutive, Derived, How, Take
from dashboard.data.imports.rows import Rows, joined
from dashboard.data.imports.sheet import Flags, Ints

_OPEN_END = np.iinfo(np.int64).max


def derive(rows: Rows, derived: Derived) -> Rows:
    """The derived rows, in the order in which their groups first appear in the file.

    Rows without a value in a column of `group_by` belong to no group and are left out.
    """
    words = rows.sheet.words
    key = joined(rows.text, derived.group_by)
    rows = rows.only(holds(rows.text, derived.where, words) & (key != "").to_numpy())
    group = pd.factorize(joined(rows.text, derived.group_by))[0].astype(np.int64)
    by = derived.consecutive.start if derived.consecutive else derived.order_by
    order = _order(rows, group, by)
    if derived.following:
        return _following(rows, derived, group, order)
    if derived.consecutive:
        group = _split(rows, derived.consecutive, group, order)
    return _grouped(rows, derived, group, order)


def _order(rows: Rows, group: Ints, by: str) -> Ints:
    """Positions by group, then by day (what is no day comes first), then as in the file."""
    day = days(rows.text[by], rows.sheet.words) if by else np.zeros(len(group), dtype=np.int64)
    return np.lexsort((day, group)).astype(np.int64)


def _following(rows: Rows, derived: Derived, group: Ints, order: Ints) -> Rows:
    text = rows.text.copy()
    has_next = np.append(group[order][1:] == group[order][:-1], False) if len(order) else np.zeros(0, dtype=bool)
    for name, column in derived.following.items():
        source = rows.text[column].to_numpy(dtype=object)
        found = np.full(len(order), "", dtype=object)
        found[order[has_next]] = source[order[np.flatnonzero(has_next) + 1]]
        text[name] = pd.array(found, dtype="str")
    return Rows(sheet=rows.sheet, text=text, origin=rows.origin, group=rows.group)


def _split(rows: Rows, consecutive: Consecutive, group: Ints, order: Ints) -> Ints:
    """Groups split where the next interval starts too long after all before it have ended."""
    start = days(rows.text[consecutive.start], rows.sheet.words)[order]
    end = _ends(rows, consecutive.end)[order]
    ordered = group[order]
    split = np.empty(len(group), dtype=np.int64)
    current, latest = -1, NO_DAY
    for place in range(len(order)):
        same = place > 0 and ordered[place] == ordered[place - 1]
        gap = int(start[place]) - latest if same and latest not in (_OPEN_END, NO_DAY) else 0
        if not same or gap > consecutive.max_gap_days:
            current, latest = current + 1, NO_DAY
        latest = max(latest, int(end[place]))
        split[order[place]] = current
    return split


def _ends(rows: Rows, column: str) -> Ints:
    found = days(rows.text[column], rows.sheet.words)
    return np.where((rows.text[column] == "").to_numpy(), _OPEN_END, found)


def _grouped(rows: Rows, derived: Derived, group: Ints, order: Ints) -> Rows:
    number, firsts = np.unique(group, return_index=True)
    in_file_order = np.argsort(firsts, kind="stable")
    rank = np.empty(len(number), dtype=np.int64)
    rank[in_file_order] = np.arange(len(number))
    group = rank[group] if len(group) else group
    columns = {name: _taken(rows, take, group, order, len(number)) for name, take in derived.take.items()}
    sheet_group = np.full(len(rows.sheet.text), -1, dtype=np.int64)
    if rows.group is None:
        sheet_group[rows.origin] = group
    else:
        used = rows.group >= 0
        sheet_group[used] = group[rows.group[used]]
    origin = rows.origin[np.sort(firsts)]
    return Rows(sheet=rows.sheet, text=pd.DataFrame(columns), origin=origin, group=sheet_group)


def _taken(rows: Rows, take: Take, group: Ints, order: Ints, groups: int) -> "pd.Series[str]":
    words = rows.sheet.words
    mask = holds(rows.text, take.where, words)
    match take.how:
        case How.FIRST | How.LAST:
            return _at_end(rows.text[take.column], group, order[mask[order]], groups, last=take.how is How.LAST)
        case How.EARLIEST:
            return _extreme(days(rows.text[take.column], words), group, mask, groups, latest=False)
        case How.LATEST:
            return _extreme(_ends(rows, take.column), group, mask, groups, latest=True)
        case How.COUNT:
            counted = mask & (rows.text[take.column] != "").to_numpy()
            return _numbers(np.bincount(group[counted], minlength=groups).astype(float), words)
        case How.SUM:
            return _sums(rows.text[take.column].where(mask, ""), group, groups, words)


def _at_end(column: "pd.Series[str]", group: Ints, order: Ints, groups: int, *, last: bool) -> "pd.Series[str]":
    values = column.to_numpy(dtype=object)
    found = np.full(groups, "", dtype=object)
    chosen = order if last else order[::-1]
    found[group[chosen]] = values[chosen]  # the last to be written stays
    return pd.Series(found, dtype="str")


def _extreme(day: Ints, group: Ints, mask: Flags, groups: int, *, latest: bool) -> "pd.Series[str]":
    known = mask & (day != NO_DAY)
    if latest:
        found = np.full(groups, NO_DAY, dtype=np.int64)
        np.maximum.at(found, group[known], day[known])
        found[found == _OPEN_END] = NO_DAY
    else:
        found = np.full(groups, _OPEN_END, dtype=np.int64)
        np.minimum.at(found, group[known], day[known])
        found[found == _OPEN_END] = NO_DAY
    return iso(found)


def _sums(column: "pd.Series[str]", group: Ints, groups: int, words: Format) -> "pd.Series[str]":
    """Sums by group. A group with a text that is no number gets that text, to be refused for it."""
    codes, uniques = pd.factorize(column)
    values = np.zeros(len(uniques))
    strange = np.zeros(len(uniques), dtype=bool)
    for place, text in enumerate(uniques):
        try:
            values[place] = words.number(text) if text else 0.0
        except Refused:
            strange[place] = True
    sums = np.bincount(group, weights=values[codes], minlength=groups) if len(group) else np.zeros(groups)
    found = _numbers(np.round(sums, 6), words).to_numpy(dtype=object).copy()
    bad = strange[codes] if len(group) else np.zeros(0, dtype=bool)
    found[group[bad]] = column.to_numpy(dtype=object)[bad]
    return pd.Series(found, dtype="str")


def _numbers(values: "np.typing.NDArray[np.float64]", words: Format) -> "pd.Series[str]":
    return pd.Series([words.written(float(value)) for value in values], dtype="str")
