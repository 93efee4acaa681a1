"""The agenda of a meeting and its minutes: what their forms are posted to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from flask import Flask, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from dashboard.auth.agenda_office import REFUSALS, AgendaOffice
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required import reader_with
from dashboard.components.meetings import agenda_forms as forms
from dashboard.components.meetings.agenda_refusals import agenda_refused_words
from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.components.meetings.meetings import MEETINGS_PATH, page_of
from dashboard.components.meetings.topic_choices import (
    about_words,
    indicator_choices,
    unit_choices,
    unit_of,
    usual_topics,
)
from dashboard.components.post_form import Pairs, PostForm
from dashboard.components.screen import Screen
from dashboard.data.app_database.agenda import AgendaItem, Topic, UnknownItemError, item_for
from dashboard.data.app_database.agenda_changes import ItemChangedError, MinutesChangedError
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.meetings import UnknownMeetingError
from dashboard.data.mart.answers import NO_REGISTER, Register
from dashboard.data.mart.store import MartUnavailableError

Change = Callable[["_Asked", AgendaItem], None]


class _Asked:
    """A form that was posted: who by, and what it is about."""

    def __init__(self, screen: Screen) -> None:
        self.reader: Reader = reader_with(Permission.MEETINGS)
        self.office = AgendaOffice(audit=screen.audit, by=self.reader, what=request.path)
        self.register = _register(screen)

    def text(self, name: str, most: int) -> str:
        """The text of a field, its line ends put in order. Raises NotUsableError where it is too long."""
        text = storable(request.form.get(name, "")).replace("\r\n", "\n").strip()
        if len(text) > most:
            words = self.reader.language
            told = {"n": words.number(len(text)), "most": words.number(most)}
            raise NotUsableError(words("The text has {n} characters; at most {most} are kept.", **told))
        return text

    def topic(self, seen: Topic) -> Topic:
        """The topic that was typed, in place of the one seen. Raises NotUsableError."""
        words = self.reader.language
        title = " ".join(self.text(forms.TITLE, forms.LONGEST_TITLE).split())
        if not title:
            raise NotUsableError(words("Say in a few words what the topic is."))
        indicator, unit = request.form.get(forms.INDICATOR, ""), request.form.get(forms.UNIT, "")
        is_choice = indicator in dict(indicator_choices(seen, words))
        if not is_choice or unit not in dict(unit_choices(seen, self.register, words)):
            raise NotUsableError(words("What the topic is about is not among the choices. Choose again."))
        kind, key = unit_of(unit)
        notes = self.text(forms.NOTES, forms.LONGEST_NOTES)
        return Topic(title=title, indicator=indicator or None, unit_kind=kind, unit_key=key, notes=notes)


def register(server: Flask, screen: Screen) -> None:
    """Register `/moeder/<meeting_id>/dagsorden`, `…/dagsorden/forslag`, `…/punkt/<item_id>/<change>`, for POST."""

    @server.post(f"{MEETINGS_PATH}/<meeting_id>/{forms.PROPOSE}")
    def propose_agenda(meeting_id: str) -> Answer:
        asked = _Asked(screen)
        try:
            asked.office.propose(meeting_id, usual_topics(asked.reader.language))
        except UnknownMeetingError:
            abort(404)
        except REFUSALS as error:
            return _refused(asked, meeting_id, error)
        return redirect(f"{page_of(meeting_id)}?besked=forslag", 303)

    @server.post(f"{MEETINGS_PATH}/<meeting_id>/{forms.ADD}")
    def add_topic(meeting_id: str) -> Answer:
        asked = _Asked(screen)
        try:
            item_id = asked.office.add(meeting_id, asked.topic(Topic(title="")))
        except UnknownMeetingError:
            abort(404)
        except (*REFUSALS, NotUsableError) as error:
            return _refused(asked, meeting_id, error, forms.add_form(meeting_id, asked.register, asked.reader.language))
        return redirect(f"{page_of(meeting_id)}?besked=punkt#{forms.anchor(item_id)}", 303)

    @server.post(f"{MEETINGS_PATH}/<meeting_id>/{forms.ITEM}/<item_id>/<change>")
    def change_item(meeting_id: str, item_id: str, change: str) -> Answer:
        asked = _Asked(screen)
        if change not in _CHANGES:
            abort(404)
        try:
            item = item_for(screen.audit.log.database, item_id)
            if item.meeting_id != meeting_id:
                abort(404)
            _CHANGES[change](asked, item)
        except (*REFUSALS, NotUsableError) as error:
            return _refused_change(screen, asked, meeting_id, item_id, change, error)
        return redirect(f"{page_of(meeting_id)}?besked={change}#{forms.anchor(item_id)}", 303)


def _register(screen: Screen) -> Register:
    """Names of homes and schools; none where there are no figures."""
    try:
        return screen.marts.current().register
    except MartUnavailableError:
        return NO_REGISTER


def _seen(item: AgendaItem) -> AgendaItem:
    """The topic as it was when the form was made."""
    return replace(item, version=_number(forms.VERSION), position=_number(forms.PLACE))


def _number(name: str) -> int:
    """-1, which none is, for what is no number."""
    typed = request.form.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


def _change(asked: _Asked, item: AgendaItem) -> None:
    asked.office.change(_seen(item), asked.topic(item.topic))


def _write(asked: _Asked, item: AgendaItem) -> None:
    said = asked.text(forms.DISCUSSION, forms.LONGEST_DISCUSSION)
    asked.office.write(item.item_id, _number(forms.VERSION), said)


_CHANGES: Final[Mapping[str, Change]] = {
    forms.CHANGE: _change,
    forms.WRITE: _write,
    forms.UP: lambda asked, item: asked.office.move(_seen(item), -1),
    forms.DOWN: lambda asked, item: asked.office.move(_seen(item), 1),
    forms.DELETE: lambda asked, item: asked.office.delete(_seen(item)),
}


def _refused_change(
    screen: Screen, asked: _Asked, meeting_id: str, item_id: str, change: str, error: Exception
) -> Answer:
    """The form again, of the topic as it is now; of one that is gone, what was written for it."""
    words = asked.reader.language
    try:
        item = item_for(screen.audit.log.database, item_id)
    except UnknownItemError:
        typed = request.form.get(forms.DISCUSSION) or request.form.get(forms.NOTES, "")
        return _refused(asked, meeting_id, error, others=[(words("What you wrote"), typed)] if typed else ())
    if change == forms.WRITE:
        others = [(words("What {name} wrote", name=item.written_by), item.discussion)]
        is_late = isinstance(error, MinutesChangedError)
        return _refused(asked, meeting_id, error, forms.write_form(item, words), others if is_late else ())
    if change == forms.CHANGE:
        now = [item.topic.title, about_words(item.topic, asked.register, words), item.topic.notes]
        others = [(words("The topic as it is now"), "\n".join(filter(None, now)))]
        is_late = isinstance(error, ItemChangedError)
        form = forms.change_form(item, asked.register, words)
        return _refused(asked, meeting_id, error, form, others if is_late else ())
    return _refused(asked, meeting_id, error)


def _refused(
    asked: _Asked, meeting_id: str, error: Exception, form: PostForm | None = None, others: Pairs = ()
) -> Answer:
    """What was wrong, in words, what another wrote, and the form with what was typed."""
    words = asked.reader.language
    # The versions are those of today: whoever sends the form again has seen what another wrote.
    typed = {name: value for name, value in request.form.items() if name not in (forms.VERSION, forms.PLACE)}
    html = render_template(
        "refused.html",
        words=words,
        problems=[agenda_refused_words(error, words)],
        form=form.filled(typed) if form is not None else None,
        others=others,
        back=page_of(meeting_id),
    )
    return make_response(html, 422 if isinstance(error, NotUsableError) else 409)
