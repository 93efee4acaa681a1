"""Two at once on PostgreSQL: what one has given or written is never mixed with the other's, or lost."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from dashboard.auth.app_database import prepare_app_database
from dashboard.data.app_database.agenda import Topic, item_for
from dashboard.data.app_database.agenda_changes import HasMinutesError, add_topic, delete_topic
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.meetings import MAIN_GROUP, plan_meeting
from dashboard.data.app_database.people import add_person, list_people, set_roles
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.auth.conftest import START

WAITS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


def leader(home: str) -> RoleHeld:
    return RoleHeld("home_leader", PlaceKind.HOME, home)


@pytest.mark.parametrize("held_before", [[leader("H1")], []])
def test_roles_set_while_another_sets_them_are_not_added_up(postgres_url: str, held_before: list[RoleHeld]) -> None:
    prepare_app_database(postgres_url)
    database = open_app_database(postgres_url)
    person_id = add_person(
        database, username="anne", display_name="Anne", password_hash="x", roles=held_before, now=START
    )  # fmt: skip
    address = postgres_url.replace("postgresql+psycopg", "postgresql")
    with ThreadPoolExecutor() as pool, psycopg.connect(address) as first, psycopg.connect(address) as watcher:
        # The first administrator, in the middle of what set_roles does.
        first.execute("SELECT 1 FROM person WHERE person_id = %s FOR UPDATE", [person_id])
        first.execute("DELETE FROM person_role WHERE person_id = %s", [person_id])
        first.execute("INSERT INTO person_role VALUES (%s, 'home_leader', 'home', 'H2')", [person_id])
        second = pool.submit(set_roles, database, "anne", [leader("H3")])
        while not second.done() and watcher.execute(WAITS).fetchone() != (1,):
            watcher.rollback()
        first.commit()
        second.result()
    assert list_people(database)[0].roles == (leader("H3"),)
    database.close()


def test_a_topic_that_somebody_writes_of_is_not_deleted_meanwhile(postgres_url: str) -> None:
    prepare_app_database(postgres_url)
    database = open_app_database(postgres_url)
    meeting = plan_meeting(database, MAIN_GROUP, day=START.date(), place="", now=START)
    item_id = add_topic(database, meeting, Topic(title="Fravær"))
    address = postgres_url.replace("postgresql+psycopg", "postgresql")
    with ThreadPoolExecutor() as pool, psycopg.connect(address) as first, psycopg.connect(address) as watcher:
        # The first, in the middle of what write_minutes does.
        first.execute(
            "UPDATE agenda_item SET discussion = 'Vi ringer', written_version = 1 WHERE item_id = %s", [item_id]
        )
        second = pool.submit(delete_topic, database, item_for(database, item_id))
        while not second.done() and watcher.execute(WAITS).fetchone() != (1,):
            watcher.rollback()
        first.commit()
        with pytest.raises(HasMinutesError):
            second.result()
    assert item_for(database, item_id).discussion == "Vi ringer"
    database.close()
