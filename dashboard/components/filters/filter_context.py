"""What the choices of a reader are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.components.filters.period_choice import DEFAULT_PERIOD
from dashboard.data.mart.answers import Register


@dataclass(frozen=True, slots=True)
class FilterContext:
    """`own_municipality` None: own or other cannot be chosen.

    `is_free` False: the reader has fixed tables, and chooses between their periods only. `sees_others`: of children
    who are not the reader's own there are fixed tables only. `is_part`: the reader's own children are those
    of a place or a visitor, not all of the municipality's. `in_reach`: by attribute the values that the reader's own
    children have had (values_in_reach.py); None: all of the register.
    """

    as_of: date
    first_on: date
    own_municipality: str | None
    register: Register
    usual_period: str = DEFAULT_PERIOD
    is_free: bool = True
    sees_others: bool = False
    is_part: bool = False
    in_reach: Mapping[str, frozenset[str]] | None = None
