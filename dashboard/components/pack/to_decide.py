"""Beslutningspunkter: each topic with where its figure stands now, and room to write what is decided."""

from collections.abc import Sequence

from dashboard.components import figure_words as say
from dashboard.components.figure_lines import basis_line
from dashboard.components.pack.agenda import about
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.data.app_database.agenda import Topic, agenda_of
from dashboard.data.mart.menu import GROUPED_BY, units_listed
from dashboard.data.mart.query import query
from dashboard.exports.pack.blocks import Block, Entry, Paragraph
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Row
from dashboard.vocabulary.slice import EVERYTHING
from dashboard.vocabulary.text import Text


def _blocks(asked: Asked) -> Sequence[Block]:
    words = asked.words
    items = agenda_of(asked.database, asked.meeting.meeting_id)
    if not items:
        return [Paragraph(words("There is nothing to decide on: nothing is on the agenda yet."))]
    blanks = (words("Decision"), words("Who sees to it"), words("By when"))
    return [
        Entry(
            number=f"{item.position}.",
            title=item.topic.title,
            lines=tuple(line for line in (about(asked, item.topic), _now(asked, item.topic)) if line),
            blanks=blanks,
        )
        for item in items
    ]


def _now(asked: Asked, topic: Topic) -> str:
    """Where the topic's figure stands; nothing where it has none that a steering group is told."""
    words = asked.words
    indicator = all_indicators().get(topic.indicator or "")
    if indicator is None or (topic.unit_kind is not None and topic.unit_kind not in units_listed(indicator)):
        return ""
    row = _row(asked, indicator, topic)
    told = say.figure_words(indicator, row, words) if row is not None else None
    if row is None:
        figure = say.missing(say.Missing.NO_BASIS, words)
    elif told is None:
        figure = say.suppressed(words)
    else:
        figure = f"{told.head} · {basis_line(indicator, row, told, words)}"
    return words("{period}: {figure}", period=words.months(asked.period.start, asked.period.end), figure=figure)


def _row(asked: Asked, indicator: Indicator, topic: Topic) -> Row | None:
    by = GROUPED_BY[topic.unit_kind] if topic.unit_kind is not None else None
    result = query(asked.mart, [indicator], period=asked.period, where=EVERYTHING, by=by, scope=asked.scope)[
        indicator.key
    ]
    return result.total if by is None else result.rows.of_group(topic.unit_key)


SECTION = PackSection(key="beslutningspunkter", title=Text(da="Beslutningspunkter", en="To decide"), blocks=_blocks)
