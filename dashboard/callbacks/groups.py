"""Steering groups and their members: what their forms are posted to."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Flask, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from dashboard.auth.group_office import REFUSALS, GroupOffice
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required import reader_with
from dashboard.components.meetings import group_forms as forms
from dashboard.components.meetings.group_refusals import group_refused_words
from dashboard.components.meetings.groups import GROUPS_PATH, MOST_MONTHS
from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.components.post_form import PostForm
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.people import people_who_sign_in
from dashboard.data.app_database.steering_group_changes import GroupChangedError
from dashboard.data.app_database.steering_groups import Level, UnknownGroupError, steering_group_for

Change = Callable[[Screen, Reader, GroupOffice, str], None]


def register(server: Flask, screen: Screen) -> None:
    """Register `/grupper` and `/grupper/<group_id>/<change>`, for POST."""

    @server.post(GROUPS_PATH)
    def add_group() -> Answer:
        reader = reader_with(Permission.MEETINGS)
        try:
            _office(screen, reader).add(*_described(reader))
        except (*REFUSALS, NotUsableError) as error:
            return _refused(reader, error, forms.add_form(reader.language))
        return redirect(f"{GROUPS_PATH}?besked=oprettet", 303)

    @server.post(f"{GROUPS_PATH}/<group_id>/<change>")
    def change_group(group_id: str, change: str) -> Answer:
        reader = reader_with(Permission.MEETINGS)
        if change not in _CHANGES:
            abort(404)
        try:
            _CHANGES[change](screen, reader, _office(screen, reader), group_id)
        except (*REFUSALS, NotUsableError) as error:
            return _refused(reader, error, _form(screen, reader, group_id, change))
        return redirect(f"{GROUPS_PATH}?besked={change}", 303)


def _office(screen: Screen, reader: Reader) -> GroupOffice:
    return GroupOffice(audit=screen.audit, by=reader, what=request.path)


def _text(reader: Reader, name: str) -> str:
    """What was typed, blanks put in order. Raises NotUsableError where it is too long."""
    words, typed = reader.language, " ".join(storable(request.form.get(name, "")).split())
    if len(typed) > forms.LONGEST_NAME:
        told = {"n": words.number(len(typed)), "most": words.number(forms.LONGEST_NAME)}
        raise NotUsableError(words("The text has {n} characters; at most {most} are kept.", **told))
    return typed


def _described(reader: Reader) -> tuple[str, Level, int]:
    """Name, level and rhythm. Raises NotUsableError."""
    words, name = reader.language, _text(reader, forms.NAME)
    level, months = request.form.get(forms.LEVEL, ""), request.form.get(forms.RHYTHM, "")
    if not name:
        raise NotUsableError(words("Write what the group is called."))
    if level not in frozenset(Level) or months not in {str(n) for n in range(1, MOST_MONTHS + 1)}:
        raise NotUsableError(words("Choose a level and a rhythm of those in the lists."))
    return name, Level(level), int(months)


def _change(_screen: Screen, reader: Reader, office: GroupOffice, group_id: str) -> None:
    typed = request.form.get(forms.VERSION, "")
    version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1
    office.change(group_id, version, *_described(reader))


def _put_in(screen: Screen, reader: Reader, office: GroupOffice, group_id: str) -> None:
    words, chosen = reader.language, request.form.get(forms.PERSON, "")
    name, function = _text(reader, forms.NAME), _text(reader, forms.FUNCTION)
    people = dict(people_who_sign_in(screen.audit.log.database))
    if bool(chosen) == bool(name) or (chosen and chosen not in people):
        raise NotUsableError(words("Choose somebody who signs in, or write the name of somebody else; not both."))
    office.add_member(group_id, people[chosen] if chosen else name, chosen or None, function)


_CHANGES: Final[Mapping[str, Change]] = {
    forms.CHANGE: _change,
    forms.DELETE: lambda _screen, _reader, office, group_id: office.delete(group_id),
    forms.PUT_IN: _put_in,
    forms.TAKE_OUT: lambda _screen, _reader, office, group_id: office.remove_member(
        group_id, request.form.get(forms.MEMBER, "")
    ),
}


def _form(screen: Screen, reader: Reader, group_id: str, change: str) -> PostForm | None:
    """The form to send again, of the group as it is now; None where nothing is typed."""
    database = screen.audit.log.database
    try:
        group = steering_group_for(database, group_id)
    except UnknownGroupError:
        return None
    if change == forms.CHANGE:
        return forms.change_form(group, reader.language)
    return forms.put_in_form(group, people_who_sign_in(database), reader.language) if change == forms.PUT_IN else None


def _refused(reader: Reader, error: Exception, form: PostForm | None) -> Answer:
    """What was wrong, in words, and the form with what was typed."""
    words = reader.language
    typed = {name: value for name, value in request.form.items() if name != forms.VERSION}
    html = render_template(
        "refused.html",
        words=words,
        problems=[group_refused_words(error, words)],
        form=form.filled(typed) if form is not None else None,
        back=GROUPS_PATH,
    )
    return make_response(html, 409 if isinstance(error, (GroupChangedError, UnknownGroupError)) else 422)
