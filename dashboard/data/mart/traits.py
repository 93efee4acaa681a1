"""Which children a slice asks for by how they stand on the as-of date."""

from collections.abc import Mapping

import numpy as np

from dashboard.data.mart.columns import NO_TRAIT, Flags, Ints
from dashboard.vocabulary.slice import Slice, TraitIn
from dashboard.vocabulary.traits import Span


def standing_so(traits: Mapping[str, Ints], where: Slice) -> Flags | None:
    """By the number of the child: whether it meets all conditions. None: the slice has none."""
    if not where.traits:
        return None
    found: Flags = np.logical_and.reduce([_meets(traits[one.trait], one) for one in where.traits])
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
