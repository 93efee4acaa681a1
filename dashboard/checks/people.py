"""Whether somebody can give rights, and whether every role is held at a place that there is."""

from collections.abc import Iterator
from typing import Final

from dashboard.auth.permissions import Permission
from dashboard.auth.scope_of import permissions_of, roles_in_force
from dashboard.checks.check import Check, Finding, SetUp, fault, note
from dashboard.checks.mart import current_mart
from dashboard.data.app_database.database import AppDatabaseError, open_app_database
from dashboard.data.app_database.people import list_people
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.steering_groups import steering_groups
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.mart.answers import Register
from dashboard.data.mart.store import MartUnavailableError


def _find(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    try:
        everybody, groups = _kept(settings.app_db)
        people = [person for person in everybody if person.disabled_on is None]
    except AppDatabaseError:
        return  # told by the check of that database
    if not any(Permission.PEOPLE in permissions_of(person, settings) for person in people):
        yield fault(
            words("Nobody may give rights: there is no administrator."),
            words("Make the first one: `dashboard people first-administrator`."),
        )
    if not any(Permission.LOG in permissions_of(person, settings) for person in people):
        yield note(
            words("Nobody may read the audit log, and its checks are not made."),
            words("Let an administrator give somebody the role of log controller."),
        )
    for person in people:
        in_force = {held for _, held in roles_in_force(person, settings)}
        for held in sorted(set(person.roles) - in_force):
            yield note(
                words("{person} holds {role}, which gives nothing here.", person=person.username, role=_shown(held)),
                words("Take the role away, or give it at a place where it can be held."),
            )
    try:
        register = current_mart(settings).register
    except MartUnavailableError:
        return  # told by the check of the figures
    for person in people:
        for held in person.roles:
            if not _is_there(held, register, groups):
                yield fault(
                    words("{person} holds {role}, and there is no such place.", person=person.username,
                          role=_shown(held)),
                    words("Correct the place, or take the role away."),
                )  # fmt: skip


def _kept(app_db: str) -> tuple[tuple[Person, ...], frozenset[str]]:
    """Everybody, and the keys of the steering groups."""
    database = open_app_database(app_db)
    try:
        return list_people(database), frozenset(group.group_id for group in steering_groups(database))
    finally:
        database.close()


def _is_there(held: RoleHeld, register: Register, groups: frozenset[str]) -> bool:
    """The municipality is the settings', so it is there."""
    if held.place_kind is PlaceKind.HOME:
        return held.place_key in register.homes
    if held.place_kind is PlaceKind.STEERING_GROUP:
        return held.place_key in groups
    return held.place_kind is not PlaceKind.SCHOOL or held.place_key in register.schools


def _shown(held: RoleHeld) -> str:
    return f"{held.role} ({held.place_key})"


CHECK: Final = Check(title="People", find=_find, needs=frozenset({"app_db", "municipality", "mart"}))
