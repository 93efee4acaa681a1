"""A meeting's pack on the web: its page, having it made in a process of its own, and its files."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from threading import BoundedSemaphore, Thread
from typing import Final

from flask import Flask, Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required_meeting import reader_and_meeting
from dashboard.components.meetings.meetings import MEETINGS_PATH
from dashboard.components.meetings.pack_state import PackState, failure_words, nothing_to_make, pack_path, pack_state
from dashboard.components.pack.ask import CancelledMeetingError, ask_for_pack
from dashboard.components.pack.identity import identity_of
from dashboard.components.pack.sections import SECTIONS
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.meetings import Meeting
from dashboard.data.mart.store import MartUnavailableError
from dashboard.exports.pack.shelf import MOST_AT_ONCE, Failure, Place, Shelf

Make = Callable[[str, str], object]  # a meeting's key and a language; returns when it is over

_LOG: Final = logging.getLogger(__name__)
_ASKS_AGAIN: Final = "2"  # seconds
_TYPES: Final = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def register(server: Flask, screen: Screen, make: Make) -> None:
    """Register `/moeder/<meeting_id>/pakke`, to look at and for POST, and `/moeder/<meeting_id>/pakke/<kind>`."""
    # Who was asked for holds the shelf's locks only when its process has started: many could be asked for until then.
    makers = BoundedSemaphore(MOST_AT_ONCE)

    def make_one(meeting_id: str, language: str) -> None:
        with ExitStack() as over:
            over.callback(makers.release)
            make(meeting_id, language)

    @server.get(f"{MEETINGS_PATH}/<meeting_id>/pakke")
    def pack_page(meeting_id: str) -> Response:
        wanted = _wanted(screen, meeting_id)
        state = _state(screen, wanted)
        answer = Response(_page(wanted, state))
        if state.progress is not None:
            answer.headers["Refresh"] = _ASKS_AGAIN  # our own pages run no script
        return answer

    @server.post(f"{MEETINGS_PATH}/<meeting_id>/pakke")
    def have_pack_made(meeting_id: str) -> Answer:
        wanted = _wanted(screen, meeting_id)
        state = _state(screen, wanted)
        if not state.button:  # nothing can be made, somebody makes it, or it lies there
            return redirect(pack_path(meeting_id), 303)
        now, reader = screen.audit.clock(), wanted.reader
        if wanted.shelf.is_busy() or not makers.acquire(blocking=False):
            screen.audit.record(reader, Kind.EXPORT, request.path, outcome=Outcome.REFUSED)
            return _refused(wanted, Failure.BUSY)
        with ExitStack() as unless_begun:
            unless_begun.callback(makers.release)
            try:
                wanted.place.begin(now)
            except OSError:
                _LOG.exception("no place for a meeting pack")
                return _refused(wanted, Failure.DISK)
            screen.audit.record(reader, Kind.EXPORT, request.path, detail="made")
            Thread(
                target=make_one, args=(meeting_id, reader.language.language), name="meeting pack", daemon=True
            ).start()
            unless_begun.pop_all()
        return redirect(pack_path(meeting_id), 303)

    @server.get(f"{MEETINGS_PATH}/<meeting_id>/pakke/<kind>")
    def pack_file(meeting_id: str, kind: str) -> Response:
        wanted = _wanted(screen, meeting_id)
        made = wanted.place.made
        if made is None or kind not in made.files:
            abort(404)
        try:
            content = made.files[kind].read_bytes()
        except FileNotFoundError:
            abort(404)  # another has taken its place just now
        screen.audit.record(wanted.reader, Kind.EXPORT, request.path, detail=f"data up to {made.as_of}")
        return Response(
            content,
            mimetype=_TYPES[kind],
            headers={"Content-Disposition": f'attachment; filename="{made.stem}.{kind}"'},
        )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Whose pack of which meeting, in the reader's language."""

    reader: Reader
    meeting: Meeting
    shelf: Shelf
    place: Place


def _wanted(screen: Screen, meeting_id: str) -> _Wanted:
    reader, meeting = reader_and_meeting(screen.audit, meeting_id, Permission.MINUTES)
    shelf = Shelf.beside(screen.settings.mart)
    return _Wanted(
        reader, meeting, shelf, shelf.place(meeting_id, reader.language.language, screen.settings.least_children)
    )


def _state(screen: Screen, wanted: _Wanted) -> PackState:
    words, now = wanted.reader.language, screen.audit.clock()
    try:
        asked = ask_for_pack(
            wanted.meeting,
            mart=screen.marts.current(),
            database=screen.audit.log.database,
            settings=screen.settings,
            words=words,
            now=now,
        )
    except CancelledMeetingError:
        return nothing_to_make(words("The meeting is cancelled: there is no pack of it."))
    except MartUnavailableError:
        return nothing_to_make(words("There are no figures, so no pack can be made. Try again later."))
    identity = identity_of(asked, SECTIONS)
    return pack_state(wanted.place, wanted.meeting.meeting_id, identity, now, words)


def _page(wanted: _Wanted, state: PackState) -> str:
    meeting = wanted.meeting
    return render_template(
        "pack.html",
        words=wanted.reader.language,
        day=wanted.reader.language.long_day(meeting.day),
        back=f"{MEETINGS_PATH}/{meeting.meeting_id}",
        action=pack_path(meeting.meeting_id),
        state=state,
    )


def _refused(wanted: _Wanted, failure: Failure) -> Answer:
    words = wanted.reader.language
    state = PackState(problem=failure_words(failure, words), button=words("Make the meeting pack"))
    return Response(_page(wanted, state), 503)
