"""Agendas: the topics of a meeting in their order, and the groups that meet."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dashboard.auth.demo_meetings import create_demo_meetings
from dashboard.auth.demo_minutes import create_demo_minutes
from dashboard.data.app_database import versions
from dashboard.data.app_database.agenda import Topic, UnknownItemError, agenda_of, item_for
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.steering_groups import (
    Level,
    UnknownGroupError,
    members_of,
    steering_group_for,
    steering_groups,
)
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.app_database.upgrade import upgrade
from dashboard.data.app_database.versions import MIGRATIONS, VERSION_TABLE
from dashboard.indicators.registry import all_indicators
from tests.app_database.test_meetings import plan
from tests.app_database.test_people import NOW


def upgrade_to(url: str, version: str) -> None:
    config = Config(attributes={"version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(Path(versions.__file__).parent / MIGRATIONS))
    config.set_main_option("path_separator", "os")
    database = open_app_database(url)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    database.close()


def put(database: AppDatabase, key: str, **columns: object) -> None:
    row = {"title": key, "notes": "", "version": 1, "discussion": "", "written_version": 0, "written_by": ""}
    with database.writing() as connection:
        table = sa.Table("agenda_item", sa.MetaData(), autoload_with=connection)
        connection.execute(sa.insert(table).values(item_id=key, **{**row, **columns}))


def test_topics_come_in_their_order_and_of_one_meeting(database: AppDatabase) -> None:
    meeting = plan(database)
    put(database, "b", meeting_id=meeting, position=2)
    put(database, "a", meeting_id=meeting, position=1, indicator="absence", unit_kind="home", unit_key="H1")
    found = agenda_of(database, meeting)
    assert [(item.item_id, item.position) for item in found] == [("a", 1), ("b", 2)]
    assert found[0].topic == Topic(title="a", indicator="absence", unit_kind="home", unit_key="H1")
    assert item_for(database, "a") == found[0]
    assert agenda_of(database, "made-up") == ()
    with pytest.raises(UnknownItemError):
        item_for(database, "made-up")


def test_there_is_one_group_at_first_and_it_meets_each_quarter(database: AppDatabase) -> None:
    (found,) = steering_groups(database)
    assert (found.group_id, found.name, found.level, found.rhythm_months) == (
        MAIN_GROUP, "Styregruppen", Level.JOINT, 3
    )  # fmt: skip
    assert steering_group_for(database, MAIN_GROUP) == found
    assert members_of(database, MAIN_GROUP) == ()
    with pytest.raises(UnknownGroupError):
        steering_group_for(database, "made-up")


def test_who_was_of_a_group_before_groups_were_kept_still_is(database_url: str) -> None:
    upgrade_to(database_url, "0005")
    database = open_app_database(database_url)
    with database.writing() as connection:
        connection.execute(sa.text("INSERT INTO role_place VALUES ('steering_group', 'steering_group')"))
    add_person(
        database, username="a", display_name="A", password_hash=None, now=NOW,
        roles=[RoleHeld("steering_group", PlaceKind.STEERING_GROUP, key) for key in (MAIN_GROUP, "skole")],
    )  # fmt: skip
    plan(database, group="ppr")
    upgrade(database_url)
    assert [(group.group_id, group.name) for group in steering_groups(database)] == [
        (MAIN_GROUP, "Styregruppen"), ("ppr", "ppr"), ("skole", "skole")
    ]  # fmt: skip
    database.close()


def test_the_demo_has_minutes_of_what_was_held_and_an_agenda_of_what_is_ahead(database: AppDatabase) -> None:
    until = date(2026, 11, 20)
    meetings = create_demo_meetings(database, until=until, now=NOW)
    for _ in range(2):  # a second time changes nothing
        create_demo_minutes(database, meetings, home=("H1", "Lindely"), now=datetime(2026, 11, 21, tzinfo=UTC))
    agendas = [agenda_of(database, meeting.meeting_id) for meeting in meetings]
    assert [len(agenda) for agenda in agendas] == [4, 4, 4, 5, 9]
    assert [all(item.discussion for item in agenda) for agenda in agendas] == [True] * 4 + [False]
    assert agendas[3][-1].topic.unit_key == "H1"
    indicators = {item.topic.indicator for agenda in agendas for item in agenda} - {None}
    assert indicators <= set(all_indicators())
    assert not any(item.topic.title in ("absence", "goals_met") for agenda in agendas for item in agenda)
    assert len(members_of(database, MAIN_GROUP)) == 5
