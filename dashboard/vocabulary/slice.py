"""A slice: which children and days are asked for, as allowed values per attribute (indicators.md 1: a filter)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.vocabulary.attributes import ATTRIBUTES


class UnknownAttributeError(ValueError):
    """The slice names an attribute that does not exist."""

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute
        super().__init__(f"no attribute {attribute!r}; the attributes are {', '.join(ATTRIBUTES)}")


@dataclass(frozen=True, slots=True)
class Slice:
    """Allowed values per attribute, attributes in order; several must all hold. None among the values is unknown."""

    allowed: tuple[tuple[str, tuple[str | None, ...]], ...] = ()

    @classmethod
    def of(cls, allowed: Mapping[str, Sequence[str | None]]) -> "Slice":
        """Build from a mapping; the order of attributes and of values does not matter.

        Raises UnknownAttributeError for an attribute that does not exist.
        """
        for attribute in allowed:
            if attribute not in ATTRIBUTES:
                raise UnknownAttributeError(attribute)
        return cls(
            tuple(
                (attribute, tuple(sorted(set(values), key=lambda value: (value is None, value or ""))))
                for attribute, values in sorted(allowed.items())
            )
        )

    def __iter__(self) -> Iterator[tuple[str, tuple[str | None, ...]]]:
        return iter(self.allowed)

    def get(self, attribute: str) -> tuple[str | None, ...]:
        return dict(self.allowed).get(attribute, ())

    def narrowed(self, attribute: str, values: Sequence[str | None]) -> "Slice":
        """The same slice with one attribute's allowed values replaced."""
        return Slice.of({**dict(self.allowed), attribute: values})


EVERYTHING = Slice()
