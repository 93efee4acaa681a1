"""What is asked for, and the adding up of what counts (section 1)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from .case import Attributes

Result = dict[str | None, tuple[Fraction, Fraction, int]]
"""group -> (numerator, denominator, distinct children); group None is all without a `by`, else unknown."""


class CannotGroup(Exception):  # noqa: N818 - the name says what happened
    """The indicator is not grouped by the attribute that was asked for."""


@dataclass(frozen=True)
class Query:
    """As-of date T, period [A, B] as asked, grouping, filters (None among the values is unknown)."""

    as_of: date
    start: date
    end: date
    by: str | None = None
    where: Mapping[str, Sequence[str | None]] = field(default_factory=dict)

    @property
    def last(self) -> date:
        """Section 1: "B later than T is read as T"."""
        return min(self.end, self.as_of)

    def days(self) -> Iterator[date]:
        """Section 1: "The period is [A, B], both days included"; none where A is later than B."""
        day = self.start
        while day <= self.last:
            yield day
            day += timedelta(days=1)

    def counts(self, day: date) -> bool:
        """Whether something that counts on `day` counts in the period."""
        return self.start <= day <= self.last

    def admits(self, attributes: Attributes) -> bool:
        """Section 1: "several filters must all hold"."""
        return all(attributes[name] in values for name, values in self.where.items())


class Contribution(NamedTuple):
    """What one event, child-day or unit-day adds, with the attributes that it is filtered and grouped by."""

    attributes: Attributes
    numerator: Fraction
    denominator: Fraction
    children: frozenset[str]


def contribution(
    attributes: Attributes,
    children: Iterable[str],
    numerator: Fraction | int,
    denominator: Fraction | int = 1,
) -> Contribution:
    """A `Contribution` from whole numbers or fractions."""
    return Contribution(attributes, Fraction(numerator), Fraction(denominator), frozenset(children))


def filtered(query: Query, contributions: Iterable[Contribution]) -> list[Contribution]:
    """Those whose attributes on the day counted match the filter."""
    return [item for item in contributions if query.admits(item.attributes)]


def tally(query: Query, contributions: Iterable[Contribution]) -> Result:
    """The contributions added up by group.

    Adds up by group; children are "the distinct children that contribute more than 0 to its denominator", and
    "a result with denominator 0 does not exist".
    """
    numerators: dict[str | None, Fraction] = {}
    denominators: dict[str | None, Fraction] = {}
    children: dict[str | None, set[str]] = {}
    for item in contributions:
        group = None if query.by is None else item.attributes[query.by]
        numerators[group] = numerators.get(group, Fraction(0)) + item.numerator
        denominators[group] = denominators.get(group, Fraction(0)) + item.denominator
        if item.denominator > 0:
            children.setdefault(group, set()).update(item.children)
    return {
        group: (numerators[group], denominators[group], len(children[group]))
        for group in denominators
        if denominators[group] != 0
    }
