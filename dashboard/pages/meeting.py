"""One meeting of a steering group: its day, place and state, and the sections that belong to it."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components.meetings import agenda_forms as forms
from dashboard.components.meetings.agenda_section import CHANGE_KEY
from dashboard.components.meetings.meeting_changing import meeting_changing
from dashboard.components.meetings.meeting_forms import CANCEL, HELD_AND_KEPT, MOVE, REOPEN
from dashboard.components.meetings.meeting_sections import SECTIONS
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meetings import MEETINGS_PATH, is_readable, state_words
from dashboard.components.shell import page_head
from dashboard.components.since.kept_words import HELD_TOLD
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.meetings import meeting_for
from dashboard.data.app_database.steering_groups import steering_group_for
from dashboard.vocabulary.text import Text

_TOLD: Final[Mapping[str, Text]] = {
    "forslag": Text(da="Den sædvanlige dagsorden er sat op.", en="The usual agenda is put up."),
    "punkt": Text(da="Punktet er sat på dagsordenen.", en="The topic is put on the agenda."),
    forms.CHANGE: Text(da="Punktet er rettet.", en="The topic is changed."),
    forms.WRITE: Text(da="Referatet er gemt.", en="The minutes are saved."),
    forms.UP: Text(da="Punktet er flyttet op.", en="The topic is moved up."),
    forms.DOWN: Text(da="Punktet er flyttet ned.", en="The topic is moved down."),
    forms.DELETE: Text(da="Punktet er slettet.", en="The topic is deleted."),
    MOVE: Text(da="Mødet er flyttet.", en="The meeting is moved."),
    **{HELD_AND_KEPT[kept]: text for kept, text in HELD_TOLD.items()},
    CANCEL: Text(da="Mødet er aflyst.", en="The meeting is cancelled."),
    REOPEN: Text(da="Mødet er åbnet igen og står som planlagt.", en="The meeting is open again, as a planned one."),
}


def _build(visit: Visit) -> Sequence[Component | None]:
    words, database = visit.words, visit.audit.log.database
    meeting = meeting_for(database, visit.key)
    group = steering_group_for(database, meeting.steering_group)
    today = visit.audit.clock().astimezone().date()
    told = (group.name, meeting.place, state_words(meeting, today, words))
    return [
        page_head(words("Meeting on {day}", day=words.day(meeting.day)), " · ".join(filter(None, told))),
        meeting_links(visit, meeting.meeting_id),
        told_of(visit, _TOLD),
        *(section(visit, meeting) for section in SECTIONS),
        meeting_changing(visit, meeting),
    ]


PAGE = Page(
    path=f"{MEETINGS_PATH}/<key>",
    title=Text(da="Møde", en="Meeting"),
    build=_build,
    permission=Permission.MINUTES,
    is_kept=is_readable,
    keys=(TOLD_KEY, CHANGE_KEY),
)
