"""The agenda of a meeting on its page, with the minutes under each topic and, for who may, the forms to write them."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings import agenda_forms as forms
from dashboard.components.meetings.agenda_item_parts import ITEM_PARTS
from dashboard.components.meetings.topic_choices import about_words
from dashboard.components.post_form import post_form
from dashboard.components.query import read
from dashboard.components.visit import Visit
from dashboard.data.app_database.agenda import AgendaItem, agenda_of
from dashboard.data.app_database.agenda_changes import MOST_ITEMS
from dashboard.data.app_database.meetings import Meeting, MeetingState

CHANGE_KEY: Final = "ret"  # of the address: the topic that is being changed


def agenda_section(visit: Visit, meeting: Meeting) -> Component:
    words = visit.words
    items = agenda_of(visit.audit.log.database, meeting.meeting_id)
    may_change = visit.may(Permission.MEETINGS) and meeting.state is not MeetingState.CANCELLED
    shown = [_item(visit, meeting, item, last=len(items), may_change=may_change) for item in items]
    return html.Section(
        [
            html.H2(words("Agenda and minutes"), id="dagsorden"),
            html.P(_what_is_fixed(visit, meeting), className="extent"),
            *(shown or [html.P(words("Nothing is on the agenda yet."))]),
            *(_adding(visit, meeting, len(items)) if may_change else ()),
        ],
        className="agenda",
        **named(aria_labelledby="dagsorden"),
    )


def _what_is_fixed(visit: Visit, meeting: Meeting) -> str:
    words = visit.words
    return {
        MeetingState.PLANNED: words(
            "The agenda and the minutes can be written before, at and after the meeting. When it is closed, its day "
            "and the figures of that day are fixed."
        ),
        MeetingState.HELD: words(
            "The meeting is closed: its day and the figures of that day are fixed. The minutes can still be "
            "corrected; who wrote last stands below each text."
        ),
        MeetingState.CANCELLED: words("The meeting is cancelled: its agenda stays as it was."),
    }[meeting.state]


def _item(visit: Visit, meeting: Meeting, item: AgendaItem, *, last: int, may_change: bool) -> Component:
    about = about_words(item.topic, visit.register, visit.words)
    is_said = about in ("", item.topic.title)
    return html.Article(
        [
            html.H3(f"{item.position}. {item.topic.title}"),
            html.P(visit.words("About: {about}", about=about), className="about") if not is_said else None,
            *_minutes(visit, item),
            *(part(visit, meeting, item) for part in ITEM_PARTS),
            _changing(visit, item, last) if may_change else None,
        ],
        id=forms.anchor(item.item_id),
        className="topic",
    )


def _minutes(visit: Visit, item: AgendaItem) -> Sequence[Component]:
    """What was said, and who wrote it last; nothing before anybody has."""
    if item.written_at is None:
        return ()
    when = visit.words.moment(item.written_at)
    told = visit.words("Last written by {name}, {when}.", name=item.written_by, when=when)
    return [
        *([html.P(item.discussion, className="written")] if item.discussion else ()),
        html.P(html.Small(told), className="written-by"),
    ]


def _changing(visit: Visit, item: AgendaItem, last: int) -> Component:
    words = visit.words
    notes = item.topic.notes
    noted = [html.Summary(words("Notes for who presents it")), html.P(notes, className="written")]
    write = [
        html.Summary(words("Write the minutes of topic {n}", n=item.position)),
        post_form(forms.write_form(item, words)),
    ]
    return html.Div(
        [html.Details(noted) if notes else None, html.Details(write), *_topic_changing(visit, item, last)],
        className="changing",
    )


def _topic_changing(visit: Visit, item: AgendaItem, last: int) -> Sequence[Component]:
    """The forms that change a topic where the address asks for them, else the link to them.

    Only one topic's at a time: their lists hold every home and school.
    """
    words = visit.words
    change, place = words("Change or move topic {n}", n=item.position), f"#{forms.anchor(item.item_id)}"
    if dict(read(visit.search)).get(CHANGE_KEY, ("",))[0] != item.item_id:
        return [html.A(change, href=f"{visit.path}?{CHANGE_KEY}={item.item_id}{place}")]
    moves = [
        forms.move_form(item, move, words) for move, end in ((forms.UP, 1), (forms.DOWN, last)) if item.position != end
    ]
    buttons = [*map(post_form, moves), post_form(forms.delete_form(item, words))]
    return [
        html.P(html.Strong(change)),
        post_form(forms.change_form(item, visit.register, words)),
        html.Div(buttons, className="post-buttons"),
        html.P(html.A(words("Close without changing more"), href=f"{visit.path}{place}")),
    ]


def _adding(visit: Visit, meeting: Meeting, there: int) -> Sequence[Component]:
    """What puts topics on the agenda: the usual ones where there are none, and one of one's own."""
    words = visit.words
    if there >= MOST_ITEMS:
        return [html.P(words("The agenda has {most} topics, and no more are kept.", most=MOST_ITEMS))]
    propose = (
        html.Div(
            [
                html.P(
                    words(
                        "The usual agenda has the open decisions, what has happened since the last meeting, the key "
                        "figures one by one, and any other business. It can be changed afterwards."
                    )
                ),
                post_form(forms.propose_form(meeting.meeting_id, words)),
            ],
            className="changing",
        )
        if not there
        else None
    )
    add = html.Details(
        [
            html.Summary(words("Put a topic on the agenda")),
            post_form(forms.add_form(meeting.meeting_id, visit.register, words)),
        ],
        className="changing",
    )
    return [part for part in (propose, add) if part is not None]
