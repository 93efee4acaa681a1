"""`dashboard people first-administrator` and `invite`: links with which people choose their own password."""

from typing import cast

import click

from dashboard.auth.invitations import GOOD_FOR, address_of
from dashboard.commands.environment import settings_or_fail
from dashboard.commands.options import fail
from dashboard.commands.people_office import in_words, office
from dashboard.commands.terminal import terminal_words
from dashboard.data.app_database.people import UnknownPersonError, folded, list_people
from dashboard.data.app_database.person import Person
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from dashboard.vocabulary.text import Language


@click.command("first-administrator")
@click.argument("username")
@click.option("--name", required=True, help="The name shown to the person, and in lists.")
@click.option("--language", type=click.Choice(["da", "en"]), default="da", show_default=True)
def first_administrator(username: str, name: str, language: str) -> None:
    """Add USERNAME as the first administrator, and print the link with which that person chooses a password.

    Works only while there is no administrator.
    """
    words, settings = terminal_words(), settings_or_fail()
    if not username.strip() or not name.strip():
        fail(words("The user name and the name must not be empty."))
    with office(settings, "people first-administrator") as people, in_words(words, username):
        token = people.add_first(username, name.strip(), cast("Language", language))
    _print(words, settings, name.strip(), token)


@click.command("invite")
@click.argument("username")
def invite(username: str) -> None:
    """Print a link with which USERNAME chooses a new password. Earlier links end; sessions end when it is chosen."""
    words, settings = terminal_words(), settings_or_fail()
    with office(settings, "people invite") as people, in_words(words, username):
        person = _known(list_people(people.audit.log.database), username)
        token = people.invite(person)
    _print(words, settings, person.display_name, token)


def _known(people: tuple[Person, ...], username: str) -> Person:
    for person in people:
        if person.username == folded(username):
            return person
    raise UnknownPersonError


def _print(words: Words, settings: Settings, name: str, token: str) -> None:
    click.echo(
        words(
            "{name} chooses a password here. The link works once, for {days} days, and is not shown again:",
            name=name,
            days=GOOD_FOR.days,
        )
    )
    click.echo(address_of(settings, token))
