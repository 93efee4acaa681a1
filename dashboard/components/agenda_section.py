"""The agenda of a meeting on its page: the topics in their order, each with what belongs under it."""

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.agenda_item_parts import ITEM_PARTS
from dashboard.components.markup import named
from dashboard.components.visit import Visit
from dashboard.data.app_database.agenda import AgendaItem, agenda_of
from dashboard.data.app_database.meetings import Meeting


def agenda_section(visit: Visit, meeting: Meeting) -> Component:
    words = visit.words
    items = agenda_of(visit.audit.log.database, meeting.meeting_id)
    return html.Section(
        [
            html.H2(words("Agenda"), id="dagsorden"),
            *([_item(visit, meeting, item) for item in items] or [html.P(words("Nothing is on the agenda yet."))]),
        ],
        **named(aria_labelledby="dagsorden"),
    )


def _item(visit: Visit, meeting: Meeting, item: AgendaItem) -> Component:
    return html.Article(
        [
            html.H3(f"{item.position}. {item.topic.title}"),
            html.P(item.discussion) if item.discussion else None,
            *(part(visit, meeting, item) for part in ITEM_PARTS),
        ],
        id=f"punkt-{item.item_id}",
    )
