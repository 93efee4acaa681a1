"""Keeping the figures of a meeting that was closed without them: when that is offered, and what is told of it."""

from collections.abc import Mapping
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.meeting_comparisons import comparisons
from dashboard.auth.meeting_figures import Kept
from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.meetings.meetings import path_of
from dashboard.components.post_form import PostForm, post_form
from dashboard.components.visit import Visit
from dashboard.data.app_database.meeting_figures import is_last_held, kept_figures
from dashboard.data.app_database.meetings import Meeting
from dashboard.vocabulary.text import Text

KEEP: Final = "gem-tal"
KEPT_TOLD: Final[Mapping[str, Text]] = {
    Kept.ALL: Text(da="Tallene er gemt til næste møde.", en="The figures are kept for the next meeting."),
    Kept.WITHOUT_MART: Text(
        da="Tallene er gemt, men ikke opgørelsen bag dem. Er der plads på disken?",
        en="The figures are kept, but not what they were counted from. Does the disk have room?",
    ),
    Kept.NOTHING: Text(
        da="Tallene kunne ikke gemmes. Har dashboardet tal, og er der plads på disken?",
        en="The figures could not be kept. Does the dashboard have figures, and the disk room?",
    ),
}


def keep_form(visit: Visit, meeting: Meeting) -> Component | None:
    """A button where something of a group's last meeting is not kept, and still can be."""
    if not visit.may(Permission.MEETINGS) or visit.mart_found is None:
        return None
    if not is_last_held(visit.audit.log.database, meeting.meeting_id):
        return None
    words, meta = visit.words, visit.mart_found.meta
    kept = kept_figures(visit.audit.log.database, meeting.meeting_id)
    if kept is not None and (
        kept.built_at != meta.built_at or comparisons(visit.settings).is_kept(kept.built_at)
    ):  # fmt: skip
        return None
    form = PostForm(
        key="keep",
        action=path_of(meeting.meeting_id, KEEP),
        fields=(),
        button=words("Keep the figures as they stand now"),
    )
    return html.Div(
        [
            html.P(
                words("Not all of this meeting’s figures is kept. They stand at {day} now.", day=words.day(meta.as_of))
            ),
            post_form(form),
        ]
    )
