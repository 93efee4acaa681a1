"""The agenda as slides: an overview, then each topic with its figure, what was said of it and what was decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.components.meeting_mode.paging import figure_slides, text_slides, typed
from dashboard.components.meeting_mode.slide import Slide
from dashboard.components.pack.agenda import SECTION
from dashboard.data.app_database.agenda import AgendaItem, Topic
from dashboard.exports.pack.blocks import Figure
from dashboard.exports.pack.lines import Line
from dashboard.i18n.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """What the figures tell of a topic: the names of what it is about, and where that stands."""

    about: str = ""
    figure: Figure | None = None


def agenda_slides(items: Sequence[AgendaItem], words: Words) -> list[Slide]:
    """The topics by number and title."""
    lines = [Line(_named(item)) for item in items] or [Line(words("Nothing is on the agenda yet."))]
    return text_slides("dagsorden", words.text(SECTION.title), lines)


def topic_slides(
    items: Sequence[AgendaItem],
    told: Callable[[Topic], Told],
    decided: Callable[[AgendaItem], Sequence[str]],
    words: Words,
) -> list[Slide]:
    """A slide a topic, or as many as its texts take."""
    slides = []
    for item in items:
        found, decisions = told(item.topic), decided(item)
        lines = [*_under(words("Discussion"), typed(item.discussion))]
        lines += _under(words("Decided"), [Line(decision, is_bullet=True) for decision in decisions])
        asides = found.figure.definition if found.figure is not None else ()
        slide = Slide(
            key=key_of(item), title=_named(item), about=found.about, figure=found.figure, asides=asides
        )  # fmt: skip
        slides += figure_slides(slide, lines)
    return slides


def notes_of(items: Sequence[AgendaItem]) -> Mapping[str, str]:
    """The notes for who presents, by the key of the topic's slides."""
    return {key_of(item): item.topic.notes for item in items if item.topic.notes}


def key_of(item: AgendaItem) -> str:
    return f"punkt-{item.item_id}"


def _named(item: AgendaItem) -> str:
    return f"{item.position}. {item.topic.title}"


def _under(heading: str, lines: Sequence[Line]) -> list[Line]:
    return [Line(heading, is_strong=True), *lines] if lines else []
