"""All figures since the last meeting: each in a sentence, and taken apart as steps with their picture."""

from collections.abc import Iterator, Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components.markup import named
from dashboard.components.notices import notice
from dashboard.components.since.since_last import Parts, SinceLast, Told
from dashboard.components.since.since_last_sentences import states_words, unchanged_words
from dashboard.components.since.since_last_steps import Step, Style, decimals_of, step_styles, steps
from dashboard.components.since.since_last_words import (
    both,
    levels,
    parts_words,
    reason_words,
    settings_words,
    signed,
    story_words,
)
from dashboard.components.table import plain_table
from dashboard.data.app_database.meetings import MeetingState
from dashboard.i18n.words import Words


def since_sheet(since: SinceLast, words: Words, look_again: str) -> list[Component | None]:
    """The page's content; `look_again` is its own address."""
    told = [one for one in since.told if not one.is_unchanged]
    unchanged = list(unchanged_words([one for one in since.told if one.is_unchanged], words, of=len(since.told)))
    return [
        _notice(story_words(since, words)),
        _parts_notice(since, words, look_again),
        _lead([*states_words(since, words), *unchanged, *_picture_words(told, words)]),
        *(_figure(one, since, words) for one in told),
    ]


def _notice(said: Sequence[str]) -> Component | None:
    return notice("info", *said) if said else None


def _parts_notice(since: SinceLast, words: Words, look_again: str) -> Component | None:
    said = parts_words(since.parts, words) if since.told else ()
    if not said:
        return None
    is_coming = since.parts in (Parts.RUNNING, Parts.WAITING)
    return notice("info", *said, *([html.A(words("Look again"), href=look_again)] if is_coming else []))


def _picture_words(told: Sequence[Told], words: Words) -> Iterator[str]:
    if any(one.parts for one in told):
        yield words(
            "Each picture shows the numerator above, the denominator below; a step begins where the one before ended."
        )


def _lead(said: Sequence[str]) -> Component | None:
    return html.Section([html.P(one) for one in said]) if said else None


def _figure(told: Told, since: SinceLast, words: Words) -> Component:
    key = f"siden-{told.indicator.key}"
    return html.Section(
        [
            html.H2(words.text(told.indicator.label), id=key),
            *([html.P(say.suppressed(words))] if told.is_hidden else _told(told, since, words)),
        ],
        className="since",
        **named(aria_labelledby=key),
    )


def _told(told: Told, since: SinceLast, words: Words) -> list[Component | None]:
    value = levels(told, words)
    return [
        html.P([html.B(both(told, words)), f" {words.text(told.indicator.event)}", f" · {value}" if value else ""]),
        *(html.P(said) for said in settings_words(told, words)),
        _steps(told, since, words) if told.parts else None,
        html.P(words("What has changed it is not shown, to protect the children."), className="extent")
        if told.parts is None and since.parts is Parts.TOLD
        else None,
    ]


def _steps(told: Told, since: SinceLast, words: Words) -> Component:
    assert told.parts is not None
    assert since.before is not None
    assert since.after is not None
    taken = steps(told.before, told.parts)
    *styles, whole = step_styles(taken, is_share=told.indicator.kind.is_share)
    title = words("What has changed the figure: {figure}", figure=words.text(told.indicator.label))
    top, bottom = words("Numerator"), words("Denominator")
    places = [
        decimals_of(getattr(told.before, name), *(getattr(part, name) for part in told.parts))
        for name in ("numerator", "denominator")
    ]
    head = (words("What has changed"), top, bottom, words("Children"), words("Step"))
    rows = [
        _end(
            words("At the last meeting ({day})", day=words.day(since.before.as_of)),
            told,
            True,
            places,
            words,
            {"--zero": whole["--zero"]},
        ),
        *(_row(step, style, told, places, words) for step, style in zip(taken, styles, strict=True)),
        _end(_end_words(since, words), told, False, places, words, whole),
    ]
    return plain_table(title, head, rows, stacks=True)


def _end_words(since: SinceLast, words: Words) -> str:
    assert since.after is not None
    day = words.day(since.after.as_of)
    is_held = since.meeting.state is MeetingState.HELD
    return words("At this meeting ({day})", day=day) if is_held else words("Now ({day})", day=day)


def _row(step: Step, style: Style, told: Told, places: Sequence[int], words: Words) -> list[str | Component]:
    return [
        reason_words(step.part, told.indicator, words),
        signed(step.numerator, places[0], words),
        signed(step.denominator, places[1], words),
        words.number(step.part.children),
        _track(style),
    ]


def _end(
    name: str, told: Told, is_first: bool, places: Sequence[int], words: Words, style: Style
) -> list[str | Component]:
    figure = told.before if is_first else told.after
    numbers = (figure.numerator, figure.denominator)
    return [
        html.B(name),
        *(words.number(float(number or 0), own) for number, own in zip(numbers, places, strict=True)),
        words.number(figure.children or 0),
        _track(style),
    ]


def _track(style: Style) -> Component:
    return html.Span("", className="step", style=style)
