"""Where a decision stands by figures that are the reader's own to see, and not the group's."""

from datetime import date

from dashboard.auth.decision_figures import gone, slice_of
from dashboard.components.cohorts.cohorts import find_cohort, state_of
from dashboard.components.visit import Visit
from dashboard.data.app_database.decisions import Decision
from dashboard.data.mart.decision_reading import reading_of
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.decision import About, Criterion, Reading, Standing, standing_of_test
from dashboard.vocabulary.period import twelve_months
from dashboard.vocabulary.slice import Slice


def own_standing(visit: Visit, decision: Decision) -> tuple[Reading, Standing] | None:
    """The figure over the deadline's months as far as they are known today, and where the decision stands by it.

    None for a free decision, and where the figure is not all of the reader's own children or cannot be made.
    """
    criterion, deadline, mart = decision.criterion, decision.deadline, visit.mart_found
    if criterion is None or deadline is None or mart is None or not owns(visit, criterion):
        return None
    where = own_slice(visit, criterion)
    if where is None:
        return None
    indicator, as_of = all_indicators()[criterion.indicator], mart.meta.as_of

    def on(day: date) -> Reading:
        return reading_of(mart, indicator, where=where, scope=visit.scope, period=twelve_months(day))

    now = on(min(as_of, deadline))
    standing = standing_of_test(criterion, deadline, start=None, now=now, as_of=as_of)
    if standing is Standing.NOT_YET and decision.start is not None:
        standing = standing_of_test(criterion, deadline, start=on(decision.start.as_of), now=now, as_of=as_of)
    return now, standing


def own_slice(visit: Visit, criterion: Criterion) -> Slice | None:
    """The children a criterion is about; None where a part of it is gone, or the cohort is not the reader's to see."""
    if gone(criterion, visit.register) is not None:
        return None
    if criterion.about is not About.COHORT:
        return slice_of(criterion)
    cohort = find_cohort(visit, criterion.key)
    return state_of(visit, cohort.filters).slice if cohort is not None else None


def lacks_cohort(visit: Visit, criterion: Criterion | None) -> bool:
    """Whether a criterion is about a cohort that is deleted, or not shared with a reader who could see its figure."""
    if criterion is None or criterion.about is not About.COHORT or not owns(visit, criterion):
        return False
    return find_cohort(visit, criterion.key) is None


def owns(visit: Visit, criterion: Criterion) -> bool:
    """Whether the figure is all of the reader's own children."""
    if criterion.about in (About.HOME, About.SCHOOL):
        return visit.scope.owns_unit(criterion.about, criterion.key)
    return visit.scope.sees_all_unsuppressed
