"""One person, for an administrator: roles, the way in, and the name; every change is a form of its own."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.auth.roles import ROLES
from dashboard.components import elements as html
from dashboard.components.notices import notice
from dashboard.components.people.people_forms import (
    PEOPLE_PATH,
    door_form,
    link_form,
    name_form,
    role_form,
    sessions_form,
    take_form,
)
from dashboard.components.places import place_name, places_of
from dashboard.components.post_form import post_form
from dashboard.components.query import read
from dashboard.components.shell import page_head
from dashboard.components.stray_keys import stray_keys
from dashboard.components.table import plain_table
from dashboard.components.visit import NothingThereError, Page, Visit
from dashboard.data.app_database.people import UnknownPersonError
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.person_access import access_of
from dashboard.data.app_database.person_changes import person_with
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

_TOLD_KEY: Final = "besked"


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    try:
        person = person_with(visit.audit.log.database, visit.key)
    except UnknownPersonError as error:
        raise NothingThereError from error
    return [
        html.P(html.A(words("All people"), href=PEOPLE_PATH), className="back"),
        page_head(person.display_name, words("User name: {username}", username=person.username)),
        stray_keys(visit),
        _told(visit),
        _roles(visit, person),
        _way_in(visit, person),
        html.Section([html.H2(words("Name")), post_form(name_form(person, words))]),
    ]


def _told(visit: Visit) -> Component | None:
    """What was done with the form that led here."""
    asked = dict(read(visit.search)).get(_TOLD_KEY, ())
    sentence = _done(visit.words).get(asked[0]) if asked else None
    return notice("info", sentence) if sentence is not None else None


def _done(words: Words) -> Mapping[str, str]:
    return {
        "navn": words("The name is changed."),
        "giv": words("The role is given. It holds from the person's next click."),
        "tag": words("The role is taken away. It holds from the person's next click."),
        "luk": words("The door is closed: sessions and links have ended."),
        "aabn": words("The door is open again."),
        "sessioner": words("All sessions have ended."),
    }


def _roles(visit: Visit, person: Person) -> Component:
    words, places = visit.words, places_of(visit.register, visit.audit.log.database)
    rows = [
        (
            *_role(held, words),
            place_name(places, held),
            post_form(take_form(person, held, words)),
        )
        for held in person.roles
    ]
    head = (words("Role"), words("What it gives"), words("Where"), words("Change"))
    return html.Section(
        [
            html.H2(words("Roles")),
            plain_table(words("Roles"), head, rows) if rows else html.P(words("No role: the person sees nothing.")),
            html.H3(words("Give a role")),
            post_form(role_form(person, places, words)),
        ]
    )


def _role(held: RoleHeld, words: Words) -> tuple[str, str]:
    role = ROLES.get(held.role)
    if role is None:
        return held.role, words("A role that is no more: it gives nothing.")
    return words.text(role.name), words.text(role.description)


def _way_in(visit: Visit, person: Person) -> Component:
    words = visit.words
    may_have_link = person.disabled_on is None and visit.settings.password_sign_in
    access = access_of(visit.audit.log.database, person.person_id, visit.audit.clock())
    said = (
        [words("The person may not sign in since {day}.", day=words.day(person.disabled_on))]
        if (person.disabled_on)
        else []
    )
    if access.signs_in_elsewhere:
        said.append(words("The person signs in with a work account, which gives the roles anew each time."))
    else:
        said.append(
            words("The person has chosen a password.")
            if access.has_password
            else words("The person has not chosen a password yet.")
        )
    if access.invited_until is not None:
        said.append(words("A link to choose one is good until {moment}.", moment=words.moment(access.invited_until)))
    forms = [door_form(person, words), sessions_form(person, words)]
    if may_have_link and not access.signs_in_elsewhere:
        forms.insert(0, link_form(person, words))
    return html.Section(
        [
            html.H2(words("The way in")),
            html.P(" ".join(said)),
            html.Div([post_form(form) for form in forms], className="post-buttons"),
        ]
    )


PAGE = Page(
    path=f"{PEOPLE_PATH}/<key>",
    title=Text(da="Person", en="Person"),
    build=_build,
    permission=Permission.PEOPLE,
    keys=(_TOLD_KEY,),
)
