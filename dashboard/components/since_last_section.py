"""On a meeting's page: in a few sentences what has become of the headline figures since the last meeting."""

from collections.abc import Iterator, Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings import since_path
from dashboard.components.since_last import SinceLast, Story, Told, since_last
from dashboard.components.since_last_words import sentence, story_words
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting
from dashboard.i18n.words import Words


def since_section(visit: Visit, meeting: Meeting) -> Component:
    """`Siden sidst` of a meeting, with a link to all of it."""
    words = visit.words
    since = since_last(visit.audit.log.database, visit.mart_found, visit.settings, meeting)
    link = html.A(words("All figures, and what has changed them"), href=since_path(meeting.meeting_id))
    return html.Section(
        [
            html.H2(words("Since the last meeting"), id="siden-sidst"),
            *(html.P(said) for said in (*story_words(since, words), *states_words(since, words))),
            html.Ul([html.Li(said) for said in headline_sentences(since, words)]) if since.told else None,
            html.P(link) if since.story is not Story.CANCELLED else None,
        ],
        **named(aria_labelledby="siden-sidst"),
    )


def headline_sentences(since: SinceLast, words: Words) -> list[str]:
    """A sentence for each figure of the headline, those that have not changed together in the last one."""
    headline = [told for told in since.told if told.indicator.headline is not None]
    said = [sentence(told, words) for told in headline if not told.is_unchanged]
    return [*said, *unchanged_words([told for told in headline if told.is_unchanged], words, of=len(headline))]


def unchanged_words(unchanged: Sequence[Told], words: Words, *, of: int) -> Iterator[str]:
    """That nothing has changed, in words: of all figures, or of which."""
    if not unchanged:
        return
    if len(unchanged) == of:
        yield words("Nothing has changed.")
        return
    labels = words.listed([words.text(told.indicator.label) for told in unchanged])
    yield words("Nothing has changed in: {figures}.", figures=labels)


def states_words(since: SinceLast, words: Words) -> Iterator[str]:
    """Which two states are compared, and what they share."""
    if since.before is None or since.after is None or since.earlier is None:
        return
    yield words(
        "At the meeting on {day} the figures reached to {before}; here they reach to {after}.",
        day=words.day(since.earlier.day),
        before=words.day(since.before.as_of),
        after=words.day(since.after.as_of),
    )
    if since.before.period == since.after.period:
        yield words(
            "Both are of the same twelve whole months ({months}): what is different was registered or corrected since.",
            months=words.months(since.after.period.start, since.after.period.end),
        )
    else:
        yield words(
            "Each is of twelve whole months: then {before}, now {after}.",
            before=words.months(since.before.period.start, since.before.period.end),
            after=words.months(since.after.period.start, since.after.period.end),
        )
