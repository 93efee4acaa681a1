"""A steering group's decisions: what their forms are posted to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from flask import Flask, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from dashboard.auth.decision_figures import group_reading, note_readings
from dashboard.auth.decision_office import REFUSALS, DecisionOffice
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.required import reader_with
from dashboard.components.cohorts.cohorts import cohorts_seen
from dashboard.components.decisions import decision_forms as forms
from dashboard.components.decisions.decision_refusals import refused_words
from dashboard.components.decisions.decision_section import choices_at
from dashboard.components.decisions.decision_typed import Typed
from dashboard.components.decisions.decision_words import as_it_stands
from dashboard.components.decisions.decisions import DECISIONS_PATH, WARNED, entry_address, taking_path, told_at
from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.components.meetings.meetings import page_of
from dashboard.components.post_form import PostForm
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.decision_changes import DecisionChangedError, DecisionWithdrawnError, Draft
from dashboard.data.app_database.decisions import Decision, UnknownDecisionError, decision_for
from dashboard.data.app_database.meetings import UnknownMeetingError, meeting_for
from dashboard.data.mart.answers import NO_REGISTER
from dashboard.data.mart.store import Mart, MartUnavailableError
from dashboard.vocabulary.decision import Reading, Told

# What is done with a decision as it is now; gives the page to go to.
Change = Callable[[Screen, DecisionOffice, Typed, Decision], str]


def register(server: Flask, screen: Screen) -> None:
    """Register `/moeder/<meeting_id>/beslutninger` and `/beslutninger/<decision_id>/<change>`, for POST."""

    @server.post(taking_path("<meeting_id>"))
    def take_decision(meeting_id: str) -> Response:
        reader = reader_with(Permission.MEETINGS)
        typed = _typed(screen, reader)
        try:
            meeting = meeting_for(screen.audit.log.database, meeting_id)
        except UnknownMeetingError:
            abort(404)
        names = typed.mart.register if typed.mart is not None else NO_REGISTER
        choices = choices_at(screen.audit.log.database, meeting, names, typed.cohorts)
        try:
            draft = _with_figure(typed.draft([key for key, _ in choices.topics]), typed.mart, screen)
            _office(screen, reader).take(meeting_id, draft)
        except (*REFUSALS, NotUsableError) as error:
            return _refused(reader, error, forms.take_form(meeting_id, choices, reader.language), page_of(meeting_id))
        is_told = draft.start is None or draft.start.told is Told.SHOWN
        return redirect(told_at(page_of(meeting_id), "besluttet" if is_told else WARNED), 303)

    @server.post(f"{DECISIONS_PATH}/<decision_id>/<change>")
    def change_decision(decision_id: str, change: str) -> Response:
        reader = reader_with(Permission.MEETINGS)
        if change not in _CHANGES:
            abort(404)
        typed = _typed(screen, reader)
        try:
            decision = decision_for(screen.audit.log.database, decision_id)
            there = _CHANGES[change](screen, _office(screen, reader), typed, decision)
        except (UnknownDecisionError, UnknownMeetingError):
            abort(404)
        except (*REFUSALS, NotUsableError) as error:
            now = decision_for(screen.audit.log.database, decision_id)
            return _refused(reader, error, _form(typed, now, change), entry_address(decision_id), now)
        return redirect(there, 303)


def _typed(screen: Screen, reader: Reader) -> Typed:
    try:
        mart: Mart | None = screen.marts.current()
    except MartUnavailableError:
        mart = None
    return Typed(
        sent=request.form,
        words=reader.language,
        today=_today(screen),
        mart=mart,
        cohorts=cohorts_seen(reader, screen.audit.log.database),
    )


def _today(screen: Screen) -> date:
    return screen.audit.clock().astimezone().date()


def _office(screen: Screen, reader: Reader) -> DecisionOffice:
    return DecisionOffice(audit=screen.audit, by=reader, what=request.path)


def _with_figure(draft: Draft, mart: Mart | None, screen: Screen) -> Draft:
    """The draft with its figure as the group is told it now."""
    if draft.criterion is None or mart is None:
        return draft
    found = group_reading(mart, draft.criterion, screen.settings)
    return replace(draft, start=found if isinstance(found, Reading) else None)


def _correct(_screen: Screen, office: DecisionOffice, typed: Typed, decision: Decision) -> str:
    deadline = typed.deadline(is_judged=decision.criterion is not None, stands=decision.deadline)
    office.correct(decision.decision_id, typed.version, text=typed.text, owner=typed.owner, deadline=deadline)
    return entry_address(decision.decision_id, "rettet")


def _answer(screen: Screen, office: DecisionOffice, typed: Typed, decision: Decision) -> str:
    meeting_id = storable(request.form.get(forms.MEETING, ""))
    outcome, remark = typed.outcome, typed.remark
    if typed.mart is not None:
        # An answer may close the decision: then it stays as it stands by the figures of this moment.
        note_readings(screen.audit.log.database, typed.mart, screen.settings)
    office.answer(decision.decision_id, typed.version, meeting_id=meeting_id, outcome=outcome, remark=remark)
    return told_at(page_of(meeting_id), "besvaret")


def _withdraw(_screen: Screen, office: DecisionOffice, typed: Typed, decision: Decision) -> str:
    office.withdraw(decision.decision_id, typed.version)
    return entry_address(decision.decision_id, "trukket-tilbage")


_CHANGES: Final[Mapping[str, Change]] = {
    forms.CORRECT: _correct,
    forms.ANSWER: _answer,
    forms.WITHDRAW: _withdraw,
}


def _form(typed: Typed, decision: Decision, change: str) -> PostForm | None:
    """The form to send again, of the decision as it is now; None where nothing can be changed any more."""
    words = typed.words
    if decision.is_withdrawn:
        return None
    if change == forms.CORRECT:
        return forms.correct_form(decision, words)
    if change == forms.ANSWER:
        return forms.answer_form(decision, storable(typed.sent.get(forms.MEETING, "")), words)
    return forms.withdraw_form(decision, words)


def _refused(
    reader: Reader, error: Exception, form: PostForm | None, back: str, now: Decision | None = None
) -> Response:
    """What was wrong, in words, what stands now, and the form with what was typed."""
    typed = {name: value for name, value in request.form.items() if name != forms.VERSION}
    is_late = isinstance(error, (DecisionChangedError, DecisionWithdrawnError))
    stands = as_it_stands(now, reader.language) if now is not None and is_late else []
    html = render_template(
        "refused.html",
        words=reader.language,
        problems=[refused_words(error, reader.language), *stands, *(_kept(typed, reader) if form is None else [])],
        form=form.filled(typed) if form is not None else None,
        back=back,
    )
    return make_response(html, 409 if is_late else 422)


def _kept(typed: Mapping[str, str], reader: Reader) -> list[str]:
    """What was typed, where there is no form to keep it in."""
    said = [typed[name] for name in (forms.TEXT, forms.REMARK) if typed.get(name)]
    return [reader.language("You wrote: {text}", text=storable(text)) for text in said]
