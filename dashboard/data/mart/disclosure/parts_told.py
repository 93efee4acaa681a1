"""Which pieces of a figure may stand beside it where its children are not the reader's own."""

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import Count, Is, Measure


def parts_told(indicator: Indicator, *, is_of_all: bool, tells_sides: bool) -> frozenset[str]:
    """The keys of the parts to tell; `is_of_all`: beside the figure of all children together.

    In lists only what divides the figure's own rows: these the lists protect. What stands beside the figure may be of a
    single child, a side of it of a few; kinds of absence are told of the whole municipality only (methods.md 5).
    """
    told: set[str] = set()
    for part in indicator.parts:
        if part.out_of is not None:
            if is_of_all and tells_sides:
                told |= {part.key, part.whole_key}
        elif is_of_all or _divides(part.measure, indicator.denominator):
            told.add(part.key)
    return frozenset(told)


def _divides(part: Measure, whole: Measure) -> bool:
    """Whether a part counts some of the events that the whole counts."""
    match part, whole:
        case (
            Count(fact=fact, where=Is(column=column, values=values)),
            Count(fact=of, where=Is(column=divided, values=all_values)),
        ):
            return fact == of and column == divided and set(values) <= set(all_values)
    return False
