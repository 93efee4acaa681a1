"""Several values in one draw."""

from functools import cache
from itertools import product
from typing import Any

from hypothesis import strategies as st


@cache
def values(*columns: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One value of each column, the first ones the simplest: one draw, since a draw costs more than a row."""
    return st.sampled_from(tuple(product(*columns)))
