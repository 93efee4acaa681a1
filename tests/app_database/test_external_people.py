"""People of a provider, and sign-ins begun there."""

from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Final

import pytest
import sqlalchemy as sa

from dashboard.auth.app_database import prepare_app_database
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.external_people import ExternalIdentity, add_external_person, external_person
from dashboard.data.app_database.oidc_requests import GOOD_FOR, OidcRequest, keep_request, take_request
from dashboard.data.app_database.people import UsernameTakenError, list_people, set_roles
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.role_rules import RoleRefusedError
from dashboard.data.app_database.tables import PlaceKind

NOW: Final = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
ANNE: Final = ExternalIdentity(issuer="https://one", subject="7", username="anne", display_name="Anne Bach")
HOME: Final = RoleHeld("home_leader", PlaceKind.HOME, "H1")
SCHOOL: Final = RoleHeld("school_leader", PlaceKind.SCHOOL, "S1")
BEGUN: Final = OidcRequest(nonce="n", code_verifier="v", next_path="/skoler?visning=tabel")


def add(database: AppDatabase, identity: ExternalIdentity = ANNE, username: str = "anne", *roles: RoleHeld) -> str:
    return add_external_person(database, identity, username=username, roles=roles or (HOME,), now=NOW, language="da")


def test_a_person_is_found_by_issuer_and_subject_together(database: AppDatabase) -> None:
    person_id = add(database)
    found = external_person(database, "https://one", "7")
    assert found is not None
    assert (found.person_id, found.roles) == (person_id, (HOME,))
    assert external_person(database, "https://two", "7") is None
    assert external_person(database, "https://one", "8") is None


def test_nothing_is_kept_of_who_cannot_be_added(database: AppDatabase) -> None:
    add(database)
    with pytest.raises(UsernameTakenError):
        add(database, ExternalIdentity(issuer="https://one", subject="8", username="", display_name=""))
    with pytest.raises(UsernameTakenError):  # the same one in another tab, by another name
        add(database, ANNE, "anne.bach")
    with pytest.raises(RoleRefusedError):
        add(database, ANNE, "bo", RoleHeld("chief", PlaceKind.HOME, "H1"))
    assert [person.username for person in list_people(database)] == ["anne"]


def test_two_tabs_that_give_one_person_roles_wait_for_each_other(postgres_url: str) -> None:
    prepare_app_database(postgres_url)
    database = open_app_database(postgres_url)
    add(database)
    failed: list[BaseException] = []

    def give_too() -> None:
        try:
            set_roles(database, "anne", [SCHOOL])
        except BaseException as error:
            failed.append(error)
            raise

    other = Thread(target=give_too)
    with database.together() as first:
        set_roles(first, "anne", [SCHOOL, HOME])
        other.start()
        waits_for_us(database)
    other.join()
    assert failed == []
    assert list_people(database)[0].roles == (SCHOOL,)
    database.close()


def waits_for_us(database: AppDatabase) -> None:
    """Returns when another connection waits for a lock."""
    waiting = sa.text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while True:
        with database.reading() as connection:
            if connection.scalar(waiting):
                return


def test_a_sign_in_that_was_begun_is_taken_up_once(database: AppDatabase) -> None:
    keep_request(database, "h", BEGUN, NOW)
    assert take_request(database, "another", NOW) is None
    assert take_request(database, "h", NOW) == BEGUN
    assert take_request(database, "h", NOW) is None


@pytest.mark.parametrize(
    ("later", "good"),
    [
        (GOOD_FOR - timedelta(seconds=1), True),
        (GOOD_FOR, False),
        (-GOOD_FOR, False),  # begun while a clock was wrong
    ],
)
def test_it_is_good_for_ten_minutes(database: AppDatabase, later: timedelta, good: bool) -> None:
    keep_request(database, "h", BEGUN, NOW)
    assert (take_request(database, "h", NOW + later) is not None) == good


def test_those_that_are_no_longer_good_are_forgotten(database: AppDatabase) -> None:
    keep_request(database, "old", BEGUN, NOW)
    keep_request(database, "new", BEGUN, NOW + GOOD_FOR)
    assert kept(database) == {"new"}


def test_no_more_than_a_bounded_number_is_kept(database: AppDatabase) -> None:
    for second in range(5):
        keep_request(database, f"h{second}", BEGUN, NOW + timedelta(seconds=second), most=3)
    assert kept(database) == {"h2", "h3", "h4"}


def kept(database: AppDatabase) -> set[str]:
    with database.reading() as connection:
        return set(connection.scalars(sa.text("SELECT state_hash FROM oidc_request")))
