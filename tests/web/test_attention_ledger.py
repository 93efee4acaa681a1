"""The attention ledger and the signals, as readers have them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from dashboard.components.ledger.ledger_columns import ago
from dashboard.data.app_database.agenda import Topic
from dashboard.data.app_database.agenda_changes import add_topic
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP, hold_meeting, plan_meeting
from dashboard.i18n.words import Words
from tests.components.trees import nodes, words_of
from tests.demo.town import UNTIL, Town
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn

PATH = "/opmaerksomhed"
DANISH = Words("da")
READERS = ("chief", "coordinator", "steering_group")


def page(client: FlaskClient, search: str = "") -> str:
    return words_of(drawn(client, PATH, search))


def held(database: AppDatabase, day: date, *topics: Topic, group: str = MAIN_GROUP) -> None:
    key = plan_meeting(database, group, day=day, place="", now=BUILT)
    for topic in topics:
        add_topic(database, key, topic)
    hold_meeting(database, key, version=1, day=day, now=BUILT)


def rows(client: FlaskClient, search: str) -> list[list[str]]:
    """The ledger's rows as texts, a list a row, without the link to the remarks."""
    tree: Any = drawn(client, PATH, search)
    table = next(node for node in nodes(tree) if node["type"] == "Table" and node["props"].get("id") == "table-ledger")
    body = next(node for node in nodes(table) if node["type"] == "Tbody")
    cells = [[words_of(cell) for cell in row["props"]["children"]] for row in nodes(body) if row["type"] == "Tr"]
    return [[cell.removesuffix("Bemærkninger") for cell in row] for row in cells]


def test_what_was_never_looked_at_stands_first_then_what_was_longest_ago(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, today: date, demo: Demo
) -> None:
    home = demo.sign_ins["home_leader"].place_key
    early, late = today - timedelta(days=200), today - timedelta(days=3)
    held(meeting_database, early, Topic(title="Fravær", indicator="absence"))
    held(meeting_database, late, Topic(title="Mål", indicator="goals_met", unit_kind="home", unit_key=home))
    found = rows(clients["steering_group"], "?liste=indikatorer")
    assert [row[0] for row in found[-2:]] == ["Fravær", "Mål opnået"]
    assert {row[1] for row in found[:-2]} == {"aldrig"}
    assert found[-2][1:] == [
        f"{DANISH.day(early)}for 6 måneder siden, på et møde",
        f"{DANISH.day(early)}Styregruppen",
        *["aldrig"] * 4,
        "1",
        "0",
    ]
    homes = rows(clients["steering_group"], "?liste=hjem")
    assert homes[-1][:2] == ["Lindely", f"{DANISH.day(late)}for 3 dage siden, på et møde"]
    assert rows(clients["chief"], "?liste=hjem&sorter=-senest")[0][0] == "Lindely"


def test_the_levels_of_leadership_stand_side_by_side(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, today: date
) -> None:
    with meeting_database.writing() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO steering_group (group_id, name, level, rhythm_months, version, changed_at)"
                " VALUES ('p', 'PPR-ledelsen', 'ppr', 3, 1, :now)"
            ),
            {"now": BUILT.isoformat(" ")},
        )
    try:
        held(meeting_database, today, Topic(title="Fravær", indicator="absence"), group="p")
        held(meeting_database, today - timedelta(days=90), Topic(title="Fravær", indicator="absence"))
        (row,) = rows(clients["chief"], "?soeg=fravær&sorter=navn")[1:]
        before = DANISH.day(today - timedelta(days=90))
        assert row[2:7] == [f"{before}Styregruppen", *["aldrig"] * 3, f"{DANISH.day(today)}PPR-ledelsen"]
    finally:
        with meeting_database.writing() as connection:
            connection.execute(sa.text("DELETE FROM steering_group WHERE group_id = 'p'"))


def test_no_family_is_named(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, town: Town, today: date
) -> None:
    families = {
        row["home_id"]: row["name"] for row in town["home"] if "family" in row["kind"] or row["kind"] == "own_lodging"
    }
    assert families
    key = next(row["home_id"] for row in town["placement"] if row["home_id"] in families)
    held(meeting_database, today, Topic(title="x", unit_kind="home", unit_key=key))
    for role in READERS:
        named = {row[0] for row in rows(clients[role], "?liste=hjem")}
        assert "Lindely" in named
        assert named.isdisjoint(families.values())


def test_everybody_sees_the_same_signals_by_the_steering_groups_rules(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase
) -> None:
    for indicator in ("absence", "goals_met", "assessed_in_time"):
        seen = {role: signals_of(clients[role], f"?vis={indicator}") for role in READERS}
        assert len(set(seen.values())) == 1
        assert "kontroldiagram" in next(iter(seen.values()))


def signals_of(client: FlaskClient, search: str) -> str:
    tree: Any = drawn(client, PATH, search)
    section = next(
        node for node in nodes(tree) if node["type"] == "Section" and node["props"].get("aria-labelledby") == "signaler"
    )
    return str(section)


def test_a_signal_is_taken_up_when_it_was_looked_at_after_it_could_be_seen(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase
) -> None:
    said = signals_of(clients["chief"], "")
    assert "ikke taget op endnu" in said, "the demo shows no signal"
    told = re.findall(r"/ordliste#(\w+)", said)
    held(meeting_database, UNTIL - timedelta(days=700), *(Topic(title="x", indicator=key) for key in set(told)))
    assert "ikke taget op endnu" in signals_of(clients["chief"], "")
    held(meeting_database, UNTIL, *(Topic(title="x", indicator=key) for key in set(told)))
    said = signals_of(clients["chief"], "")
    assert "ikke taget op endnu" not in said
    assert f"set på {DANISH.day(UNTIL)}" in said


def test_it_is_honest_about_how_many_series_were_looked_at(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase
) -> None:
    said = page(clients["steering_group"])
    assert re.search(r"\d+ af 15 rækker af måneder er lange nok til at vurdere", said)
    assert "giver tilfældet alene tegn i omtrent én række ud af 80" in said
    assert "Enkelte hjem og skoler vurderes aldrig." in said


@pytest.mark.parametrize("role", ["home_leader", "school_leader", "advisor"])
def test_it_is_for_who_reads_minutes(clients: Mapping[str, FlaskClient], role: str) -> None:
    assert clients[role].get(PATH).status_code == 403
    assert clients[role].get(f"/eksport{PATH}.csv").status_code == 404


def test_the_file_holds_all_that_the_search_finds(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, today: date
) -> None:
    held(meeting_database, today, Topic(title="x", indicator="absence"))
    text = clients["steering_group"].get(f"/eksport{PATH}.csv?liste=indikatorer&soeg=fravær").get_data(as_text=True)
    lines = [
        line.split(";") for line in text.splitlines() if line.startswith(("absence;", "high_absence;", "goals_met;"))
    ]
    assert [(line[0], line[2]) for line in lines] == [
        ("high_absence", "aldrig"),
        ("absence", today.isoformat()),
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "i dag"),
        (1, "for 1 dag siden"),
        (13, "for 13 dage siden"),
        (14, "for 2 uger siden"),
        (59, "for 8 uger siden"),
        (61, "for 2 måneder siden"),
        (366, "for 12 måneder siden"),
        (-1, "i dag"),
    ],
)
def test_how_long_ago_is_said_in_what_is_easiest_to_grasp(days: int, said: str) -> None:
    today = date(2026, 11, 22)
    assert ago(today - timedelta(days=days), today, DANISH) == said


def test_a_planned_meeting_shows_the_signals_and_one_that_is_over_does_not(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, today: date
) -> None:
    key = plan_meeting(meeting_database, MAIN_GROUP, day=today, place="", now=BUILT)
    seen = {role: words_of(drawn(clients[role], f"/moeder/{key}")) for role in READERS}
    for said in seen.values():
        assert "for hele kommunen. Et signal er noget at spørge til" in said
        assert "Signalerne som diagrammer" in said
    hold_meeting(meeting_database, key, version=1, day=today, now=BUILT)
    assert "Signalerne som diagrammer" not in words_of(drawn(clients["chief"], f"/moeder/{key}"))
