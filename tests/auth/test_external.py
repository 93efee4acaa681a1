"""The door for people who sign in elsewhere: known by issuer and subject alone, with the roles of this time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
import sqlalchemy as sa
import time_machine

from dashboard.auth.context import AuthContext, open_context
from dashboard.auth.external import Unwelcome, Why, admit_external
from dashboard.auth.passwords import Passwords
from dashboard.auth.sessions import session_of
from dashboard.auth.sign_in import Admitted, Refused, sign_in
from dashboard.data.app_database.audit_tables import audit_entry
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.external_people import ExternalIdentity
from dashboard.data.app_database.people import disable_person, list_people, set_password
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from tests.auth.conftest import PASSWORD, START

ANNE: Final = ExternalIdentity(issuer="https://one", subject="7", username="Anne", display_name="Anne Bach")
HOME: Final = RoleHeld("home_leader", PlaceKind.HOME, "H1")
OTHER_HOME: Final = RoleHeld("home_leader", PlaceKind.HOME, "H2")
CHIEF: Final = RoleHeld("chief", PlaceKind.MUNICIPALITY, "999")
LOG: Final = RoleHeld("log_controller", PlaceKind.MUNICIPALITY, "999")
Admit = Callable[..., Admitted | Unwelcome]


@pytest.fixture
def context(clock: object, database: AppDatabase, settings: Settings, passwords: Passwords) -> Iterator[AuthContext]:
    context = open_context(settings, passwords=passwords)
    yield context
    context.database.close()


@pytest.fixture
def admit(context: AuthContext) -> Admit:
    """`admit(identity, *roles)`"""

    def admit(identity: ExternalIdentity, *roles: RoleHeld) -> Admitted | Unwelcome:
        return admit_external(context, identity, roles, address="192.0.2.7", user_agent="a browser", language="en")

    return admit


def token_of(outcome: Admitted | Unwelcome) -> str:
    assert isinstance(outcome, Admitted)
    return outcome.token


def only(database: AppDatabase) -> Person:
    (person,) = list_people(database)
    return person


def logged(database: AppDatabase) -> list[tuple[str, str, str, str]]:
    """(who, kind, outcome, detail) of each entry, oldest first."""
    columns = (audit_entry.c.actor_name, audit_entry.c.kind, audit_entry.c.outcome, audit_entry.c.detail)
    with database.reading() as connection:
        rows = connection.execute(sa.select(*columns).order_by(audit_entry.c.sequence)).all()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def test_a_newcomer_is_added_with_the_roles_and_has_no_password(
    admit: Admit, context: AuthContext, database: AppDatabase
) -> None:
    found = session_of(context, token_of(admit(ANNE, HOME, OTHER_HOME)))
    assert found is not None
    person = found.person
    assert (person.username, person.display_name, person.language) == ("anne", "Anne Bach", "en")
    assert person.roles == (HOME, OTHER_HOME)
    assert logged(database) == [
        ("server", "person", "done", "by the provider, Anne: home_leader home:H1, home_leader home:H2"),
        ("Anne Bach", "sign_in", "done", ""),
    ]


def test_the_roles_of_this_time_are_all_that_is_held_in_open_sessions_too(
    admit: Admit, context: AuthContext, database: AppDatabase
) -> None:
    first = token_of(admit(ANNE, HOME, OTHER_HOME))
    admit(ANNE, OTHER_HOME)
    found = session_of(context, first)
    assert found is not None
    assert found.person.roles == (OTHER_HOME,)
    assert logged(database)[2] == ("server", "role", "done", "by the provider, anne: home_leader home:H2")


def test_the_same_roles_again_are_no_change(admit: Admit, database: AppDatabase) -> None:
    admit(ANNE, HOME)
    admit(ANNE, HOME)
    assert [kind for _, kind, _, _ in logged(database)] == ["person", "sign_in", "sign_in"]


def test_who_has_lost_every_role_loses_them_at_once_and_is_not_let_in(
    admit: Admit, context: AuthContext, database: AppDatabase
) -> None:
    before = token_of(admit(ANNE, HOME))
    assert admit(ANNE) == Unwelcome(Why.NO_ROLE)
    found = session_of(context, before)
    assert found is not None
    assert found.person.roles == ()
    assert logged(database)[2:] == [
        ("server", "role", "done", "by the provider, anne: no role"),
        ("Anne Bach", "sign_in", "refused", "no role by the provider's claims"),
    ]


def test_a_newcomer_without_a_role_leaves_no_trace_but_the_refusal(admit: Admit, database: AppDatabase) -> None:
    assert admit(ANNE) == Unwelcome(Why.NO_ROLE)
    assert list_people(database) == ()
    assert logged(database) == [("", "sign_in", "refused", "no role by the provider's claims")]


def test_who_is_disabled_here_stays_out_with_the_roles_of_before(admit: Admit, database: AppDatabase) -> None:
    admit(ANNE, HOME)
    disable_person(database, "anne", START)
    assert admit(ANNE, CHIEF) == Unwelcome(Why.DISABLED)
    assert only(database).roles == (HOME,)
    assert logged(database)[-1] == ("Anne Bach", "sign_in", "refused", "disabled here")


def test_roles_that_do_not_go_together_give_none_of_them(admit: Admit, database: AppDatabase) -> None:
    assert admit(ANNE, CHIEF, LOG) == Unwelcome(Why.ROLES_REFUSED)
    assert list_people(database) == ()
    admit(ANNE, HOME)
    assert admit(ANNE, CHIEF, LOG) == Unwelcome(Why.ROLES_REFUSED)
    assert only(database).roles == ()


def test_a_role_in_another_order_than_its_conflict_is_a_change_like_any_other(
    admit: Admit, database: AppDatabase
) -> None:
    admit(ANNE, CHIEF)
    admit(ANNE, LOG)
    assert only(database).roles == (LOG,)


@pytest.mark.usefixtures("anne")
def test_a_user_name_from_here_is_not_taken_over(admit: Admit, context: AuthContext, database: AppDatabase) -> None:
    found = session_of(context, token_of(admit(ANNE, CHIEF)))
    assert found is not None
    assert (found.person.username, found.person.roles) == ("anne (2)", (CHIEF,))
    local = next(person for person in list_people(database) if person.username == "anne")
    assert local.roles == (HOME,)


def test_another_subject_or_issuer_is_another_person(admit: Admit, database: AppDatabase) -> None:
    for identity in (ANNE, replace(ANNE, subject="8"), replace(ANNE, issuer="https://two"), ANNE):
        admit(identity, HOME)
    assert [person.username for person in list_people(database)] == ["anne", "anne (2)", "anne (3)"]


def test_a_new_name_at_the_provider_is_a_new_name_here_and_the_user_name_stays(
    admit: Admit, database: AppDatabase
) -> None:
    admit(ANNE, HOME)
    admit(replace(ANNE, username="anne.dam", display_name="Anne Dam"), HOME)
    assert (only(database).username, only(database).display_name) == ("anne", "Anne Dam")


def test_a_password_is_no_way_round_the_provider(
    admit: Admit, context: AuthContext, database: AppDatabase, password_hash: str
) -> None:
    admit(ANNE, HOME)
    set_password(database, "anne", password_hash, START)
    outcome = sign_in(context, username="anne", password=PASSWORD, address="192.0.2.7", user_agent="a browser")
    assert isinstance(outcome, Refused)


def test_sessions_of_long_ago_are_forgotten_though_nobody_uses_a_password(
    admit: Admit, context: AuthContext, clock: time_machine.Traveller
) -> None:
    admit(ANNE, HOME)
    clock.shift(timedelta(days=91))
    admit(ANNE, HOME)
    with context.database.reading() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM session")) == 1
