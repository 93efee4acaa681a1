"""A value that a filter can be given, and how a filter offers and finds such values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from dashboard.components.code_labels import sentence_case
from dashboard.components.filters.filter_context import FilterContext
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text
from dashboard.vocabulary.traits import Span

UNKNOWN_VALUE: Final = "ukendt"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value in the address, its words inside a sentence, and the values or spans that it allows.

    `short`: its words under the filter's own label.
    """

    value: str
    phrase: Text
    allows: tuple[str | Span | None, ...]
    short: Text | None = None

    def label(self, words: Words) -> str:
        return sentence_case(words.text(self.short or self.phrase))


class Offer(Protocol):
    """The values of a filter."""

    def choices(self, context: FilterContext) -> tuple[Choice, ...]:
        """Those that are offered before anything is asked, in reading order."""

    def find(self, value: str, context: FilterContext) -> Choice | None:
        """The one with this value in the address, offered or not; None where there is none for this reader."""


def found_in(choices: Iterable[Choice], value: str) -> Choice | None:
    return next((choice for choice in choices if choice.value == value), None)
