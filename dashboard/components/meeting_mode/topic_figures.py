"""Where the figures of the agenda's topics stand, as the steering group may see them."""

from collections.abc import Callable, Collection, Mapping, Sequence

from dashboard.components.figure_words import suppressed
from dashboard.components.meeting_mode.topics import Told
from dashboard.components.pack.agenda import about, is_family
from dashboard.components.pack.asked import Asked
from dashboard.components.pack.figures import figure
from dashboard.data.app_database.agenda import Topic, UnitKind
from dashboard.data.mart.disclosure.menu import GROUPED_BY, units_listed
from dashboard.data.mart.query import can_group, query
from dashboard.exports.pack.blocks import Figure
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result, Row
from dashboard.vocabulary.slice import EVERYTHING

_Results = Mapping[str, Result]


def topics_told(asked: Asked, topics: Collection[Topic]) -> Callable[[Topic], Told]:
    """What the figures tell of each of the topics, all asked for at once.

    Of a home or a school only what its list tells; of all children together with the months.
    """
    kinds = {topic.unit_kind for topic in topics if indicator_of(topic) is not None}
    now, before = (
        {kind: _results(asked, topics, kind, period) for kind in kinds} for period in (asked.period, asked.before)
    )
    whole = [one for one in _indicators(topics, None) if can_group(one, "month")]
    monthly = query(asked.mart, whole, period=asked.period, where=EVERYTHING, by="month", scope=asked.scope)

    def told(topic: Topic) -> Told:
        indicator = indicator_of(topic)
        if indicator is None:
            return Told(about(asked, topic))
        over = f"{about(asked, topic)} · {asked.words.months(asked.period.start, asked.period.end)}"
        if is_family(asked, topic):
            return Told(over, Figure(title=asked.words.text(indicator.label), value=suppressed(asked.words)))
        row, earlier = (_row(results[topic.unit_kind][indicator.key], topic) for results in (now, before))
        months = monthly.get(indicator.key) if topic.unit_kind is None else None
        return Told(over, figure(asked, indicator, row, earlier, months))

    return told


def indicator_of(topic: Topic) -> Indicator | None:
    """What the topic's figure is of; None where it has none that a steering group is told."""
    indicator = all_indicators().get(topic.indicator or "")
    if indicator is None or (topic.unit_kind is not None and topic.unit_kind not in units_listed(indicator)):
        return None
    return indicator


def _indicators(topics: Collection[Topic], kind: UnitKind | None) -> Sequence[Indicator]:
    found = (indicator_of(topic) for topic in topics if topic.unit_kind == kind)
    return list({indicator.key: indicator for indicator in found if indicator is not None}.values())


def _results(asked: Asked, topics: Collection[Topic], kind: UnitKind | None, period: Period) -> _Results:
    by = GROUPED_BY[kind] if kind is not None else None
    indicators = _indicators(topics, kind)
    return query(asked.mart, indicators, period=period, where=EVERYTHING, by=by, scope=asked.scope, parts=True)


def _row(result: Result, topic: Topic) -> Row | None:
    return result.total if topic.unit_kind is None else result.rows.of_group(topic.unit_key)
