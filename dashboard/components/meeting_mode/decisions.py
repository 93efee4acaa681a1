"""Decisions on slides: the open ones of earlier meetings with where they stand, and what this one has decided."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from dashboard.components.decisions.decision_status import DecisionStatus, decisions_before, statuses
from dashboard.components.decisions.decision_words import (
    criterion_words,
    due_words,
    figure_sentences,
    standing_words,
    unanswered_words,
)
from dashboard.components.meeting_mode.paging import text_slides
from dashboard.components.meeting_mode.slide import Slide
from dashboard.components.meeting_mode.wanted import Wanted
from dashboard.data.app_database.agenda import AgendaItem
from dashboard.data.app_database.decisions import Decision, decisions_taken_at
from dashboard.data.mart.answers import NO_REGISTER
from dashboard.exports.pack.lines import Line
from dashboard.i18n.words import Words

_MOST: Final = 30


def earlier_decision_slides(wanted: Wanted) -> list[Slide]:
    """The decisions that wait for the meeting's answer, by deadline, under the group's own disclosure rules."""
    words = wanted.words
    found = decisions_before(wanted.database, wanted.meeting)
    today = wanted.now.astimezone().date()
    standing = statuses(wanted.database, found[:_MOST], wanted.mart, wanted.settings, today=today)
    lines = [line for status in standing for line in _standing(status, wanted)]
    lines += _cut(found, words)
    none = [Line(words("No decision of an earlier meeting is open."))]
    return text_slides("beslutninger", words("Open decisions of earlier meetings"), lines or none)


def decided_under(taken: Collection[Decision], words: Words) -> Callable[[AgendaItem], Sequence[str]]:
    """What was decided under a topic."""
    return lambda item: [_told(decision, words) for decision in taken if decision.item_id == item.item_id]


def other_decision_slides(wanted: Wanted, items: Collection[AgendaItem]) -> list[Slide]:
    """What the meeting decided that stands under none of the topics; nothing where there is no such."""
    words, topics = wanted.words, {item.item_id for item in items}
    found = [one for one in taken_at(wanted) if one.item_id not in topics]
    lines = [Line(_told(decision, words), is_bullet=True) for decision in found[:_MOST]]
    return text_slides("besluttet", words("Decisions of this meeting"), [*lines, *_cut(found, words)])


def taken_at(wanted: Wanted) -> Sequence[Decision]:
    return decisions_taken_at(wanted.database, wanted.meeting.meeting_id)


def _standing(status: DecisionStatus, wanted: Wanted) -> Iterator[Line]:
    words, decision, criterion = wanted.words, status.decision, status.decision.criterion
    yield Line(decision.text, is_strong=True)
    standing = words("Status: {standing}", standing=standing_words(status.standing, criterion, words))
    yield Line(". ".join(filter(None, (f"{due_words(decision, words)} · {standing}", unanswered_words(status, words)))))
    if criterion is not None:
        register = wanted.mart.register if wanted.mart is not None else NO_REGISTER
        asked = words("Test: {criterion}.", criterion=criterion_words(criterion, register, words))
        yield Line(" ".join((asked, *figure_sentences(status, words))), is_note=True)


def _told(decision: Decision, words: Words) -> str:
    return f"{decision.text} ({due_words(decision, words)})"


def _cut(found: Sequence[Decision], words: Words) -> list[Line]:
    if len(found) <= _MOST:
        return []
    return [Line(words("{x} of {n} are shown.", x=_MOST, n=len(found)), is_note=True)]
