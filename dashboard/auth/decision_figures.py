"""What a steering group is told of the figures that its decisions are judged by, whoever is signed in."""

from enum import StrEnum

from dashboard.auth.scope_of import steering_group_scope
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_changes import keep_reading
from dashboard.data.app_database.decisions import decisions_to_note
from dashboard.data.mart.answers import Register
from dashboard.data.mart.decision_reading import reading_of
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings
from dashboard.vocabulary.decision import About, Criterion, Reading, Told, asks_of, judged_end
from dashboard.vocabulary.period import twelve_months
from dashboard.vocabulary.slice import EVERYTHING, Slice


class Gone(StrEnum):
    """What a decision is about and is not there any more: it has no figure then, and stays."""

    FIGURES = "figures"  # there are none at all at the moment
    INDICATOR = "indicator"
    UNIT = "unit"
    COHORT = "cohort"  # deleted, or not the reader's to see


def gone(criterion: Criterion, register: Register) -> Gone | None:
    """What of a criterion the figures do not know; of a cohort nothing is told here."""
    indicator = all_indicators().get(criterion.indicator)
    if indicator is None or criterion.asks not in asks_of(indicator):
        return Gone.INDICATOR
    units = {About.HOME: register.homes, About.SCHOOL: register.schools}
    return Gone.UNIT if criterion.about in units and criterion.key not in units[criterion.about] else None


def group_reading(mart: Mart, criterion: Criterion, settings: Settings) -> Reading | Gone:
    """The newest figure as the group is told it. A cohort is finer than its fixed tables: withheld, and not asked."""
    missing = gone(criterion, mart.register)
    if missing is not None:
        return missing
    if criterion.about is About.COHORT:
        as_of = mart.meta.as_of
        return Reading(as_of=as_of, end=twelve_months(as_of).end, told=Told.WITHHELD)
    indicator = all_indicators()[criterion.indicator]
    return reading_of(mart, indicator, where=slice_of(criterion), scope=steering_group_scope(settings))


def slice_of(criterion: Criterion) -> Slice:
    """The children a criterion is about. Raises KeyError for a cohort: its filters are kept elsewhere."""
    if criterion.about is About.ALL:
        return EVERYTHING
    return Slice.of({{About.HOME: "home", About.SCHOOL: "school"}[criterion.about]: (criterion.key,)})


def note_readings(database: AppDatabase, mart: Mart, settings: Settings) -> None:
    """Notes the newest figure of each open decision as long as its deadline's months are not over.

    So it can be said later what the figure was by the deadline: the fixed tables go on to other months.
    """
    for decision in decisions_to_note(database):
        assert decision.criterion is not None
        assert decision.deadline is not None
        found = group_reading(mart, decision.criterion, settings)
        if isinstance(found, Reading) and found != decision.kept and found.end <= judged_end(decision.deadline):
            keep_reading(database, decision.decision_id, found)
