"""What can be counted: the closed set of numerators and denominators that a declaration may name.

A measure names a fact of the mart (dashboard/data/mart/facts.py), a condition on the fact's columns, and nothing
about dates, groups or who is asking: the period and the group are filled in by the query. A measure of children
counts rows that belong to one child each; a measure of units counts homes or schools.
"""

from dataclasses import dataclass
from typing import Literal

Value = str | bool
Unit = Literal["home", "school"]


@dataclass(frozen=True, slots=True)
class Is:
    """The column has one of the values; unknown is none of them."""

    column: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The column is not unknown."""

    column: str


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds. All(()) holds always."""

    conditions: tuple["Condition", ...] = ()


Condition = Is | Known | All
ALWAYS = All()


@dataclass(frozen=True, slots=True)
class Count:
    """The rows of a fact that happened on a day of the period."""

    fact: str
    where: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Days:
    """The child-days of the period on which the rows of a fact are in force, divided by `per`."""

    fact: str
    where: Condition = ALWAYS
    per: float = 1.0


@dataclass(frozen=True, slots=True)
class OnLastDay:
    """The rows of a fact in force on the last day of the period."""

    fact: str
    where: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class AttendanceDays:
    """School days of the attendance rows that end in the period: `possible`, `absent`, or one kind of absence."""

    column: Literal["possible", "absent", "illness", "permitted", "unauthorised"]


@dataclass(frozen=True, slots=True)
class AttendingChildren:
    """Children with at least the rule's least possible days in the group; `over`: those over the limit of absence."""

    over: bool


@dataclass(frozen=True, slots=True)
class SparringHeld:
    """Sparring rows of the kind of unit, on days on which the unit has a receiver."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class UnitDays:
    """Unit-days with a receiver, divided by `per`; `covered`: those within the limit after sparring."""

    unit: Unit
    covered: bool = False
    per: float = 1.0


@dataclass(frozen=True, slots=True)
class UnitsOnLastDay:
    """Units with a receiver on the last day of the period; `advised`: those with the advisor the model asks for."""

    unit: Unit
    advised: bool = False


ChildMeasure = Count | Days | OnLastDay
AttendanceMeasure = AttendanceDays | AttendingChildren
UnitMeasure = SparringHeld | UnitDays | UnitsOnLastDay
Measure = ChildMeasure | AttendanceMeasure | UnitMeasure
