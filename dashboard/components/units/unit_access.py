"""Whether a home or school is there for a reader: what may not be named is as if it were not."""

from dashboard.components.names import is_pooled
from dashboard.data.mart.store import Mart
from dashboard.data.mart.units_within import is_within
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope


def may_see_unit(scope: Scope, mart: Mart, unit: Unit, key: str) -> bool:
    """A family's name is told to nobody without a work need for its children."""
    if unit == "school":
        return key in mart.register.schools and is_within(mart, unit, key, scope.figures)
    reach = scope.own if is_pooled(mart.register, key) else scope.figures
    return key in mart.register.homes and is_within(mart, unit, key, reach)
