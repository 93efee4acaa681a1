"""Changing people and their roles for somebody: each change is logged with what was changed, and so is a refusal."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from dashboard.auth.audit import Audit
from dashboard.auth.invitations import GOOD_FOR, new_token, token_hash
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.roles import ROLES
from dashboard.data.app_database import person_changes as changes
from dashboard.data.app_database.administrators import (
    Administering,
    AdministratorThereError,
    LastAdministratorError,
    add_first_administrator,
)
from dashboard.data.app_database.audit_entry import Actor, Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.invitations import ClosedError, SignsInElsewhereError, invite
from dashboard.data.app_database.people import (
    UnknownPersonError,
    UsernameTakenError,
    add_person,
    disable_person,
    folded,
    set_password,
)
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.person_access import end_all_sessions
from dashboard.data.app_database.role_rules import RoleRefusedError
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from dashboard.vocabulary.text import Language


class NoPasswordsError(Exception):
    """Everybody signs in at a provider here: a link to choose a password would lead nowhere."""


# What a change can be refused for; all of it is said in words (refusals.in_words).
REFUSALS = (
    AdministratorThereError,
    ClosedError,
    LastAdministratorError,
    NoPasswordsError,
    RoleRefusedError,
    SignsInElsewhereError,
    UnknownPersonError,
    UsernameTakenError,
    changes.PersonChangedError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOffice:
    """`what` is the page's path, or the command. All functions raise what of REFUSALS the data layer does.

    `state` is the person's (`Person.state`) as it was when the change was decided on.
    """

    audit: Audit
    settings: Settings
    by: Reader | Actor
    what: str

    def add(self, username: str, display_name: str, held: RoleHeld, language: Language = "da") -> tuple[str, str]:
        """Adds somebody without a password; gives the new person_id and the token of the link to choose one.

        Where nobody has a password the token opens nothing.
        """
        token = new_token()
        with self._logged(Kind.PERSON, f"{folded(username)}: added, {_told(held)}") as database:
            person_id = add_person(
                database,
                username=username,
                display_name=display_name,
                password_hash=None,
                roles=[held],
                now=self.audit.clock(),
                language=language,
            )
            if self.settings.password_sign_in:
                self._invite(database, person_id, token)
        return person_id, token

    def add_with_password(
        self, username: str, display_name: str, held: RoleHeld, password_hash: str, language: Language = "da"
    ) -> None:
        """Adds somebody whose password is known already."""
        with self._logged(Kind.PERSON, f"{folded(username)}: added, {_told(held)}") as database:
            add_person(
                database,
                username=username,
                display_name=display_name,
                password_hash=password_hash,
                roles=[held],
                now=self.audit.clock(),
                language=language,
            )

    def add_first(self, username: str, display_name: str, language: Language = "da") -> str:
        """Adds the first administrator; gives the token of the link to choose a password."""
        token, administering = new_token(), administrators(self.settings)
        roles = [RoleHeld(role, PlaceKind.MUNICIPALITY, administering.municipality) for role in _FIRST]
        with self._logged(Kind.PERSON, f"{folded(username)}: added as the first administrator") as database:
            person_id = add_first_administrator(
                database,
                administering,
                username=username,
                display_name=display_name,
                roles=roles,
                now=self.audit.clock(),
                language=language,
            )
            self._invite(database, person_id, token)
        return token

    def invite(self, person: Person) -> str:
        """The token of a new link to choose a password; earlier ones of the person end."""
        token = new_token()
        with self._logged(Kind.PERSON, f"{person.username}: link made") as database:
            self._invite(database, person.person_id, token)
        return token

    def rename(self, person: Person, state: str, display_name: str) -> None:
        with self._logged(Kind.PERSON, f"{person.username}: name changed") as database:
            changes.rename(database, person.person_id, state=state, display_name=display_name)

    def give_role(self, person: Person, state: str, held: RoleHeld) -> None:
        with self._logged(Kind.ROLE, f"{person.username}: given {_told(held)}") as database:
            changes.give_role(database, person.person_id, state=state, held=held)

    def take_role(self, person: Person, state: str, held: RoleHeld) -> None:
        with self._logged(Kind.ROLE, f"{person.username}: taken {_told(held)}") as database:
            changes.take_role(
                database, person.person_id, state=state, held=held, administering=administrators(self.settings)
            )

    def disable(self, person: Person, state: str) -> None:
        with self._logged(Kind.PERSON, f"{person.username}: disabled") as database:
            changes.disable(
                database,
                person.person_id,
                state=state,
                now=self.audit.clock(),
                administering=administrators(self.settings),
            )

    def enable(self, person: Person, state: str) -> None:
        with self._logged(Kind.PERSON, f"{person.username}: enabled") as database:
            changes.enable(database, person.person_id, state=state)

    def end_sessions(self, person: Person) -> None:
        with self._logged(Kind.SESSION, f"{person.username}: all sessions ended") as database:
            end_all_sessions(database, person.person_id, self.audit.clock())

    def disable_at_once(self, username: str) -> None:
        """Closes the door whatever has changed, and be it the last administrator's: who can do this can add another."""
        with self._logged(Kind.PERSON, f"{folded(username)}: disabled") as database:
            disable_person(database, username, self.audit.clock())

    def set_password(self, username: str, password_hash: str) -> None:
        with self._logged(Kind.PERSON, f"{folded(username)}: password set") as database:
            set_password(database, username, password_hash, self.audit.clock())

    def _invite(self, database: AppDatabase, person_id: str, token: str) -> None:
        if not self.settings.password_sign_in:
            raise NoPasswordsError
        now = self.audit.clock()
        invite(database, person_id, token_hash=token_hash(self.settings, token), now=now, until=now + GOOD_FOR)

    def _logged(self, kind: Kind, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, kind, self.what, detail, refusals=REFUSALS)


def administrators(settings: Settings) -> Administering:
    """Who gives rights here: whoever holds a role with that permission at the own municipality."""
    return Administering(frozenset(_FIRST), settings.municipality)


def _told(held: RoleHeld) -> str:
    return f"{held.role} {held.place_kind}:{held.place_key}"


_FIRST = tuple(role.key for role in ROLES.values() if Permission.PEOPLE in role.permissions)
