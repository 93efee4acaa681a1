"""The figures of a meeting that was closed without them: kept when somebody asks for it."""

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from dashboard.auth.meeting_figures import keep_what_was_shown
from dashboard.auth.permissions import Permission
from dashboard.auth.required import reader_with
from dashboard.components.meetings.meetings import MEETINGS_PATH, is_readable, since_path
from dashboard.components.screen import Screen
from dashboard.components.since.kept_forms import KEEP
from dashboard.components.told import TOLD_KEY
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.meeting_figures import is_last_held


def register(server: Flask, screen: Screen) -> None:
    """Register `/moeder/<meeting_id>/gem-tal`, for POST. What is kept already stands."""

    @server.post(f"{MEETINGS_PATH}/<meeting_id>/{KEEP}")
    def keep(meeting_id: str) -> Response:
        reader, database = reader_with(Permission.MEETINGS), screen.audit.log.database
        if not is_readable(reader, database, meeting_id):
            abort(404)
        if not is_last_held(database, meeting_id):
            abort(409)  # it is open again, or the group has met since: the figures of now are not that meeting's
        kept = keep_what_was_shown(database, screen.marts, screen.settings, meeting_id)
        screen.audit.record(reader, Kind.MEETING, request.path, detail=f"{meeting_id}: figures kept: {kept}")
        return redirect(f"{since_path(meeting_id)}?{TOLD_KEY}={kept}", 303)
