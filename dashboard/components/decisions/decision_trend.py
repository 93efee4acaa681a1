"""Decisions drawn on the months of the figure that they are judged by."""

from collections.abc import Iterable, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.scope_of import steering_group_scope
from dashboard.charts.decision_marks import DecisionMark
from dashboard.charts.months import months
from dashboard.components.code_labels import sentence_case
from dashboard.components.decisions.decision_own import own_slice, owns
from dashboard.components.decisions.decision_words import about_words, asks_words
from dashboard.components.figure_block import figure_block
from dashboard.components.visit import Visit
from dashboard.data.app_database.decisions import Decision, open_decisions_about
from dashboard.data.mart.query import can_group, query
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.decision import About
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, add_months, twelve_months
from dashboard.vocabulary.scope import Scope

MOST_MARKS: Final = 5  # on one chart; the others stand in the list
_MONTHS: Final = 24


def marks_of(visit: Visit, indicator: Indicator, about: About, key: str) -> list[DecisionMark]:
    """The open decisions about an indicator of a home or school, the first deadlines first."""
    found = open_decisions_about(visit.audit.log.database, indicator.key, about, key)
    theirs = (decision for decision in found if visit.reader.reads_minutes_of(decision.steering_group))
    return decision_marks(theirs, visit.words)[:MOST_MARKS]


def decision_marks(decisions: Iterable[Decision], words: Words) -> list[DecisionMark]:
    """What is drawn of decisions with a test."""
    marks = []
    for decision in decisions:
        criterion, deadline = decision.criterion, decision.deadline
        if criterion is None or deadline is None:
            continue
        level = float(criterion.level) / 100 if criterion.asks.is_share else None
        marks.append(DecisionMark(decision.taken_on, deadline, level, asks_words(criterion, words)))
    return sorted(marks, key=lambda mark: mark.deadline)


def decision_trend(visit: Visit, decision: Decision) -> Component | None:
    """The months of the figure with the decision on it; None where nobody but the group's tables could tell them.

    The municipality's months are those of the group's fixed tables; a home's, school's or cohort's are the reader's
    own to see, and say so.
    """
    criterion, mart = decision.criterion, visit.mart_found
    if criterion is None or mart is None:
        return None
    indicator = all_indicators().get(criterion.indicator)
    where = own_slice(visit, criterion)
    if indicator is None or where is None or not can_group(indicator, "month"):
        return None
    is_of_all = criterion.about is About.ALL
    if not is_of_all and not owns(visit, criterion):
        return None
    as_of, words = mart.meta.as_of, visit.words
    scope: Scope = steering_group_scope(visit.settings) if is_of_all else visit.scope
    period = twelve_months(as_of) if is_of_all else Period(add_months(as_of.replace(day=1), 1 - _MONTHS), as_of)
    result = query(mart, [indicator], period=period, where=where, by="month", scope=scope)[indicator.key]
    of = sentence_case(about_words(criterion, visit.register, words))
    if not is_of_all:
        of = words("Not for the group: {of}", of=of)
    drawn: Sequence[DecisionMark] = decision_marks([decision], words)
    return figure_block("beslutning", months(result, words, of=of, decisions=drawn), words)
