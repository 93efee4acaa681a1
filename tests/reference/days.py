"""Strategies for days and spells that meet: a random case database is of use only where its dates do."""

from datetime import date, timedelta
from functools import cache
from typing import Final

from hypothesis import strategies as st

FIRST: Final = date(2024, 7, 1)
SPAN: Final = 540
"""Days after FIRST on which things happen: about 18 months."""

HUBS: Final = (0, 61, 91, 180, 183, 184, 305, 365, 400)
"""Offsets on which many things fall together, month ends and beginnings among them."""

GAPS: Final = (0, 1, 14, 15, 55, 56, 57, 62, 63, 64, 83, 84, 85, 90, 91, 92, 93, 94, 104, 105, 106)
"""Distances in days at which a definition turns: cadences, graces, limits, the longest gap of a move."""


@cache
def offsets() -> st.SearchStrategy[int]:
    """Days after FIRST; a third of them are hubs."""
    return st.sampled_from((*HUBS * 30, *range(SPAN)))


@cache
def gaps() -> st.SearchStrategy[int]:
    """Distances in days from what came first: a third at, before or after a limit, the rest anything."""
    return st.sampled_from((*GAPS * 6, *range(301)))


@cache
def lengths() -> st.SearchStrategy[int | None]:
    """Lengths of a spell in days; a third are None, still running."""
    return st.sampled_from((*(None,) * 200, *GAPS * 3, *range(400)))


def day(offset: int) -> date:
    """The day so many days after FIRST."""
    return FIRST + timedelta(days=offset)


def maybe_day(offset: int | None) -> date | None:
    """The same, or None."""
    return None if offset is None else day(offset)
