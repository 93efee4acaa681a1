"""Links to choose a password: good once, for a while, for one person."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.invitations import ClosedError, Invited, SignsInElsewhereError, accept, invite, invited
from dashboard.data.app_database.people import UnknownPersonError, add_person, credentials, disable_person
from dashboard.data.app_database.sessions import open_session, start_session
from dashboard.data.app_database.tables import external_identity
from tests.app_database.test_people import NOW

HOUR = timedelta(hours=1)
UNTIL = NOW + timedelta(days=7)


@pytest.fixture
def anne(database: AppDatabase) -> str:
    """Anne has been added and has no password yet; gives her person_id."""
    return add_person(database, username="anne", display_name="Anne", password_hash=None, roles=[], now=NOW)


def link(database: AppDatabase, person_id: str, token_hash: str) -> None:
    invite(database, person_id, token_hash=token_hash, now=NOW, until=UNTIL)


def password_of(database: AppDatabase) -> str | None:
    found = credentials(database, "anne")
    assert found is not None
    return found.password_hash


def test_a_link_tells_whose_it_is_and_gives_a_password_once(database: AppDatabase, anne: str) -> None:
    link(database, anne, "t")
    whose = Invited(person_id=anne, username="anne", display_name="Anne", language="da")
    assert invited(database, "t", NOW) == whose
    assert password_of(database) is None
    assert accept(database, "t", "h", NOW) == whose
    assert password_of(database) == "h"
    assert accept(database, "t", "other", NOW) is None
    assert password_of(database) == "h"


def test_a_link_that_was_never_made_is_none(database: AppDatabase, anne: str) -> None:
    assert invited(database, "t", NOW) is None
    assert accept(database, "t", "h", NOW) is None


def test_a_link_ends_after_its_time(database: AppDatabase, anne: str) -> None:
    link(database, anne, "t")
    assert invited(database, "t", UNTIL - HOUR) is not None
    assert invited(database, "t", UNTIL) is None
    assert accept(database, "t", "h", UNTIL) is None
    assert password_of(database) is None


def test_a_new_link_ends_the_ones_before_and_nobody_elses(database: AppDatabase, anne: str) -> None:
    bo = add_person(database, username="bo", display_name="Bo", password_hash=None, roles=[], now=NOW)
    for person_id, token_hash in ((anne, "first"), (bo, "bo's"), (anne, "second")):
        link(database, person_id, token_hash)
    assert [invited(database, token_hash, NOW) is not None for token_hash in ("first", "bo's", "second")] == [
        False,
        True,
        True,
    ]


def test_a_chosen_password_ends_what_was_open(database: AppDatabase, anne: str) -> None:
    start_session(database, person_id=anne, token_hash="s", address="", user_agent="", now=NOW)
    link(database, anne, "t")
    accept(database, "t", "h", NOW)
    assert open_session(database, "s") is None


def test_who_is_disabled_has_no_link_and_gets_none(database: AppDatabase, anne: str) -> None:
    link(database, anne, "t")
    disable_person(database, "anne", NOW)
    assert invited(database, "t", NOW) is None
    assert accept(database, "t", "h", NOW) is None
    with pytest.raises(ClosedError):
        link(database, anne, "new")


def test_whose_account_is_a_providers_gets_no_link(database: AppDatabase, anne: str) -> None:
    with database.writing() as connection:
        row = {"issuer": "https://id.example", "subject": "1", "person_id": anne}
        connection.execute(sa.insert(external_identity).values(row))
    with pytest.raises(SignsInElsewhereError):
        link(database, anne, "t")


def test_nobody_gets_no_link(database: AppDatabase) -> None:
    with pytest.raises(UnknownPersonError):
        link(database, "nobody", "t")


def test_links_that_have_expired_are_forgotten(database: AppDatabase, anne: str) -> None:
    link(database, anne, "old")
    accept(database, "old", "h", NOW)
    invite(database, anne, token_hash="new", now=UNTIL, until=UNTIL + HOUR)
    with database.reading() as connection:
        assert connection.scalars(sa.text("SELECT token_hash FROM invitation")).all() == ["new"]
