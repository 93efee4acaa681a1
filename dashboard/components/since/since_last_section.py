"""On a meeting's page: in a few sentences what has become of the headline figures since the last meeting."""

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.meetings import since_path
from dashboard.components.since.since_last import Story, since_last
from dashboard.components.since.since_last_sentences import headline_sentences, states_words
from dashboard.components.since.since_last_words import story_words
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting


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
