"""A slice: which children and days are asked for (indicators.md 1: a filter).

Attributes are of the child's state on the day that is counted; traits of the child as it stands on the as-of date.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.traits import TRAITS, Span

# Attributes in order, each with its values in order; None among them is unknown.
Values = tuple[tuple[str, tuple[str | None, ...]], ...]


class UnknownAttributeError(ValueError):
    """The slice names an attribute that does not exist."""

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute
        super().__init__(f"no attribute {attribute!r}; the attributes are {', '.join(ATTRIBUTES)}")


@dataclass(frozen=True, slots=True)
class TraitIn:
    """The children with a trait in one of the spans (None among them: unknown); `barred`: all the others."""

    trait: str
    spans: tuple[Span | None, ...]
    barred: bool = False

    @classmethod
    def of(cls, trait: str, spans: Collection[Span | None], *, barred: bool = False) -> "TraitIn":
        """The order of the spans does not matter. Raises KeyError for a trait that does not exist."""
        return cls(TRAITS[trait].key, tuple(sorted(set(spans), key=_order)), barred)


def _order(span: Span | None) -> tuple[bool, bool, int, bool, int]:
    """Unknown last; without a low end first, without a high end after the others."""
    if span is None:
        return (True, False, 0, False, 0)
    return (False, span.low is not None, span.low or 0, span.high is None, span.high or 0)


@dataclass(frozen=True, slots=True)
class Slice:
    """Several must all hold: values allowed, values barred (unknown is barred only where named), traits as of today.

    `rest_of`: and not in this one, which allows no months.
    """

    allowed: Values = ()
    barred: Values = ()
    traits: tuple[TraitIn, ...] = ()
    rest_of: "Slice | None" = None

    @classmethod
    def of(
        cls,
        allowed: Mapping[str, Sequence[str | None]],
        barred: Mapping[str, Sequence[str | None]] | None = None,
        traits: Iterable[TraitIn] = (),
    ) -> "Slice":
        """Build from mappings; the order of attributes, values and traits does not matter.

        Raises UnknownAttributeError for an attribute that does not exist; months can be allowed, and not barred.
        """
        if barred and "month" in barred:
            raise UnknownAttributeError("month")
        return cls(
            _values(allowed),
            _values(barred or {}),
            tuple(sorted(traits, key=lambda one: (one.trait, one.barred, [_order(span) for span in one.spans]))),
        )

    @property
    def rest(self) -> "Slice":
        """All that is not in it. Raises UnknownAttributeError for a slice that allows months."""
        if "month" in dict(self.allowed):
            raise UnknownAttributeError("month")
        return Slice(rest_of=self)

    def narrowed(self, attribute: str, values: Sequence[str | None]) -> "Slice":
        """The same slice, and of one attribute these values alone, as far as it allows them."""
        allowed = dict(self.allowed)
        left = [value for value in values if value in allowed.get(attribute, values)]
        return replace(self, allowed=_values({**allowed, attribute: left}))


def _values(named: Mapping[str, Sequence[str | None]]) -> Values:
    for attribute in named:
        if attribute not in ATTRIBUTES:
            raise UnknownAttributeError(attribute)
    return tuple(
        (attribute, tuple(sorted(set(values), key=lambda value: (value is None, value or ""))))
        for attribute, values in sorted(named.items())
    )


EVERYTHING = Slice()
