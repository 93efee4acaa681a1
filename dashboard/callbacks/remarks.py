"""Remarks beside indicators: what their forms are posted to."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from flask import Flask, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.remark_office import REFUSALS, RemarkOffice
from dashboard.auth.required import reader_with
from dashboard.components.post_form import PostForm
from dashboard.components.query import write
from dashboard.components.remarks import remark_forms as forms
from dashboard.components.remarks.remark_refusals import NotUsableError, refused_words
from dashboard.components.remarks.remarks import (
    INDICATOR_KEY,
    REMARKS_PATH,
    UNIT_KEY,
    asked_about,
    remarks_href,
    writes_remarks,
)
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import Kind, Outcome, storable
from dashboard.data.app_database.remarks import (
    About,
    Content,
    Remark,
    RemarkChangedError,
    UnknownRemarkError,
    own_remark,
)
from dashboard.data.mart.store import MartUnavailableError

Change = Callable[[Reader, RemarkOffice, str], None]


def register(server: Flask, screen: Screen) -> None:
    """Register `/bemaerkninger` and `/bemaerkninger/<remark_id>/<change>`, for POST."""

    @server.post(REMARKS_PATH)
    def write_remark() -> Response:
        reader = reader_with(Permission.REMARKS)
        about = _about(screen, reader)
        try:
            _office(screen, reader).write(about, _content(reader))
        except (*REFUSALS, NotUsableError) as error:
            return _refused(reader, error, forms.write_form(about, reader.language), about)
        return redirect(f"{remarks_href(about)}&besked=skrevet", 303)

    @server.post(f"{REMARKS_PATH}/<remark_id>/<change>")
    def change_remark(remark_id: str, change: str) -> Response:
        reader = reader_with(Permission.REMARKS)
        if change not in _CHANGES:
            abort(404)
        try:
            remark = own_remark(screen.audit.log.database, remark_id, reader.person_id)
            _demand_right(screen, reader, remark.about)
            _CHANGES[change](reader, _office(screen, reader), remark_id)
        except UnknownRemarkError:
            abort(404)
        except (*REFUSALS, NotUsableError) as error:
            now = own_remark(screen.audit.log.database, remark_id, reader.person_id)
            form = forms.change_form(now, reader.language) if change == forms.CHANGE else None
            return _refused(reader, error, form, now.about, now)
        return redirect(f"{remarks_href(remark.about)}&besked={change}", 303)


def _office(screen: Screen, reader: Reader) -> RemarkOffice:
    return RemarkOffice(audit=screen.audit, by=reader, what=request.path)


def _about(screen: Screen, reader: Reader) -> About:
    """What the new remark is about: something that the reader may know of, and write about."""
    keys = ((key, request.form.getlist(key)) for key in (INDICATOR_KEY, UNIT_KEY))
    try:
        visit = screen.visit(reader, REMARKS_PATH, write(keys), Kind.REMARK)
    except MartUnavailableError:
        abort(503)
    about, problems = asked_about(visit) if visit is not None else (None, ())
    if about is None or problems:
        abort(404)
    _demand_right(screen, reader, about)
    return about


def _demand_right(screen: Screen, reader: Reader, about: About) -> None:
    """A right that was taken since a remark was written is gone for its author too."""
    if not writes_remarks(reader, about):
        screen.audit.record(reader, Kind.REMARK, request.path, outcome=Outcome.REFUSED)
        abort(403)


def _line(reader: Reader, name: str, most: int) -> str:
    """A line that was typed, blanks put in order."""
    return _short_enough(reader, " ".join(storable(request.form.get(name, "")).split()), most)


def _short_enough(reader: Reader, text: str, most: int) -> str:
    if len(text) > most:
        raise NotUsableError(
            reader.language("One text has {n} characters; at most {most} are kept.", n=len(text), most=most)
        )
    return text


def _content(reader: Reader) -> Content:
    words = reader.language
    text = storable(request.form.get(forms.TEXT, "")).replace("\r\n", "\n").strip()
    content = Content(
        text=_short_enough(reader, text, forms.LONGEST_TEXT),
        action=_line(reader, forms.ACTION, forms.LONGEST_ACTION),
        owner=_line(reader, forms.OWNER, forms.LONGEST_OWNER),
        due_on=_day(reader),
        is_done=request.form.get(forms.DONE) == forms.YES,
    )
    if not content.text and not content.action:
        raise NotUsableError(words("Write a comment or an action."))
    if not content.action and (content.owner or content.due_on is not None):
        raise NotUsableError(words("Write what is to be done: somebody or a day is named, and no action."))
    return content


def _day(reader: Reader) -> date | None:
    typed = request.form.get(forms.DUE, "").strip()
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = None
    if day is None or typed != day.isoformat():
        raise NotUsableError(reader.language("Write the day as year, month and day: 2026-12-15."))
    return day


def _version() -> int:
    """The version that the form was made of; -1, which none is, for what is no number."""
    typed = request.form.get(forms.VERSION, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


_CHANGES: Final[Mapping[str, Change]] = {
    forms.CHANGE: lambda reader, office, key: office.change(key, _version(), _content(reader)),
    forms.DELETE: lambda _reader, office, key: office.delete(key, _version()),
}


def _refused(
    reader: Reader, error: Exception, form: PostForm | None, about: About, now: Remark | None = None
) -> Response:
    """What was wrong, in words; the form with what was typed, and what stands there now where somebody was first."""
    words = reader.language
    typed = {name: value for name, value in request.form.items() if name != forms.VERSION}
    is_late = isinstance(error, RemarkChangedError)
    others = []
    if is_late and now is not None:
        told = (now.content.text, now.content.action, now.content.owner)
        others.append((words("What stands there now"), "\n".join(filter(None, told))))
    html = render_template(
        "refused.html",
        words=words,
        problems=[refused_words(error, words)],
        others=others,
        form=form.filled(typed) if form is not None else None,
        back=remarks_href(about),
    )
    return make_response(html, 409 if is_late else 422)
