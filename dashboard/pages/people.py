"""Personer og roller: everybody who may sign in, with the roles and where they are held; and adding somebody."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.auth.roles import ROLES
from dashboard.components import elements as html
from dashboard.components.people.people_forms import PEOPLE_PATH, add_form, path_of
from dashboard.components.places import Places, place_name, places_of
from dashboard.components.post_form import post_form
from dashboard.components.shell import page_head
from dashboard.components.stray_keys import stray_keys
from dashboard.components.table import plain_table
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY, Unit, arranged, parse_table
from dashboard.components.table_tools import pages_links, search_field
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.people import list_people
from dashboard.data.app_database.person import Person
from dashboard.vocabulary.text import Text

_TITLE: Final = Text(da="Personer og roller", en="People and roles")


def _build(visit: Visit) -> Sequence[Component | None]:
    words, places = visit.words, places_of(visit.register, visit.audit.log.database)
    people = {person.person_id: person for person in list_people(visit.audit.log.database)}
    state = parse_table(visit.search, ())
    found = arranged([_searched(visit, person, places) for person in people.values()], {}, state)
    rows = [_row(visit, people[unit.key], places) for unit in found.units]
    return [
        page_head(words.text(_TITLE), words("Who may sign in, as what, and where.")),
        stray_keys(visit, *state.problems),
        html.Details(
            [
                html.Summary(words("Add a person")),
                html.P(words("The person chooses the own password with a link, which you are shown once.")),
                post_form(add_form(places, words)),
            ]
        ),
        html.Section(
            [
                search_field(state.search, words, words("Search for a name, a user name or a role")),
                html.P(words.count(found.found, "{n} person", "{n} people"), className="extent", role="status"),
                plain_table(
                    words.text(_TITLE), (words("Name"), words("User name"), words("Roles"), words("Status")), rows
                ),
                pages_links(found, state, visit.path, visit.search, words),
            ],
            className="unit-table",
        ),
    ]


def _row(visit: Visit, person: Person, places: Places) -> Sequence[str | Component | list[str | Component]]:
    words = visit.words
    status = words("disabled on {day}", day=words.day(person.disabled_on)) if person.disabled_on else words("open")
    return (
        html.A(person.display_name, href=path_of(person.person_id)),
        person.username,
        html.Ul([html.Li(role) for role in _roles(visit, person, places)]) if person.roles else words("no role"),
        html.Strong(status) if person.disabled_on else status,
    )


def _roles(visit: Visit, person: Person, places: Places) -> list[str]:
    return [
        f"{visit.words.text(ROLES[held.role].name) if held.role in ROLES else held.role}, {place_name(places, held)}"
        for held in person.roles
    ]


def _searched(visit: Visit, person: Person, places: Places) -> Unit:
    """What the search looks through."""
    return Unit(person.person_id, person.display_name, " ".join([person.username, *_roles(visit, person, places)]))


PAGE = Page(
    path=PEOPLE_PATH,
    title=_TITLE,
    build=_build,
    permission=Permission.PEOPLE,
    keys=(SEARCH_KEY, PAGE_KEY),
    letter="p",
)
