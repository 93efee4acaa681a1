"""Which children a slice asks for by how they stand on the as-of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.data.mart.columns import NO_TRAIT, Flags, Ints
from dashboard.vocabulary.slice import Slice, TraitIn
from dashboard.vocabulary.traits import Span

_FIRST_DAY: Final = "first_on"


@dataclass(frozen=True, slots=True)
class Known:
    """The children whose traits a reader may know: as they stand now, and the day on which they were first placed."""

    now: Flags
    first: Flags


def standing_so(traits: Mapping[str, Ints], where: Slice, known: Known | None) -> Flags:
    """By the number of the child: whether it meets all conditions of the slice.

    `known`: whose traits the reader may know of (of the others they are unknown); None: everybody's.
    """
    found: Flags = np.ones(len(next(iter(traits.values()))), np.bool_)
    for one in where.traits:
        numbers = traits[one.trait]
        if known is not None:
            numbers = np.where(known.first if one.trait == _FIRST_DAY else known.now, numbers, NO_TRAIT)
        found &= _meets(numbers, one)
    return found


def _meets(numbers: Ints, condition: TraitIn) -> Flags:
    is_in = np.zeros(len(numbers), np.bool_)
    for span in condition.spans:
        is_in |= (numbers == NO_TRAIT) if span is None else _within(numbers, span)
    return ~is_in if condition.barred else is_in


def _within(numbers: Ints, span: Span) -> Flags:
    found: Flags = numbers != NO_TRAIT
    if span.low is not None:
        found &= numbers >= span.low
    if span.high is not None:
        found &= numbers <= span.high
    return found
