"""`dashboard people`: who may sign in, and as what."""

import sys
from typing import cast

import click

from dashboard.auth.passwords import LEAST_CHARACTERS, MOST_CHARACTERS, Passwords
from dashboard.auth.roles import ROLES
from dashboard.commands.app_database import app_database
from dashboard.commands.environment import settings_or_fail
from dashboard.commands.options import fail
from dashboard.commands.people_links import first_administrator, invite
from dashboard.commands.people_office import in_words, office
from dashboard.commands.terminal import terminal_words
from dashboard.data.app_database.people import list_people
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from dashboard.vocabulary.text import Language

_stdin_option = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input, not from a prompt."
)


@click.group("people")
def command() -> None:
    """Add, list and disable the people who may sign in."""


@command.command("add")
@click.argument("username")
@click.option("--name", required=True, help="The name shown to the person, and in lists.")
@click.option("--role", type=click.Choice(list(ROLES)), required=True, help="What the person may see.")
@click.option(
    "--at",
    help="The key of the home, school or steering group (home:KEY, school:KEY).  [default: the own municipality]",
)
@click.option("--language", type=click.Choice(["da", "en"]), default="da", show_default=True)
@_stdin_option
def add(username: str, name: str, role: str, at: str | None, language: str, password_stdin: bool) -> None:
    """Add a person who may sign in as USERNAME. The password is asked for, never an argument."""
    words, settings = terminal_words(), settings_or_fail()
    if not username.strip() or not name.strip():
        fail(words("The user name and the name must not be empty."))
    held = _held(words, settings, role, at)
    password_hash = _password_hash(words, from_stdin=password_stdin)
    with office(settings, "people add") as people, in_words(words, username):
        people.add_with_password(username, name.strip(), held, password_hash, cast("Language", language))
    click.echo(words("{username} may sign in.", username=username))


@command.command("list")
def list_() -> None:
    """List everybody with their roles; who is disabled is marked."""
    words = terminal_words()
    with app_database(settings_or_fail()) as database:
        for person in list_people(database):
            click.echo(_line(words, person))


@command.command("disable")
@click.argument("username")
def disable(username: str) -> None:
    """Close the door to USERNAME: it holds from the person's next click."""
    words = terminal_words()
    with office(settings_or_fail(), "people disable") as people, in_words(words, username):
        people.disable_at_once(username)
    click.echo(words("{username} may no longer sign in.", username=username))


@command.command("password")
@click.argument("username")
@_stdin_option
def password(username: str, password_stdin: bool) -> None:
    """Give USERNAME a new password. All of the person's sessions end."""
    words, settings = terminal_words(), settings_or_fail()
    password_hash = _password_hash(words, from_stdin=password_stdin)
    with office(settings, "people password") as people, in_words(words, username):
        people.set_password(username, password_hash)
    click.echo(words("{username} has a new password.", username=username))


command.add_command(first_administrator)
command.add_command(invite)


def _held(words: Words, settings: Settings, role: str, at: str | None) -> RoleHeld:
    kinds = ROLES[role].held_at
    if PlaceKind.MUNICIPALITY in kinds:
        if at not in (None, settings.municipality) and not ROLES[role].visits:
            fail(words("The role {role} can only be held at the own municipality: leave out --at.", role=role))
        return RoleHeld(role, PlaceKind.MUNICIPALITY, at or settings.municipality)
    if not at:
        fail(words("The role {role} is held at a place: name its key with --at.", role=role))
    kind, _, key = at.partition(":")
    if kind in kinds and key:
        return RoleHeld(role, PlaceKind(kind), key)
    if len(kinds) > 1:
        listed = ", ".join(f"--at {kind}:KEY" for kind in sorted(kinds))
        fail(words("The role {role} is held at one of several kinds of place: {options}.", role=role, options=listed))
    return RoleHeld(role, next(iter(kinds)), at)


def _password_hash(words: Words, *, from_stdin: bool) -> str:
    if from_stdin:
        given = sys.stdin.readline().rstrip("\r\n")
    else:
        given = click.prompt(words("Password"), hide_input=True, confirmation_prompt=words("The same again"))
    try:
        return Passwords().hash(given)
    except ValueError:
        fail(words("A password has {least} to {most} characters.", least=LEAST_CHARACTERS, most=MOST_CHARACTERS))


def _line(words: Words, person: Person) -> str:
    roles = (
        f"{words.text(ROLES[held.role].name) if held.role in ROLES else held.role} ({held.place_key})"
        for held in person.roles
    )
    off = f"  [{words('disabled on {day}', day=words.day(person.disabled_on))}]" if person.disabled_on else ""
    return f"{person.username:<20} {person.display_name:<28} {', '.join(roles)}{off}"
