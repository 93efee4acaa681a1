"""Dagsorden: the topics in their order, each with what it is about."""

from collections.abc import Sequence

from dashboard.components.names import is_pooled, name_for_groups
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.data.app_database.agenda import Topic, agenda_of
from dashboard.exports.pack.blocks import Block, Entry, Paragraph
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.text import Text


def about(asked: Asked, topic: Topic) -> str:
    """`Mål opnået · Bakkehuset`: the indicator and the home or school of a topic, as far as they are known today."""
    words = asked.words
    indicator = all_indicators().get(topic.indicator or "")
    named = [words.text(indicator.label)] if indicator is not None else []
    if topic.unit_kind is not None and topic.unit_key is not None:
        named.append(name_for_groups(asked.mart.register, topic.unit_kind, topic.unit_key, words))
    return " · ".join(named)


def is_family(asked: Asked, topic: Topic) -> bool:
    """Whether a topic is about a family's home, which no group is told of by itself."""
    return topic.unit_kind == "home" and is_pooled(asked.mart.register, topic.unit_key or "")


def _blocks(asked: Asked) -> Sequence[Block]:
    items = agenda_of(asked.database, asked.meeting.meeting_id)
    if not items:
        return [Paragraph(asked.words("Nothing is on the agenda yet."))]
    return [
        Entry(
            number=f"{item.position}.",
            title=item.topic.title,
            lines=tuple(
                line for line in (about(asked, item.topic), item.discussion) if line not in ("", item.topic.title)
            ),
        )
        for item in items
    ]


SECTION = PackSection(
    key="dagsorden",
    title=Text(da="Dagsorden", en="Agenda"),
    blocks=_blocks,
    reads=lambda asked: agenda_of(asked.database, asked.meeting.meeting_id),
)
