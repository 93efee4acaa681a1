"""Whether a home or school is within a reach at all: lies in its municipality, or a child of it was there."""

from dashboard.data.mart.selection import matching
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Reach
from dashboard.vocabulary.slice import Slice


def is_within(mart: Mart, unit: Unit, key: str, reach: Reach) -> bool:
    """Whether somebody with the reach has anything to do with the unit."""
    units = mart.register.homes if unit == "home" else mart.register.schools
    if reach.has_unit(unit, key) or (key in units and units[key].municipality in reach.municipalities):
        return True
    return bool(matching(mart.columns, Slice.of({unit: [key]}), reach).any())
