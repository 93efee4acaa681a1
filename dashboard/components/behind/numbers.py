"""The numbers of one page: which of them open for the reader, and the address that opens each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dashboard.auth.permissions import Permission
from dashboard.charts.month_axis import months_of
from dashboard.components.before import period_before
from dashboard.components.behind.behind_address import Number, number_address, without_list
from dashboard.components.filters.filter_choice import UNKNOWN_VALUE
from dashboard.components.visit import Visit
from dashboard.data.mart.disclosure.menu import GROUPED_BY, windows
from dashboard.data.mart.members.members import Figure
from dashboard.data.mart.own_figures import own_reach
from dashboard.data.mart.query import can_group
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, add_months
from dashboard.vocabulary.slice import EVERYTHING, Slice

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """`where`: the slice that the page's figures are of. `units`: what the page lists with a figure each.

    `months`: those whose figures the page shows; None: of none. `has_before`: it shows the period before as well.
    """

    visit: Visit
    indicators: Sequence[Indicator]
    where: Slice
    units: Literal["home", "school"] | None = None
    months: Period | None = None
    has_before: bool = True
    _base: str = field(init=False, repr=False, compare=False)
    _month_keys: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Found once: a page has hundreds of numbers.
        object.__setattr__(self, "_base", without_list(self.visit.search))
        object.__setattr__(self, "_month_keys", frozenset(months_of(self.months) if self.months is not None else ()))

    @property
    def closed(self) -> str:
        """The page's query string with no list opened."""
        return self._base

    def figure(self, number: Number) -> Figure | None:
        """The figure that a number is; None where the page has none such."""
        indicator = next((one for one in self.indicators if one.key == number.indicator), None)
        if indicator is None or (number.part and number.part not in {part.key for part in indicator.parts}):
            return None
        visit, where = self.visit, self.where
        match (bool(number.unit), bool(number.month), number.is_before):
            case (False, False, False):
                return Figure(indicator=indicator, period=visit.state.period, where=where, part=number.part)
            case (True, False, False):
                return self._of_unit(indicator, number)
            case (False, True, False) if not number.part:
                return self._of_month(indicator, number.month)
            case (False, False, True) if self.has_before and not number.part:
                return Figure(indicator=indicator, period=period_before(visit.state.chosen_period), where=where)
        return None

    def _of_unit(self, indicator: Indicator, number: Number) -> Figure | None:
        if self.units is None:
            return None
        group = None if number.unit == UNKNOWN_VALUE else number.unit
        by = GROUPED_BY[self.units]
        if group not in self.visit.mart.columns.attributes[by].places:
            return None
        period = self.visit.state.period
        return Figure(indicator=indicator, period=period, where=self.where, part=number.part, by=by, group=group)

    def _of_month(self, indicator: Indicator, month: str) -> Figure | None:
        months = self.months
        if months is None or month not in self._month_keys or not can_group(indicator, "month"):
            return None
        return Figure(indicator=indicator, period=months, where=self.where, by="month", group=month)

    def href(
        self, indicator: Indicator, *, part: str = "", unit: str = "", month: str = "", is_before: bool = False
    ) -> str | None:
        """The address that opens a number; None where it does not open for this reader."""
        visit = self.visit
        if not visit.may(Permission.CHILDREN):
            return None
        number = Number(indicator=indicator.key, part=part, unit=unit, month=month, is_before=is_before)
        figure = self.figure(number)
        if figure is None or own_reach(visit.mart, figure, visit.scope) is None:
            return None
        return number_address(visit.path, self._base, number)


def recent_months(visit: Visit, where: Slice) -> Period:
    """The months to draw: the latest, or those of the fixed tables where figures are of these."""
    as_of = visit.mart.meta.as_of
    is_fixed = not visit.scope.sees_all_unsuppressed and where == EVERYTHING and visit.state.period in windows(as_of)
    return windows(as_of)[0] if is_fixed else Period(add_months(as_of.replace(day=1), 1 - _MONTHS), as_of)
