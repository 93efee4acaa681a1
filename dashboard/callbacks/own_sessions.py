"""Ending own sessions: what the buttons of the page on sessions are posted to."""

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from dashboard.auth.reader import current_reader
from dashboard.components.screen import Screen
from dashboard.components.shell import SESSIONS_PATH
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.person_access import end_other_sessions, end_own_session


class _NotTheirsError(Exception):
    """The session is somebody else's, or is not open."""


def register(server: Flask, screen: Screen) -> None:
    """Register `/mine-sessioner/afslut` and `/mine-sessioner/afslut-andre`, for POST."""

    @server.post(f"{SESSIONS_PATH}/afslut")
    def end_one() -> Response:
        reader = current_reader()
        asked = request.form.get("session", "")
        try:
            with screen.audit.together(reader, Kind.SESSION, request.path, "one own session ended") as database:
                if not end_own_session(database, reader.person_id, asked, screen.audit.clock()):
                    raise _NotTheirsError
        except _NotTheirsError:
            abort(404)
        return redirect(SESSIONS_PATH, 303)

    @server.post(f"{SESSIONS_PATH}/afslut-andre")
    def end_others() -> Response:
        reader = current_reader()
        with screen.audit.together(reader, Kind.SESSION, request.path, "all other own sessions ended") as database:
            end_other_sessions(database, reader.person_id, reader.session_id, screen.audit.clock())
        return redirect(SESSIONS_PATH, 303)
