"""What of an answer stays closed: by the menu's tables for readers, by the answer alone at the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.data.mart.disclosure.gate import UNIT_OF, hidden_groups, sum_tells
from dashboard.data.mart.disclosure.menu import GROUPED_BY, is_on_menu, unit_asked
from dashboard.data.mart.disclosure.parts_told import parts_told
from dashboard.data.mart.disclosure.withheld import Withheld, withheld
from dashboard.data.mart.question import Tallies
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Reach, Scope
from dashboard.vocabulary.slice import Slice


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and by whom."""

    period: Period
    where: Slice
    by: str | None
    scope: Scope

    @property
    def least(self) -> int:
        """The least number of children that may be shown: none where every child asked for is the reader's own."""
        return 0 if self.scope.sees_all_unsuppressed else self.scope.least_children


def told_of(mart: Mart, indicator: Indicator, *, period: Period, where: Slice, by: str | None, scope: Scope) -> Reach:
    """Whose children an answer is about: by the menu all that the reader has figures of, else the reader's own."""
    if scope.at_terminal or scope.sees_all_unsuppressed:
        return scope.figures
    one = unit_asked(where)
    if one is not None and scope.owns_unit(*one):
        return scope.own
    rows = mart.columns.attributes[GROUPED_BY["home"]].places.keys()
    return scope.figures if is_on_menu(indicator, period, where, by, mart.meta.as_of, rows) else scope.own


@dataclass(frozen=True, slots=True)
class Closed:
    """What is not shown of one figure: groups, and the sums of all and of what is hidden; `parts` None tells all."""

    groups: frozenset[str | None] = frozenset()
    total: bool = False
    parts: frozenset[str] | None = None


def closed_of(
    mart: Mart, asked: Asked, indicators: Sequence[Indicator], tallies: Mapping[str, Tallies]
) -> dict[str, Closed]:
    """By indicator key. Who may see all children is shown all; a reader of others must ask by the menu."""
    if not asked.least:
        return {indicator.key: Closed() for indicator in indicators}
    if not asked.scope.at_terminal:
        found = withheld(mart, asked.scope)
        return {i.key: _by_menu(found, asked, i, tallies[i.key]) for i in indicators}
    hidden = hidden_groups(tallies, asked.least) if asked.by is not None else frozenset[str | None]()
    return {key: Closed(hidden, sum_tells(own, hidden, asked.least)) for key, own in tallies.items()}


def _by_menu(found: Withheld, asked: Asked, indicator: Indicator, tallies: Tallies) -> Closed:
    table, one = (indicator.key, asked.period), unit_asked(asked.where)
    is_shut = table in found.shut
    parts = parts_told(
        indicator, is_of_all=asked.by is None and one is None, tells_sides=table in found.sides and not is_shut
    )
    if one is not None:
        # A row of its list: told of where it is told of there.
        unit, key = one
        return Closed(total=is_shut or key in found.groups[table, GROUPED_BY[unit]], parts=parts)
    if asked.by is None:
        return Closed(total=is_shut, parts=parts)
    groups = frozenset(tallies.groups) if is_shut else found.groups[table, asked.by]
    unit_kind = UNIT_OF.get(asked.by)
    if unit_kind is not None:
        groups = frozenset(group for group in groups if not asked.scope.owns_unit(unit_kind, group))
    return Closed(groups, is_shut, parts)
