"""An administrator's changes of people: what the forms of the pages on people are posted to."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Flask, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from dashboard.auth.invitations import GOOD_FOR
from dashboard.auth.invitations import path_of as link_path
from dashboard.auth.people_office import REFUSALS, PeopleOffice
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.refusals import in_words
from dashboard.auth.required import reader_with
from dashboard.auth.roles import ROLES
from dashboard.components.people import people_forms as forms
from dashboard.components.people.changed_person import changed_meanwhile
from dashboard.components.places import NoSuchPlaceError, Places, held_at, places_of
from dashboard.components.post_form import PostForm
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.people import UnknownPersonError
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.person_changes import PersonChangedError, person_with
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.mart.answers import NO_REGISTER
from dashboard.data.mart.store import MartUnavailableError

Change = Callable[[Screen, Reader, PeopleOffice, Person], object]


class _EmptyError(Exception):
    """A name is needed."""


def register(server: Flask, screen: Screen) -> None:
    """Register `/personer` and `/personer/<person_id>/<change>`, for POST: the pages there are drawn by Dash."""

    @server.post(forms.PEOPLE_PATH)
    def add_person() -> Response:
        reader = reader_with(Permission.PEOPLE)
        form = forms.add_form(_places(screen), reader.language)
        try:
            username, name = _needed(forms.USERNAME), _needed(forms.NAME)
            person_id, token = _office(screen, reader).add(username, name, _role(screen, reader))
        except (*REFUSALS, NoSuchPlaceError, _EmptyError) as error:
            return _refused(reader, form, forms.PEOPLE_PATH, _problem(error, _typed(forms.USERNAME), reader))
        return _link(screen, reader, person_id, name, token)

    @server.post(f"{forms.PEOPLE_PATH}/<person_id>/<change>")
    def change_person(person_id: str, change: str) -> Response:
        reader = reader_with(Permission.PEOPLE)
        if change not in _CHANGES:
            abort(404)
        database = screen.audit.log.database
        try:
            person = person_with(database, person_id)
            done = _CHANGES[change](screen, reader, _office(screen, reader), person)
        except UnknownPersonError:
            abort(404)
        except PersonChangedError:
            now = person_with(database, person_id)
            told = changed_meanwhile(screen, reader, now, _places(screen))
            return _refused(reader, _form(screen, reader, now, change), forms.path_of(person_id), *told, status=409)
        except (*REFUSALS, NoSuchPlaceError, _EmptyError) as error:
            problem = _problem(error, person.username, reader)
            return _refused(reader, _form(screen, reader, person, change), forms.path_of(person_id), problem)
        if isinstance(done, str):
            return _link(screen, reader, person_id, person.display_name, done)
        return redirect(f"{forms.path_of(person_id)}?besked={change}", 303)


def _places(screen: Screen) -> Places:
    try:
        register = screen.marts.current().register
    except MartUnavailableError:
        register = NO_REGISTER
    return places_of(register, screen.audit.log.database)


def _office(screen: Screen, reader: Reader) -> PeopleOffice:
    return PeopleOffice(audit=screen.audit, settings=screen.settings, by=reader, what=request.path)


def _typed(name: str) -> str:
    return storable(request.form.get(name, "")).strip()[: forms.LONGEST_NAME]


def _needed(name: str) -> str:
    typed = _typed(name)
    if not typed:
        raise _EmptyError
    return typed


def _role(screen: Screen, reader: Reader) -> RoleHeld:
    """The role that was chosen, at the place that was typed. Raises NoSuchPlaceError."""
    role = ROLES.get(_typed(forms.ROLE)) or abort(400)
    return held_at(role, _typed(forms.PLACE), _places(screen), screen.settings, reader.language)


def _held() -> RoleHeld:
    """The role that a button stands beside, as it is held."""
    kind = _typed(forms.PLACE_KIND)
    if kind not in frozenset(PlaceKind):
        abort(400)
    return RoleHeld(_typed(forms.ROLE), PlaceKind(kind), request.form.get(forms.PLACE, ""))


_CHANGES: Final[Mapping[str, Change]] = {
    "navn": lambda _screen, _reader, office, person: office.rename(person, _typed(forms.STATE), _needed(forms.NAME)),
    "giv": lambda screen, reader, office, person: office.give_role(person, _typed(forms.STATE), _role(screen, reader)),
    "tag": lambda _screen, _reader, office, person: office.take_role(person, _typed(forms.STATE), _held()),
    "luk": lambda _screen, _reader, office, person: office.disable(person, _typed(forms.STATE)),
    "aabn": lambda _screen, _reader, office, person: office.enable(person, _typed(forms.STATE)),
    "link": lambda _screen, _reader, office, person: office.invite(person),
    "sessioner": lambda _screen, _reader, office, person: office.end_sessions(person),
}


def _form(screen: Screen, reader: Reader, person: Person, change: str) -> PostForm | None:
    """The form to send again, with what was typed and the person as they are now; None where nothing is typed."""
    if change == "navn":
        return forms.name_form(person, reader.language)
    if change == "giv":
        return forms.role_form(person, _places(screen), reader.language)
    return None


def _problem(error: Exception, username: str, reader: Reader) -> str:
    if isinstance(error, _EmptyError):
        return reader.language("The user name and the name must not be empty.")
    return str(error) if isinstance(error, NoSuchPlaceError) else in_words(error, username, reader.language)


def _refused(reader: Reader, form: PostForm | None, back: str, *problems: str, status: int = 422) -> Response:
    """What was wrong, in words, and the form with what was typed."""
    typed = {name: value for name, value in request.form.items() if name != forms.STATE}
    filled = form.filled(typed) if form is not None else None
    html = render_template("refused.html", words=reader.language, problems=problems, form=filled, back=back)
    return make_response(html, status)


def _link(screen: Screen, reader: Reader, person_id: str, name: str, token: str) -> Response:
    """The link, shown this once; where nobody signs in with a password, the person's page."""
    back = forms.path_of(person_id)
    if not screen.settings.password_sign_in:
        return redirect(back, 303)
    link = f"{'https' if screen.settings.tls else 'http'}://{request.host}{link_path(token)}"
    html = render_template("link.html", words=reader.language, name=name, link=link, days=GOOD_FOR.days, back=back)
    return make_response(html, 200)
