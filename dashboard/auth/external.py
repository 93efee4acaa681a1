"""The one door for people who sign in elsewhere: whatever the protocol, it ends in `admit_external`."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.auth.addresses import SIGN_IN
from dashboard.auth.context import AuthContext
from dashboard.auth.sessions import begin_session
from dashboard.auth.sign_in import Admitted
from dashboard.auth.throttle import KNOWN_FOR, network
from dashboard.data.app_database.audit_entry import SERVER, Actor, Kind, Outcome
from dashboard.data.app_database.external_people import (
    ExternalIdentity,
    add_external_person,
    external_person,
    keep_display_name,
)
from dashboard.data.app_database.people import UsernameTakenError, set_roles
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.role_rules import RoleRefusedError
from dashboard.data.app_database.sessions import forget_sessions
from dashboard.vocabulary.text import Language

_NO_ROLES: Final[frozenset[RoleHeld]] = frozenset()


class Why(StrEnum):
    """Why somebody whom a provider knows is not let in."""

    NO_ROLE = "no role by the provider's claims"
    ROLES_REFUSED = "roles that do not go together"
    DISABLED = "disabled here"


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """Known to the provider, and not let in here."""

    why: Why


def admit_external(
    context: AuthContext,
    identity: ExternalIdentity,
    roles: Collection[RoleHeld],
    *,
    address: str,
    user_agent: str,
    language: Language = "da",
) -> Admitted | Unwelcome:
    """Lets somebody in whom a provider has vouched for, and begins a session.

    The caller must have checked, before it calls: who signed the provider's answer and for whom, that it is fresh, was
    asked for by this browser and is used once; and the level of assurance, where the municipality asks for one.
    `identity.issuer` is the configured one, never the answer's own word. `roles` are all that the person holds from now
    on; those that were held and are not among them are gone in every open session from the next request. `address` is
    the client's, `language` a newcomer's.

    Somebody is known by issuer and subject alone. A user name that another person has, from here or from a provider,
    gives nothing of theirs: a newcomer is then called `name (2)`. Raises AppDatabaseError.
    """
    place = network(address)
    try:
        person_id = _with_roles(context, identity, frozenset(roles), language)
    except _UnwelcomeError as unwelcome:
        known = unwelcome.person
        actor = Actor(key=known.person_id if known else "", name=known.display_name if known else "", address=place)
        context.audit.record(actor, Kind.SIGN_IN, SIGN_IN, detail=unwelcome.why.value, outcome=Outcome.REFUSED)
        return Unwelcome(unwelcome.why)
    forget_sessions(context.database, context.clock() - KNOWN_FOR)
    return Admitted(begin_session(context, person_id=person_id, address=place, user_agent=user_agent))


class _UnwelcomeError(Exception):
    def __init__(self, why: Why, person: Person | None) -> None:
        super().__init__(why.value)
        self.why, self.person = why, person


def _with_roles(
    context: AuthContext, identity: ExternalIdentity, roles: frozenset[RoleHeld], language: Language
) -> str:
    """The person_id of the identity, who holds these roles now."""
    number = 1
    while True:
        person = external_person(context.database, identity.issuer, identity.subject)
        if person is not None:
            _renew(context, person, identity.display_name, roles)
            return person.person_id
        if not roles:
            raise _UnwelcomeError(Why.NO_ROLE, None)
        username = identity.username if number == 1 else f"{identity.username} ({number})"
        try:
            return _add(context, identity, username, roles, language)
        except UsernameTakenError:
            number += 1  # perhaps by the same person in another tab: looked for again
        except RoleRefusedError as error:
            raise _UnwelcomeError(Why.ROLES_REFUSED, None) from error


def _add(
    context: AuthContext, identity: ExternalIdentity, username: str, roles: frozenset[RoleHeld], language: Language
) -> str:
    with context.audit.together(SERVER, Kind.PERSON, SIGN_IN, _said(username, roles)) as database:
        return add_external_person(
            database, identity, username=username, roles=roles, now=context.clock(), language=language
        )


def _renew(context: AuthContext, person: Person, display_name: str, roles: frozenset[RoleHeld]) -> None:
    if person.disabled_on is not None:
        raise _UnwelcomeError(Why.DISABLED, person)
    if person.display_name != display_name:
        keep_display_name(context.database, person.person_id, display_name)
    try:
        _change_roles(context, person, roles)
    except RoleRefusedError as error:
        # What was held before is not what the provider says either.
        _change_roles(context, person, _NO_ROLES)
        raise _UnwelcomeError(Why.ROLES_REFUSED, person) from error
    if not roles:
        raise _UnwelcomeError(Why.NO_ROLE, person)


def _change_roles(context: AuthContext, person: Person, roles: frozenset[RoleHeld]) -> None:
    if frozenset(person.roles) == roles:
        return
    with context.audit.together(SERVER, Kind.ROLE, SIGN_IN, _said(person.username, roles)) as database:
        set_roles(database, person.username, roles)


def _said(username: str, roles: frozenset[RoleHeld]) -> str:
    """For the log: who holds what from now on, by the provider's word."""
    held = ", ".join(f"{role.role} {role.place_kind.value}:{role.place_key}" for role in sorted(roles))
    return f"by the provider, {username}: {held or 'no role'}"
