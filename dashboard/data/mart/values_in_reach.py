"""Which homes, schools and so on a reader may name in a filter: those that its own children have ever had."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from dashboard.data.mart.columns import Coded, Flags
from dashboard.data.mart.selection import matching
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.scope import Reach
from dashboard.vocabulary.slice import EVERYTHING

_KEYED: Final = tuple(key for key, attribute in ATTRIBUTES.items() if attribute.codes is None and key != "month")


def values_in_reach(mart: Mart, reach: Reach) -> Mapping[str, frozenset[str]]:
    """By attribute without listed codes. Found out once for a mart and a reach."""
    found: Mapping[str, frozenset[str]] = mart.kept.get(("values", reach), lambda: _found(mart, reach))
    return found


def _found(mart: Mart, reach: Reach) -> dict[str, frozenset[str]]:
    within = matching(mart.columns, EVERYTHING, reach)
    return {key: _values(mart.columns.attributes[key], within) for key in _KEYED}


def _values(coded: Coded, within: Flags) -> frozenset[str]:
    there = (coded.values[place] for place in np.unique(coded.codes[within]).tolist())
    return frozenset(value for value in there if value is not None)
