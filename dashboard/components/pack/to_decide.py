"""Beslutningspunkter: each topic with where its figure stands now, and room to write what is decided."""

from collections.abc import Sequence

from dashboard.components import figure_words as say
from dashboard.components.decisions.decision_words import due_words
from dashboard.components.figure_lines import basis_line
from dashboard.components.pack.agenda import about, is_family
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.data.app_database.agenda import AgendaItem, Topic, agenda_of
from dashboard.data.app_database.decisions import Decision, decisions_taken_at
from dashboard.data.mart.disclosure.menu import GROUPED_BY, units_listed
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
    taken = decisions_taken_at(asked.database, asked.meeting.meeting_id)
    if not items and not taken:
        return [Paragraph(words("There is nothing to decide on: nothing is on the agenda yet."))]
    entries = [_entry(asked, item, [one for one in taken if one.item_id == item.item_id]) for item in items]
    known = {item.item_id for item in items}
    others = _decided(asked, [decision for decision in taken if decision.item_id not in known])
    if others:
        entries.append(Entry(number="", title=words("The meeting as a whole"), lines=others))
    return entries


def _entry(asked: Asked, item: AgendaItem, taken: Sequence[Decision]) -> Entry:
    """A topic: what was decided, or else room to write it."""
    words, decided = asked.words, _decided(asked, taken)
    told = (about(asked, item.topic), _now(asked, item.topic))
    return Entry(
        number=f"{item.position}.",
        title=item.topic.title,
        lines=(*(line for line in told if line not in ("", item.topic.title)), *decided),
        blanks=() if decided else (words("Decision"), words("Responsible"), words("Deadline")),
    )


def _decided(asked: Asked, taken: Sequence[Decision]) -> tuple[str, ...]:
    words = asked.words
    return tuple(f"{words('Decided')}: {decision.text} · {due_words(decision, words)}" for decision in taken)


def _now(asked: Asked, topic: Topic) -> str:
    """Where the topic's figure stands; nothing where it has none that a steering group is told."""
    words = asked.words
    indicator = all_indicators().get(topic.indicator or "")
    if indicator is None or (topic.unit_kind is not None and topic.unit_kind not in units_listed(indicator)):
        return ""
    row = _row(asked, indicator, topic)
    told = say.figure_words(indicator, row, words) if row is not None else None
    if is_family(asked, topic):
        figure = say.suppressed(words)
    elif row is None:
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


SECTION = PackSection(
    key="beslutningspunkter",
    title=Text(da="Beslutningspunkter", en="To decide"),
    blocks=_blocks,
    reads=lambda asked: decisions_taken_at(asked.database, asked.meeting.meeting_id),
)
