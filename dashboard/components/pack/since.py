"""Siden sidst: what has become of each figure since the group's last meeting, and of the key figures why."""

from collections.abc import Iterator, Sequence

from dashboard.components import figure_words as say
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.since.since_last import SinceLast, Told, since_last
from dashboard.components.since.since_last_sentences import headline_sentences, states_words, unchanged_words
from dashboard.components.since.since_last_steps import Step, decimals_of, steps
from dashboard.components.since.since_last_words import (
    parts_words,
    reason_words,
    sentence,
    settings_words,
    signed,
    story_words,
)
from dashboard.data.app_database.meetings import MeetingState
from dashboard.exports.pack.blocks import Block, Bullets, Cell, Heading, Paragraph, Table
from dashboard.i18n.words import Words
from dashboard.vocabulary.since import Figure
from dashboard.vocabulary.text import Text


def _since(asked: Asked) -> SinceLast:
    return since_last(asked.database, asked.mart, asked.settings, asked.meeting)


def _blocks(asked: Asked) -> Sequence[Block]:
    words, since = asked.words, _since(asked)
    said = [*story_words(since, words), *states_words(since, words)]
    if since.told:
        said += parts_words(since.parts, words)
    headline = [told for told in since.told if told.indicator.headline is not None]
    return [
        *(Paragraph(one) for one in said),
        *([Bullets(tuple(headline_sentences(since, words)))] if headline else []),
        *(block for told in headline if told.parts for block in _taken_apart(told, since, words)),
        *_others([told for told in since.told if told.indicator.headline is None], words),
    ]


def _taken_apart(told: Told, since: SinceLast, words: Words) -> Iterator[Block]:
    """The steps from one figure to the other, which add up."""
    assert told.parts is not None
    title = words("Since last: {figure}", figure=words.text(told.indicator.label))
    taken = steps(told.before, told.parts)
    top, bottom = (
        decimals_of(getattr(told.before, name), *(getattr(part, name) for part in told.parts))
        for name in ("numerator", "denominator")
    )
    then, now = _ends(since, words)
    yield Heading(title)
    if settings := settings_words(told, words):
        yield Paragraph(" ".join(settings))
    yield Table(
        caption=title,
        header=(words("What has changed"), words("Numerator"), words("Denominator"), words("Children")),
        rows=(
            _end(then, told.before, (top, bottom), words),
            *(_step(step, told, (top, bottom), words) for step in taken),
            _end(now, told.after, (top, bottom), words),
        ),
        widths=(8, 2, 2, 2),
        last_is_all=True,
    )


def _ends(since: SinceLast, words: Words) -> tuple[str, str]:
    assert since.before is not None
    assert since.after is not None
    then, day = words.day(since.before.as_of), words.day(since.after.as_of)
    is_held = since.meeting.state is MeetingState.HELD
    now = words("At this meeting ({day})", day=day) if is_held else words("Now ({day})", day=day)
    return words("At the last meeting ({day})", day=then), now


def _step(step: Step, told: Told, decimals: tuple[int, int], words: Words) -> tuple[Cell, ...]:
    return (
        Cell(reason_words(step.part, told.indicator, words)),
        Cell(signed(step.numerator, decimals[0], words)),
        Cell(signed(step.denominator, decimals[1], words)),
        Cell(words.number(step.part.children)),
    )


def _end(name: str, figure: Figure, decimals: tuple[int, int], words: Words) -> tuple[Cell, ...]:
    if figure.numerator is None or figure.denominator is None:
        return (Cell(name), Cell(say.missing(say.Missing.NO_BASIS, words)), Cell(""), Cell(""))
    return (
        Cell(name),
        Cell(words.number(float(figure.numerator), decimals[0])),
        Cell(words.number(float(figure.denominator), decimals[1])),
        Cell(words.number(figure.children or 0)),
    )


def _others(others: Sequence[Told], words: Words) -> list[Block]:
    """The other indicators in a sentence each; those that have not changed together."""
    if not others:
        return []
    said = [sentence(told, words) for told in others if not told.is_unchanged]
    unchanged = unchanged_words([told for told in others if told.is_unchanged], words, of=len(others))
    return [Heading(words("The other indicators")), Bullets((*said, *unchanged))]


def _reads(asked: Asked) -> object:
    """Not the figures themselves: by these states they are known."""
    since = _since(asked)
    return since.story, since.earlier, since.before, since.after, since.parts


SECTION = PackSection(
    key="siden-sidst",
    title=Text(da="Siden sidst", en="Since the last meeting"),
    blocks=_blocks,
    reads=_reads,
)
