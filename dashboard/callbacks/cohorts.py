"""Saved cohorts: what their forms are posted to, and where somebody begins after signing in."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Flask, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from dashboard.auth.cohort_office import REFUSALS, SHARED_WITH, CohortOffice
from dashboard.auth.local_path import BEGIN
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader, current_reader
from dashboard.auth.required import reader_with
from dashboard.components.cohorts import cohort_forms as forms
from dashboard.components.cohorts.cohort_refusals import NotUsableError, refused_words
from dashboard.components.cohorts.cohorts import COHORTS_PATH, LONGEST_FILTERS, cohort_part, path_of, shared_words
from dashboard.components.filters.filter_sentence import cohort_sentence
from dashboard.components.post_form import PostForm
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import Kind, storable
from dashboard.data.app_database.cohorts import Cohort, CohortChangedError, UnknownCohortError, cohort_for
from dashboard.data.mart.store import MartUnavailableError

Change = Callable[[Screen, Reader, CohortOffice, str], object]


def register(server: Flask, screen: Screen) -> None:
    """Register `/kohorter` and `/kohorter/<cohort_id>/<change>`, for POST, and `/start`."""

    @server.get(BEGIN)
    def lead_to_start() -> Response:
        return redirect(screen.beginning(current_reader()), 303)

    @server.post(COHORTS_PATH)
    def save_cohort() -> Response:
        reader = reader_with(Permission.FILTER)
        try:
            filters = _filters(screen, reader)
            cohort_id = _office(screen, reader).save(_name(reader), filters, None)
        except (*REFUSALS, NotUsableError) as error:
            form = forms.save_form(_typed(forms.FILTERS), reader.language)
            return _refused(reader, error, form, COHORTS_PATH)
        return redirect(f"{path_of(cohort_id)}?besked=gemt", 303)

    @server.post(f"{COHORTS_PATH}/<cohort_id>/<change>")
    def change_cohort(cohort_id: str, change: str) -> Response:
        reader = reader_with(Permission.FILTER)
        if change not in _CHANGES:
            abort(404)
        try:
            _CHANGES[change](screen, reader, _office(screen, reader), cohort_id)
        except UnknownCohortError:
            abort(404)
        except (*REFUSALS, NotUsableError) as error:
            cohort = cohort_for(screen.audit.log.database, cohort_id, reader.person_id, reader.roles)
            now = _as_it_is(screen, reader, cohort) if isinstance(error, CohortChangedError) else ""
            return _refused(reader, error, _form(reader, cohort, change), path_of(cohort_id), now)
        if change == "slet":
            return redirect(f"{COHORTS_PATH}?besked=slettet", 303)
        return redirect(f"{path_of(cohort_id)}?besked={change}", 303)


def _office(screen: Screen, reader: Reader) -> CohortOffice:
    return CohortOffice(audit=screen.audit, by=reader, what=request.path)


def _typed(name: str) -> str:
    return storable(request.form.get(name, ""))


def _name(reader: Reader) -> str:
    """The name that was typed, blanks put in order."""
    name = " ".join(_typed(forms.NAME).split())
    if not name:
        raise NotUsableError(reader.language("Give the cohort a name."))
    if len(name) > forms.LONGEST_NAME:
        raise NotUsableError(
            reader.language(
                "The name has {n} characters; at most {most} are kept.", n=len(name), most=forms.LONGEST_NAME
            )
        )
    return name


def _filters(screen: Screen, reader: Reader) -> str:
    """The filters that were sent, in the one form in which they are kept."""
    try:
        visit = screen.visit(reader, COHORTS_PATH, _typed(forms.FILTERS), Kind.COHORT)
    except MartUnavailableError:
        abort(503)
    filters = cohort_part(visit.state) if visit is not None else ""
    if not filters:
        raise NotUsableError(reader.language("Choose at least one filter: a cohort of all children is none."))
    if len(filters) > LONGEST_FILTERS:
        raise NotUsableError(reader.language("So many filters cannot be kept under one name. Choose fewer."))
    return filters


def _shared() -> str | None:
    """The role that it is to be shared with, if any."""
    asked = request.form.get(forms.SHARED, "")
    if asked == forms.NOBODY_ELSE:
        return None
    return asked if asked in SHARED_WITH else abort(400)


def _version() -> int:
    """The version that the form was made of; -1, which none is, for what is no number."""
    typed = request.form.get(forms.VERSION, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


def _page() -> str:
    page = request.form.get(forms.PAGE, "")
    return page if page in forms.START_PAGES else abort(400)


_CHANGES: Final[Mapping[str, Change]] = {
    "navn": lambda _screen, reader, office, key: office.describe(key, _version(), _name(reader), _shared()),
    "filtre": lambda screen, reader, office, key: office.filter(key, _version(), _filters(screen, reader)),
    "slet": lambda _screen, _reader, office, key: office.delete(key, _version()),
    "start": lambda _screen, _reader, office, key: office.begin_with(key, _page()),
    "start-fra": lambda _screen, _reader, office, _key: office.begin_plainly(),
}


def _as_it_is(screen: Screen, reader: Reader, cohort: Cohort) -> str:
    """What the cohort is now, for whoever wanted to change it as it was before."""
    words = reader.language
    try:
        visit = screen.visit(reader, COHORTS_PATH, cohort.filters, Kind.COHORT)
    except MartUnavailableError:
        visit = None
    return words(
        "Now: {name}; {sentence}; {shared}.",
        name=cohort.name,
        sentence=cohort_sentence(visit.state, words) if visit is not None else cohort.filters,
        shared=shared_words(cohort.shared_with, words),
    )


def _form(reader: Reader, cohort: Cohort, change: str) -> PostForm | None:
    """The form to send again, of the cohort as it is now; None where nothing is typed."""
    if change == "navn":
        return forms.describe_form(cohort, reader.language)
    if change == "filtre":
        return forms.filters_form(cohort, cohort.filters, cohort.version, reader.language)
    return None


def _refused(reader: Reader, error: Exception, form: PostForm | None, back: str, now: str = "") -> Response:
    """What was wrong, in words, and the form with what was typed."""
    typed = {name: value for name, value in request.form.items() if name != forms.VERSION}
    problems = [refused_words(error, reader.language), *([now] if now else [])]
    html = render_template(
        "refused.html",
        words=reader.language,
        problems=problems,
        form=form.filled(typed) if form is not None else None,
        back=back,
    )
    return make_response(html, 409 if isinstance(error, CohortChangedError) else 422)
