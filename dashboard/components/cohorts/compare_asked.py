"""What an address asks of the page that compares: which two cohorts, and how they differ; for screen and file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dashboard.components.cohorts.cohorts import (
    THE_REST,
    WITH_KEY,
    cohort_part,
    rest_part,
    saved_here,
    state_of,
    visible_cohorts,
    with_period,
)
from dashboard.components.filters.filter_sentence import cohort_sentence
from dashboard.components.filters.filters import FilterState
from dashboard.components.query import read
from dashboard.components.visit import Visit
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.mart.cohorts import Comparison, compare_cohorts
from dashboard.indicators.registry import all_indicators


class NoPair(Enum):
    """Why there is nothing to compare."""

    GONE = "gone"  # the other cohort is deleted, or not shared
    NO_FILTERS = "no_filters"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, who is in it, and the query string that leads to it."""

    name: str
    sentence: str
    filters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """`beside`: the filters of the other cohort; None where it is the rest."""

    one: Side
    other: Side
    beside: FilterState | None
    found: Comparison

    @property
    def nobody(self) -> Side | None:
        """The side of whom nothing is counted, if there is one."""
        figures = self.found.figures
        if not any(figure.one for figure in figures):
            return self.one
        return self.other if not any(figure.other for figure in figures) else None


def other_cohort(visit: Visit, cohorts: Sequence[Cohort]) -> Cohort | None:
    """The cohort that the address names to compare with, of those that the reader sees."""
    asked = dict(read(visit.search)).get(WITH_KEY)
    return next((cohort for cohort in cohorts if (cohort.cohort_id,) == asked), None)


def asked_pair(visit: Visit) -> Pair | NoPair:
    """The two cohorts that the address asks for; any text will do."""
    words, state = visit.words, visit.state
    filters, other = cohort_part(state), other_cohort(visit, visible_cohorts(visit))
    if other is None and dict(read(visit.search)).get(WITH_KEY, (THE_REST,)) != (THE_REST,):
        return NoPair.GONE
    if not filters:
        return NoPair.NO_FILTERS
    if other is not None and other.filters == filters:
        return NoPair.SAME
    beside = state_of(visit, other.filters) if other is not None else None
    found = compare_cohorts(
        visit.mart,
        list(all_indicators().values()),
        period=state.period,
        one=state.slice,
        other=beside.slice if beside is not None else None,
        scope=visit.scope,
    )
    saved = saved_here(visit, filters)
    name = saved.name if saved is not None else words("The filters above")
    return Pair(
        one=Side(name, cohort_sentence(state, words), visit.filters),
        other=(
            Side(other.name, cohort_sentence(beside, words), with_period(visit, other.filters))
            if other is not None and beside is not None
            else Side(words("The rest"), words("all others whom you have access to"), rest_part(visit, filters))
        ),
        beside=beside,
        found=found,
    )
