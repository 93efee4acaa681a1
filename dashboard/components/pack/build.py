"""The whole pack of a meeting, section by section: one document, which every file is written from."""

from collections.abc import Callable, Sequence

from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.pack.cover import cover, stamp, stem, writers_words
from dashboard.exports.pack.blocks import Section
from dashboard.exports.pack.document import Pack

Begun = Callable[[str], None]  # told the title of what is begun


def begun_nothing(_title: str) -> None:
    """Of a pack whose making nobody watches."""


def meeting_pack(asked: Asked, sections: Sequence[PackSection], begun: Begun = begun_nothing) -> Pack:
    """The document. Raises what the figures and the app database raise; nothing is written."""
    made = []
    for section in sections:
        begun(asked.words.text(section.title))
        made.append(
            Section(
                key=section.key,
                title=asked.words.text(section.title),
                blocks=section.blocks(asked),
                starts_page=section.starts_page,
                only_on_paper=section.only_on_paper,
            )
        )
    return Pack(
        stem=stem(asked),
        language=asked.words.language,
        cover=cover(asked),
        sections=made,
        stamp=stamp(asked),
        made_at=asked.now,
        words=writers_words(asked.words),
    )
