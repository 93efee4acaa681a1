"""The period that a period is held against: as much of the one before, so that like is compared with like."""

from datetime import timedelta

from dashboard.components.filters.period_choice import ChosenPeriod
from dashboard.vocabulary.period import Period


def period_before(chosen: ChosenPeriod) -> Period:
    """The period before; where the chosen one is not over yet, only as many of its first days.

    So this school year up to November is held against last school year up to November, not against all of it.
    """
    before = chosen.whole.before()
    if chosen.period == chosen.whole:
        return before
    return Period(before.start, min(before.end, before.start + timedelta(days=chosen.period.days - 1)))
