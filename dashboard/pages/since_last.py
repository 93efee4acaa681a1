"""Siden sidst: what has become of each figure since a steering group's last meeting, and why."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meetings import SINCE_PATH, SINCE_TITLE, is_readable
from dashboard.components.shell import page_head
from dashboard.components.since.kept_forms import KEPT_TOLD, keep_form
from dashboard.components.since.since_last import since_last
from dashboard.components.since.since_last_sheet import since_sheet
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.meetings import meeting_for
from dashboard.data.app_database.steering_groups import steering_group_for


def _build(visit: Visit) -> Sequence[Component | None]:
    words, database = visit.words, visit.audit.log.database
    meeting = meeting_for(database, visit.key)
    group = steering_group_for(database, meeting.steering_group)
    since = since_last(database, visit.mart_found, visit.settings, meeting)
    return [
        page_head(
            words.text(SINCE_TITLE), words("{group}, meeting on {day}", group=group.name, day=words.day(meeting.day))
        ),
        meeting_links(visit, meeting.meeting_id),
        told_of(visit, KEPT_TOLD),
        keep_form(visit, meeting),
        *since_sheet(since, words, visit.path),
    ]


PAGE = Page(
    path=f"{SINCE_PATH}/<key>",
    title=SINCE_TITLE,
    build=_build,
    permission=Permission.MINUTES,
    is_kept=is_readable,
    keys=(TOLD_KEY,),
)
