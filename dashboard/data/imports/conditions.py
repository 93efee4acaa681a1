"""Which rows a mapping's conditions leave in."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from dashboard.data.imports.formats import Format, Refused
from dashboard.data.imports.mapping import Condition
from dashboard.data.imports.sheet import Flags, Ints

NO_DAY = np.iinfo(np.int64).min


def holds(text: pd.DataFrame, conditions: Sequence[Condition], words: Format) -> Flags:
    """Row by row, whether all conditions hold. A text that is no day is neither since nor until any day."""
    mask = np.ones(len(text), dtype=bool)
    for condition in conditions:
        column = text[condition.column]
        if condition.within is not None:
            mask &= column.isin(condition.within).to_numpy()
        if condition.not_within is not None:
            mask &= ~column.isin(condition.not_within).to_numpy()
        if condition.empty is not None:
            mask &= (column == "").to_numpy() == condition.empty
        if condition.since or condition.until:
            found = days(column, words)
            mask &= found != NO_DAY
            if condition.since:
                mask &= found >= condition.since.toordinal()
            if condition.until:
                mask &= found <= condition.until.toordinal()
    return mask


def days(column: "pd.Series[str]", words: Format) -> Ints:
    """The texts as ordinals of days; NO_DAY for what is no day, or nothing."""
    codes, uniques = pd.factorize(column)
    ordinals = np.array([_ordinal(text, words) for text in uniques], dtype=np.int64)
    return ordinals[codes] if len(ordinals) else np.empty(0, dtype=np.int64)


def iso(ordinals: Ints) -> "pd.Series[str]":
    """Ordinals of days as ISO texts; nothing for NO_DAY."""
    codes, uniques = pd.factorize(ordinals)
    texts = ["" if day == NO_DAY else date.fromordinal(int(day)).isoformat() for day in uniques]
    return pd.Series([texts[code] for code in codes], dtype="str")


def _ordinal(text: str, words: Format) -> int:
    try:
        return words.day(text).toordinal() if text else NO_DAY
    except Refused:
        return NO_DAY
