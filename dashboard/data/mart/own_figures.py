"""Which numbers are made of the reader's own children alone: behind these, and no other, there are names."""

from dashboard.data.mart.disclosure.closed import told_of
from dashboard.data.mart.disclosure.gate import UNIT_OF
from dashboard.data.mart.members.members import Figure
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Reach, Scope


def own_reach(mart: Mart, figure: Figure, scope: Scope) -> Reach | None:
    """Whose children a number is made of, where these are all the reader's own; None where others may be among them.

    Such a number passes the disclosure gate untouched: of others nothing can be read off its members.
    """
    if scope.own.is_empty:
        return None
    unit = UNIT_OF.get(figure.by or "")
    if unit is not None and scope.owns_unit(unit, figure.group):
        return scope.own
    reach = told_of(mart, figure.indicator, period=figure.period, where=figure.where, by=figure.by, scope=scope)
    return reach if not reach.is_empty and scope.own.covers(reach) else None
