"""The user of the web processes: it adds people and sessions, alters no table, and of the log only reads and adds."""

import psycopg
import pytest

from dashboard.auth.app_database import prepare_app_database
from dashboard.data.app_database import audit_tables  # noqa: F401 - its tables belong to the metadata
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import add_person, disable_person, list_people, set_roles
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.sessions import end_session, forget_sessions, open_session, start_session
from dashboard.data.app_database.tables import METADATA, PlaceKind
from tests.auth.conftest import START
from tests.postgresql.conftest import Query
from tests.support.psql import SCRIPTS, as_user, run_script

WEB = "dashboard_web"
LOG = ("audit_entry", "audit_children", "audit_anchor")


@pytest.fixture
def web(postgres_url: str) -> str:
    """The app database as the user of the web processes."""
    prepare_app_database(postgres_url)
    run_script(postgres_url, "app_user.sql", web=WEB)
    return as_user(postgres_url, WEB)


def test_every_table_of_ours_is_named_in_the_script() -> None:
    script = (SCRIPTS / "app_user.sql").read_text(encoding="utf-8")
    assert [name for name in METADATA.tables if name not in script] == []


def test_the_web_processes_start_and_work_as_this_user(web: str) -> None:
    prepare_app_database(web)  # at the start: nothing is left to do
    database = open_app_database(web)
    held = RoleHeld("home_leader", PlaceKind.HOME, "H1")
    person = add_person(
        database, username="anne", display_name="Anne", password_hash="x", roles=[held], now=START
    )  # fmt: skip
    start_session(database, person_id=person, token_hash="t", address="a", user_agent="u", now=START)
    assert open_session(database, "t") is not None
    end_session(database, "t", START)
    set_roles(database, "anne", [])
    disable_person(database, "anne", START)
    forget_sessions(database, START)
    assert [found.disabled_on for found in list_people(database)] == [START.date()]
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        *(f"UPDATE {table} SET {column} = {column}" for table, column in zip(
            LOG, ("actor_name", "key_list", "last_hash"), strict=True
        )),
        *(f"DELETE FROM {table}" for table in LOG),
        *(f"TRUNCATE {table} CASCADE" for table in LOG),
        "INSERT INTO audit_anchor VALUES (1, 'x')",
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in LOG),
        "DROP TABLE audit_entry",
        "ALTER TABLE person ADD COLUMN cpr text",
        "CREATE TABLE mine (x int)",
        "UPDATE dashboard_app_version SET version_num = '0'",
        "INSERT INTO role_place VALUES ('administrator', 'home')",
        "DELETE FROM role_conflict",
        "CREATE OR REPLACE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ],
)  # fmt: skip
def test_what_it_may_not(web: str, query: Query, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(web, WEB, statement)


def test_a_superuser_is_not_taken(postgres_url: str) -> None:
    prepare_app_database(postgres_url)
    with pytest.raises(RuntimeError, match="superuser"):
        run_script(postgres_url, "app_user.sql", web="postgres")
