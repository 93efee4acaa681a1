"""Meeting mode on the web: the slides for the room, and for who presents the same with the notes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flask import Flask, Response, make_response, render_template, request

from dashboard.auth.addresses import MEETING_MODE, MEETING_NOTES
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required_meeting import reader_and_meeting
from dashboard.components.meeting_mode.build import meeting_slides
from dashboard.components.meeting_mode.looks import picture
from dashboard.components.meeting_mode.topics import notes_of
from dashboard.components.meeting_mode.wanted import Wanted
from dashboard.components.meetings.meetings import page_of, show_path
from dashboard.components.pack.ask import CancelledMeetingError
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.meetings import Meeting
from dashboard.data.mart.store import Mart, MartUnavailableError

_FILES: Final = ("slides.css", "slides.js", "slides-together.js", "slides-room.js", "slides-notes.js")
_NO_NOTES: Final[Mapping[str, str]] = {}


def register(server: Flask, screen: Screen) -> None:
    """Register `/moeder/<meeting_id>/vis` and, for who plans meetings, `/moeder/<meeting_id>/vis/noter`."""

    @server.get(MEETING_MODE)
    def show(meeting_id: str) -> Response:
        return _page(screen, *reader_and_meeting(screen.audit, meeting_id, Permission.MINUTES), "slides.html")

    @server.get(MEETING_NOTES)
    def show_notes(meeting_id: str) -> Response:
        found = reader_and_meeting(screen.audit, meeting_id, Permission.MEETINGS)
        return _page(screen, *found, "slides_notes.html", has_notes=True)


def _page(screen: Screen, reader: Reader, meeting: Meeting, template: str, *, has_notes: bool = False) -> Response:
    """404 for a meeting that is cancelled."""
    words, meeting_id = reader.language, meeting.meeting_id
    wanted = Wanted(
        meeting=meeting,
        mart=_mart(screen),
        database=screen.audit.log.database,
        settings=screen.settings,
        words=words,
        now=screen.audit.clock(),
    )
    try:
        slides = meeting_slides(wanted)
    except CancelledMeetingError:
        html = render_template("slides_none.html", words=words, back=page_of(meeting_id))
        return make_response(html, 404)
    # They stay on the screen for as long as it is open, and can be printed: taken along, like a file.
    screen.audit.record(reader, Kind.EXPORT, request.path)
    return make_response(
        render_template(
            template,
            words=words,
            slides=slides,
            notes=notes_of(slides.items) if has_notes else _NO_NOTES,
            picture=picture,
            back=page_of(meeting_id),
            action=show_path(meeting_id),
            key=meeting_id,
            presents=Permission.MEETINGS in reader.permissions,
            files=_files(screen.settings.assets_dir),
        )
    )


def _mart(screen: Screen) -> Mart | None:
    try:
        return screen.marts.current()
    except MartUnavailableError:
        return None


def _files(folder: Path) -> Mapping[str, str]:
    """The addresses of styles and scripts, which change with the files."""
    return {name: f"/assets/{name}?m={int((folder / name).stat().st_mtime)}" for name in _FILES}
