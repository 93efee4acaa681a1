"""The forms in which an administrator adds and changes people."""

from typing import Final

from dashboard.auth.roles import ROLES
from dashboard.components.places import LONGEST_KEY, Places, suggestions
from dashboard.components.post_form import Field, PostForm
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.i18n.words import Words

PEOPLE_PATH: Final = "/personer"
# What the forms send, by name.
USERNAME: Final = "brugernavn"
NAME: Final = "navn"
ROLE: Final = "rolle"
PLACE_KIND: Final = "slags"
PLACE: Final = "sted"
STATE: Final = "set"  # the person as the form's page showed them (Person.state)
LONGEST_NAME: Final = 100


def path_of(person_id: str, change: str = "") -> str:
    """A person's page, or the address that a change of the person is posted to."""
    return f"{PEOPLE_PATH}/{person_id}/{change}" if change else f"{PEOPLE_PATH}/{person_id}"


def add_form(places: Places, words: Words) -> PostForm:
    username = Field(
        name=USERNAME,
        label=words("User name"),
        most=LONGEST_NAME,
        hint=words("What the person signs in with. It cannot be changed later."),
    )
    return PostForm(
        key="add",
        action=PEOPLE_PATH,
        fields=(username, _name(words), *_role_at(places, words)),
        button=words("Add the person"),
    )


def name_form(person: Person, words: Words) -> PostForm:
    return PostForm(
        key="name",
        action=path_of(person.person_id, "navn"),
        fields=(_name(words, person.display_name), _state(person)),
        button=words("Change the name"),
    )


def role_form(person: Person, places: Places, words: Words) -> PostForm:
    return PostForm(
        key="role",
        action=path_of(person.person_id, "giv"),
        fields=(*_role_at(places, words), _state(person)),
        button=words("Give the role"),
    )


def take_form(person: Person, held: RoleHeld, words: Words) -> PostForm:
    return PostForm(
        key=f"take-{held.role}-{held.place_kind}-{held.place_key}",
        action=path_of(person.person_id, "tag"),
        fields=(
            Field(name=ROLE, kind="hidden", value=held.role),
            Field(name=PLACE_KIND, kind="hidden", value=held.place_kind),
            Field(name=PLACE, kind="hidden", value=held.place_key),
            _state(person),
        ),
        button=words("Take the role away"),
        danger=True,
    )


def door_form(person: Person, words: Words) -> PostForm:
    """Closes the door to somebody, or opens it again."""
    is_open = person.disabled_on is None
    return PostForm(
        key="door",
        action=path_of(person.person_id, "luk" if is_open else "aabn"),
        fields=(_state(person),),
        button=words("Close the door to {name}", name=person.display_name)
        if is_open
        else words("Let {name} sign in again", name=person.display_name),
        danger=is_open,
    )


def link_form(person: Person, words: Words) -> PostForm:
    return PostForm(
        key="link",
        action=path_of(person.person_id, "link"),
        fields=(),
        button=words("Make a new link"),
    )


def sessions_form(person: Person, words: Words) -> PostForm:
    return PostForm(
        key="sessions",
        action=path_of(person.person_id, "sessioner"),
        fields=(),
        button=words("End all sessions"),
        danger=True,
    )


def _name(words: Words, value: str = "") -> Field:
    return Field(name=NAME, label=words("Name"), value=value, most=LONGEST_NAME)


def _role_at(places: Places, words: Words) -> tuple[Field, Field]:
    roles = tuple((role.key, f"{words.text(role.name)} – {words.text(role.description)}") for role in ROLES.values())
    place = Field(
        name=PLACE,
        label=words("Where the role is held"),
        suggestions=tuple(suggestions(places)),
        hint=words(
            "The key or the name of a home, a school, a municipality or a steering group. Nothing: the own "
            "municipality."
        ),
        most=LONGEST_KEY,
        required=False,
    )
    return Field(name=ROLE, label=words("Role"), kind="select", choices=roles, value=roles[0][0]), place


def _state(person: Person) -> Field:
    return Field(name=STATE, kind="hidden", value=person.state)
