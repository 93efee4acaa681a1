"""All slides of a meeting, made of the pack's own document: what the steering group may see, whoever is signed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from dashboard.components.meeting_mode.decisions import (
    decided_under,
    earlier_decision_slides,
    other_decision_slides,
    taken_at,
)
from dashboard.components.meeting_mode.paging import section_slides
from dashboard.components.meeting_mode.signals import signal_slides
from dashboard.components.meeting_mode.slide import Slide
from dashboard.components.meeting_mode.topic_figures import indicator_of, topics_told
from dashboard.components.meeting_mode.topics import Told, agenda_slides, topic_slides
from dashboard.components.meeting_mode.wanted import Wanted
from dashboard.components.pack import agenda, decisions, figures, to_decide, units
from dashboard.components.pack.ask import CancelledMeetingError, ask_for_pack
from dashboard.components.pack.asked import Asked
from dashboard.components.pack.build import meeting_pack
from dashboard.components.pack.cover import facts
from dashboard.components.pack.sections import SECTIONS
from dashboard.data.app_database.agenda import AgendaItem, Topic, agenda_of
from dashboard.data.app_database.meetings import MeetingState
from dashboard.data.app_database.steering_groups import steering_group_for
from dashboard.exports.pack.blocks import Cover, Figure, Pairs, Section
from dashboard.exports.pack.lines import Line
from dashboard.i18n.words import Words

# Agenda and decisions have slides of their own here; the tables of all homes and schools stay on paper.
_OWN: Final = frozenset({agenda.SECTION.key, decisions.SECTION.key, to_decide.SECTION.key})
_ON_PAPER: Final = frozenset({units.HOMES.key, units.SCHOOLS.key})
_NOT_SHOWN: Final = _OWN | _ON_PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class Slides:
    """`stamp` stands at the foot of each. `identity`: two that have the same show the same."""

    shown: Sequence[Slide]
    stamp: str
    items: Sequence[AgendaItem]

    @property
    def identity(self) -> str:
        return sha256(repr(self.shown).encode()).hexdigest()[:16]


def meeting_slides(wanted: Wanted) -> Slides:
    """Cover, agenda, decisions, what the pack tells, then topic by topic.

    Without figures the agenda and what was decided are shown all the same. Raises CancelledMeetingError,
    AppDatabaseError.
    """
    if wanted.meeting.state is MeetingState.CANCELLED:
        raise CancelledMeetingError
    items = agenda_of(wanted.database, wanted.meeting.meeting_id)
    if wanted.mart is None:
        return _without_figures(wanted, items)
    asked = ask_for_pack(
        wanted.meeting,
        mart=wanted.mart,
        database=wanted.database,
        settings=wanted.settings,
        words=wanted.words,
        now=wanted.now,
    )
    shown = [section for section in SECTIONS if not section.only_on_paper and section.key not in _NOT_SHOWN]
    pack = meeting_pack(asked, shown)
    slides = [
        _cover(pack.cover, facts(asked)),
        *agenda_slides(items, wanted.words),
        *earlier_decision_slides(wanted),
        *(slide for section in pack.sections for slide in _of_section(asked, section, items)),
        *_topics(wanted, items, topics_told(asked, [item.topic for item in items])),
    ]
    return Slides(shown=slides, stamp=pack.stamp, items=items)


def _of_section(asked: Asked, section: Section, items: Sequence[AgendaItem]) -> list[Slide]:
    """The slides of a section; the signals before the indicators, whose period stands over each.

    An indicator that is a topic of the agenda is shown there, and not twice.
    """
    if section.key != figures.SECTION.key:
        return section_slides(section)
    whole = (indicator_of(item.topic) for item in items if item.topic.unit_kind is None)
    topics = {asked.words.text(indicator.label) for indicator in whole if indicator is not None}
    left = [block for block in section.blocks if not (isinstance(block, Figure) and block.title in topics)]
    period = asked.words.months(asked.period.start, asked.period.end)
    return [*signal_slides(asked), *section_slides(replace(section, blocks=left), period)]


def _without_figures(wanted: Wanted, items: Sequence[AgendaItem]) -> Slides:
    words, meeting = wanted.words, wanted.meeting
    group = steering_group_for(wanted.database, meeting.steering_group)
    cover = Cover(
        title="",
        day=f"{group.name} · {words.long_day(meeting.day)}",
        municipality="",
        facts=(),
        warning=words("There are no figures at the moment. The agenda and the decisions are shown without them."),
    )
    slides = [
        _cover(cover, ((words("Place"), meeting.place),) if meeting.place else ()),
        *agenda_slides(items, words),
        *earlier_decision_slides(wanted),
        *_topics(wanted, items, lambda topic: _no_figure(topic, words)),
    ]
    return Slides(shown=slides, stamp=f"{group.name} {words.day(meeting.day)}", items=items)


def _topics(wanted: Wanted, items: Sequence[AgendaItem], told: Callable[[Topic], Told]) -> list[Slide]:
    """The topics, and what was decided besides."""
    decided = decided_under(taken_at(wanted), wanted.words)
    return [*topic_slides(items, told, decided, wanted.words), *other_decision_slides(wanted, items)]


def _no_figure(topic: Topic, words: Words) -> Told:
    indicator = indicator_of(topic)
    if indicator is None:
        return Told()
    return Told(
        words.text(indicator.label),
        Figure(title=words.text(indicator.label), value=words("No figures at the moment")),
    )


def _cover(cover: Cover, facts: Pairs) -> Slide:
    strong = [Line(text, is_strong=True) for text in (cover.municipality, cover.warning) if text]
    told = [Line(f"{label}: {said}", is_note=True) for label, said in facts]
    return Slide(key="forside", title=cover.day, lines=(*strong, *told), is_cover=True)
