"""What happened to a figure between two states of the case database: the change, taken apart into parts that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Status


class Reason(StrEnum):
    """Why numbers differ, in the order in which they are told; docs/definitions.md says which is which."""

    CAME = "came"  # children (units) that the earlier state does not have
    LEFT = "left"  # children (units) that the later state no longer has
    CHANGED_STATE = "changed_state"  # another group, into or out of the filter, another value on the last day
    HAPPENED_SINCE = "happened_since"  # days and events of days that only the later period has
    NO_LONGER_IN_PERIOD = "no_longer_in_period"  # days and events of days that only the earlier period has
    REGISTERED_LATE = "registered_late"  # of a day the earlier state should have known
    CORRECTED_OR_REMOVED = "corrected_or_removed"
    DEFINITION_CHANGED = "definition_changed"  # a setting of the municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one reason adds, or several together, in the figure's units.

    `children` (of a unit's figure: also `units`) are those it is about.
    """

    reason: Reason
    numerator: Fraction
    denominator: Fraction
    children: int
    units: int | None = None
    also: tuple[Reason, ...] = ()  # told together with the reason, which alone would tell of few children

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return (self.reason, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One of the two figures. `status` None: there was nothing to count, so the numbers are 0 and it has no value."""

    status: Status | None
    numerator: Fraction | None
    denominator: Fraction | None
    children: int | None

    @property
    def value(self) -> float | None:
        if self.numerator is None or not self.denominator:
            return None
        return float(self.numerator / self.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A group's two figures and the parts between them: before + all parts = after, for both numbers, exactly.

    `parts` None: withheld, since they would tell of few children. Without parts nothing changed.
    """

    group: str | None
    before: Figure
    after: Figure
    parts: tuple[Part, ...] | None

    @property
    def is_changed(self) -> bool | None:
        """Whether anything did; None is withheld."""
        return None if self.parts is None else bool(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSetting:
    """A rule of the definitions (vocabulary/rules.py) that the two states have different values of."""

    rule: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAsked:
    """What was asked of one of the two states."""

    as_of: date
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """An indicator in two states: all together (`by` None), or a change a group by key, unknown last."""

    indicator: Indicator
    by: str | None
    before: StateAsked
    after: StateAsked
    settings: tuple[ChangedSetting, ...]
    changes: Sequence[Change]
