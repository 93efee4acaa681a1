"""Whether a home or school is within a reach: at all, or with every child in it."""

from dashboard.data.mart.selection import matching
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Reach
from dashboard.vocabulary.slice import Slice


def is_within(mart: Mart, unit: Unit, key: str, reach: Reach) -> bool:
    """Whether somebody with the reach has anything to do with the unit: it is wholly theirs, or a child of it was."""
    if is_wholly_own(mart, unit, key, reach):
        return True
    return bool(matching(mart.columns, Slice.of({unit: [key]}), reach).any())


def is_wholly_own(mart: Mart, unit: Unit, key: str, reach: Reach) -> bool:
    """Whether every child of the unit is within the reach: the unit itself is, or lies in its municipality."""
    units = mart.register.homes if unit == "home" else mart.register.schools
    return reach.has_unit(unit, key) or (key in units and units[key].municipality in reach.municipalities)
