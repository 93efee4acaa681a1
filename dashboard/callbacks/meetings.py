"""The steering group's meetings: what their forms are posted to, and the calendar file."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from flask import Flask, Response, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from dashboard.auth.meeting_figures import keep_what_was_shown
from dashboard.auth.meeting_office import REFUSALS, MeetingOffice
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required import reader_with
from dashboard.components.meetings import meeting_forms as forms
from dashboard.components.meetings.groups import GROUP_KEY
from dashboard.components.meetings.meeting_refusals import NotUsableError, refused_words
from dashboard.components.meetings.meetings import (
    CALENDAR_PATH,
    MEETINGS_PATH,
    oldest_day,
    page_of,
    shown_days,
    state_words,
)
from dashboard.components.post_form import PostForm
from dashboard.components.query import address, write
from dashboard.components.screen import Screen
from dashboard.components.told import TOLD_KEY
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.meetings import (
    MAIN_GROUP,
    Meeting,
    MeetingChangedError,
    MeetingClosedError,
    MeetingState,
    UnknownMeetingError,
    meeting_for,
    meetings_between,
)
from dashboard.data.app_database.steering_groups import UnknownGroupError, steering_group_for
from dashboard.exports.calendar_file import Event, calendar_file
from dashboard.i18n.words import Words

Change = Callable[[Reader, MeetingOffice, str, date], None]


def register(server: Flask, screen: Screen) -> None:
    """Register `/moeder`, `/moeder/holdt` and `/moeder/<meeting_id>/<change>`, for POST, and `/moeder/kalender.ics`."""

    @server.get(CALENDAR_PATH)
    def calendar() -> Response:
        reader = reader_with(Permission.FIGURES)
        shown = shown_days(_today(screen))
        group = request.args.get(GROUP_KEY, MAIN_GROUP)
        found = meetings_between(screen.audit.log.database, group, shown.start, shown.end)
        return Response(
            calendar_file(_event(meeting, reader.language) for meeting in found),
            mimetype="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="moeder.ics"'},
        )

    @server.post(MEETINGS_PATH)
    def plan_meeting() -> Answer:
        reader, group = reader_with(Permission.MEETINGS), _group(screen)
        try:
            _office(screen, reader).plan(group, _day_ahead(reader, _today(screen)), _place(reader))
        except (*REFUSALS, NotUsableError) as error:
            return _refused(reader, error, forms.plan_form(group, reader.language))
        return _back_to(group, "planlagt")

    @server.post(forms.RECORD_PATH)
    def record_meeting() -> Answer:
        reader, group = reader_with(Permission.MEETINGS), _group(screen)
        try:
            _office(screen, reader).record(group, _day_past(reader, _today(screen)), _place(reader))
        except (*REFUSALS, NotUsableError) as error:
            return _refused(reader, error, forms.record_form(group, reader.language))
        return _back_to(group, "noteret")

    @server.post(f"{MEETINGS_PATH}/<meeting_id>/<change>")
    def change_meeting(meeting_id: str, change: str) -> Answer:
        reader = reader_with(Permission.MEETINGS)
        if change not in _CHANGES:
            abort(404)
        try:
            _CHANGES[change](reader, _office(screen, reader), meeting_id, _today(screen))
            told = _kept(screen, meeting_id) if change == forms.HOLD else change
        except UnknownMeetingError:
            abort(404)
        except (*REFUSALS, NotUsableError) as error:
            meeting = meeting_for(screen.audit.log.database, meeting_id)
            now, typed = _as_it_is(screen, reader, meeting), _typed_words(reader)
            return _refused(reader, error, _form(reader, meeting, change), now, typed, page_of(meeting_id))
        return redirect(f"{page_of(meeting_id)}?besked={told}", 303)


def _kept(screen: Screen, meeting_id: str) -> str:
    """What is told of a meeting that was just closed: whether what the group was shown could be kept."""
    kept = keep_what_was_shown(screen.audit.log.database, screen.marts, screen.settings, meeting_id)
    return forms.HELD_AND_KEPT[kept]


def _today(screen: Screen) -> date:
    return screen.audit.clock().astimezone().date()


def _group(screen: Screen) -> str:
    """The group that the form is of; answered with 404 where there is none."""
    group = request.form.get(GROUP_KEY, MAIN_GROUP)
    try:
        return steering_group_for(screen.audit.log.database, group).group_id
    except UnknownGroupError:
        abort(404)


def _back_to(group: str, told: str) -> Answer:
    part = [(GROUP_KEY, (group,))] if group != MAIN_GROUP else []
    return redirect(address(MEETINGS_PATH, write([*part, (TOLD_KEY, (told,))])), 303)


def _event(meeting: Meeting, words: Words) -> Event:
    return Event(
        key=meeting.meeting_id,
        day=meeting.day,
        title=words("Steering-group meeting"),
        place=meeting.place,
        is_cancelled=meeting.state is MeetingState.CANCELLED,
        changes=meeting.version - 1,
        changed_at=meeting.changed_at,
    )


def _office(screen: Screen, reader: Reader) -> MeetingOffice:
    return MeetingOffice(audit=screen.audit, by=reader, what=request.path)


def _place(reader: Reader) -> str:
    """The place that was typed, blanks put in order."""
    place = " ".join(storable(request.form.get(forms.PLACE, "")).split())
    if len(place) > forms.LONGEST_PLACE:
        raise NotUsableError(
            reader.language(
                "The place has {n} characters; at most {most} are kept.", n=len(place), most=forms.LONGEST_PLACE
            )
        )
    return place


def _day(reader: Reader) -> date:
    typed = request.form.get(forms.DAY, "").strip()
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = None
    if day is None or typed != day.isoformat():
        raise NotUsableError(reader.language("Write the day as year, month and day: 2026-12-15."))
    return day


def _day_ahead(reader: Reader, today: date) -> date:
    """A day that a meeting can be planned on, or moved to."""
    words, day = reader.language, _day(reader)
    last = shown_days(today).end
    if day < today:
        raise NotUsableError(words("{day} is over. Choose today or a later day.", day=words.day(day)))
    if day > last:
        raise NotUsableError(
            words("Meetings can be planned up to {last}. Choose an earlier day.", last=words.day(last))
        )
    return day


def _day_past(reader: Reader, today: date) -> date:
    """A day that a meeting can have been held on."""
    words, day = reader.language, _day(reader)
    first = oldest_day(today)
    if day > today:
        raise NotUsableError(
            words("{day} has not come yet. A meeting is closed when it has been held.", day=words.day(day))
        )
    if day < first:
        raise NotUsableError(words("A day before {first} cannot be recorded any more.", first=words.day(first)))
    return day


def _version() -> int:
    """The version that the form was made of; -1, which none is, for what is no number."""
    typed = request.form.get(forms.VERSION, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


def _move(reader: Reader, office: MeetingOffice, key: str, today: date) -> None:
    office.move(key, _version(), _day_ahead(reader, today), _place(reader))


def _hold(reader: Reader, office: MeetingOffice, key: str, today: date) -> None:
    office.hold(key, _version(), _day_past(reader, today))


def _cancel(_reader: Reader, office: MeetingOffice, key: str, _today: date) -> None:
    office.cancel(key, _version())


def _reopen(_reader: Reader, office: MeetingOffice, key: str, _today: date) -> None:
    office.reopen(key, _version())


_CHANGES: Final[Mapping[str, Change]] = {
    forms.MOVE: _move,
    forms.HOLD: _hold,
    forms.CANCEL: _cancel,
    forms.REOPEN: _reopen,
}


def _form(reader: Reader, meeting: Meeting, change: str) -> PostForm | None:
    """The form to send again, of the meeting as it is now; None where nothing of the kind can be done any more."""
    if (meeting.state is MeetingState.PLANNED) is (change == forms.REOPEN):
        return None
    make = {
        forms.MOVE: forms.move_form,
        forms.HOLD: forms.hold_form,
        forms.CANCEL: forms.cancel_form,
        forms.REOPEN: forms.reopen_form,
    }[change]
    return make(meeting, reader.language)


def _typed_words(reader: Reader) -> str:
    """Day and place as they were typed, where a form that has them was sent."""
    words, typed = reader.language, (request.form.get(forms.DAY, ""), request.form.get(forms.PLACE, ""))
    return words("You wrote: {typed}.", typed=", ".join(filter(None, typed))) if any(typed) else ""


def _as_it_is(screen: Screen, reader: Reader, meeting: Meeting) -> str:
    """What the meeting is now, for whoever wanted to change it as it was before."""
    words = reader.language
    parts = (words.day(meeting.day), meeting.place, state_words(meeting, _today(screen), words))
    return words("Now: {meeting}.", meeting=", ".join(filter(None, parts)))


def _refused(
    reader: Reader,
    error: Exception,
    form: PostForm | None,
    now: str = "",
    typed_words: str = "",
    back: str = MEETINGS_PATH,
) -> Answer:
    """What was wrong, in words, and the form with what was typed; without a form, what was typed in words."""
    typed = {name: value for name, value in request.form.items() if name != forms.VERSION}
    is_late = isinstance(error, (MeetingChangedError, MeetingClosedError))
    told = [refused_words(error, reader.language), now if is_late else "", typed_words if form is None else ""]
    html = render_template(
        "refused.html",
        words=reader.language,
        problems=list(filter(None, told)),
        form=form.filled(typed) if form is not None else None,
        back=back,
    )
    return make_response(html, 409 if is_late else 422)
