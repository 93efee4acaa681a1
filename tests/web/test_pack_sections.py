"""The sections of a meeting pack: none is empty, and what is on the agenda comes along."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.components.pack import sections
from dashboard.components.pack.ask import ask_for_pack
from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.pack.build import meeting_pack
from dashboard.components.pack.identity import identity_of
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_changes import Draft, take_decision
from dashboard.data.app_database.meetings import hold_meeting, meeting_for, plan_meeting
from dashboard.data.app_database.steering_tables import agenda_item
from dashboard.exports.pack.blocks import Entry, Paragraph, Section, Table
from dashboard.i18n.words import Words
from dashboard.vocabulary.decision import About, Asks, Criterion
from tests.web.conftest import Demo

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SMALL_HOME = "H0001"  # so few children that nobody else is told of it
EACH = pytest.mark.parametrize("section", sections.SECTIONS, ids=lambda section: section.key)


@pytest.fixture
def asked(demo: Demo, screen: Screen, meeting_database: AppDatabase) -> Asked:
    key = plan_meeting(meeting_database, "main", day=date(2026, 12, 15), place="Rådhuset", now=NOW)
    return ask_for_pack(
        meeting_for(meeting_database, key),
        mart=screen.marts.current(),
        database=meeting_database,
        settings=demo.settings,
        words=Words(),
        now=NOW,
    )


def put_on_agenda(asked: Asked, *topics: dict[str, Any]) -> None:
    with asked.database.writing() as connection:
        for place, topic in enumerate(topics, start=1):
            row = {"notes": "kun til den, der fremlægger", "discussion": "", "written_version": 0, "written_by": ""}
            row |= {"item_id": str(place), "meeting_id": asked.meeting.meeting_id, "position": place, "version": 1}
            connection.execute(sa.insert(agenda_item).values(**row, **topic))


def section_of(asked: Asked, key: str) -> Section:
    (found,) = [section for section in meeting_pack(asked, sections.SECTIONS).sections if section.key == key]
    return found


@EACH
def test_a_section_is_never_empty(asked: Asked, section: PackSection) -> None:
    assert section.blocks(asked)


def test_without_an_agenda_it_says_so(asked: Asked) -> None:
    assert section_of(asked, "dagsorden").blocks == [Paragraph("Der er endnu intet på dagsordenen.")]
    (told,) = section_of(asked, "beslutningspunkter").blocks
    assert isinstance(told, Paragraph)


def test_the_agenda_stands_in_its_order_without_the_presenters_notes(asked: Asked) -> None:
    put_on_agenda(
        asked,
        {"title": "Velkomst"},
        {"title": "Mål", "indicator": "goals_met"},
        {"title": "Andet", "indicator": "gone"},
    )
    assert section_of(asked, "dagsorden").blocks == [
        Entry(number="1.", title="Velkomst"),
        Entry(number="2.", title="Mål", lines=("Mål opnået",)),
        Entry(number="3.", title="Andet"),
    ]
    assert "fremlægger" not in repr(meeting_pack(asked, sections.SECTIONS))


def test_a_point_to_decide_says_where_its_figure_stands(asked: Asked) -> None:
    unit = {"unit_kind": "home", "unit_key": SMALL_HOME}
    put_on_agenda(
        asked, {"title": "Alle", "indicator": "goals_met"}, {"title": "Et hjem", "indicator": "goals_met", **unit}
    )
    together, home = section_of(asked, "beslutningspunkter").blocks
    assert isinstance(together, Entry)
    assert isinstance(home, Entry)
    (figure,) = [
        block for block in section_of(asked, "indikatorer").blocks if getattr(block, "title", "") == "Mål opnået"
    ]
    assert f"{getattr(figure, 'value', '')} · {getattr(figure, 'basis', '')}" in together.lines[1]
    assert "Vises ikke" in home.lines[1]
    assert together.blanks == ("Beslutning", "Ansvarlig", "Frist")


def decide(asked: Asked, meeting_id: str, text: str, **more: Any) -> None:
    take_decision(asked.database, meeting_id, Draft(text=text, owner="Lise Dahl", **more), now=NOW)


def test_open_decisions_of_earlier_meetings_stand_with_their_status(asked: Asked) -> None:
    earlier = plan_meeting(asked.database, "main", day=date(2026, 9, 15), place="", now=NOW)
    hold_meeting(asked.database, earlier, version=1, day=date(2026, 9, 15), now=NOW)
    small = Criterion(
        indicator="goals_met", about=About.HOME, key=SMALL_HOME, name="", asks=Asks.AT_LEAST, level=Fraction(3)
    )
    decide(asked, earlier, "Hjemmet når flere mål", deadline=date(2026, 10, 31), criterion=small)
    decide(asked, earlier, "Skolerne indberetter")
    decide(asked, asked.meeting.meeting_id, "Af dette møde")
    (table,) = section_of(asked, "beslutninger").blocks
    assert isinstance(table, Table)
    assert [(row[0].head, row[1].head) for row in table.rows] == [
        ("Hjemmet når flere mål", "Kan ikke vises for gruppen"),
        ("Skolerne indberetter", "Ikke besvaret"),
    ]
    assert "Lise Dahl, senest 31. okt. 2026" in table.rows[0][0].rest
    assert "Vises ikke" in table.rows[0][2].rest


def test_without_open_decisions_it_says_so(asked: Asked) -> None:
    assert section_of(asked, "beslutninger").blocks == [Paragraph("Ingen beslutning fra tidligere møder er åben.")]


def test_what_the_meeting_decided_stands_in_place_of_the_room_to_write(asked: Asked) -> None:
    put_on_agenda(asked, {"title": "Velkomst"}, {"title": "Mål"})
    decide(asked, asked.meeting.meeting_id, "Vi mødes", item_id="2")
    decide(asked, asked.meeting.meeting_id, "Af hele mødet")
    first, second, whole = section_of(asked, "beslutningspunkter").blocks
    assert isinstance(first, Entry)
    assert first.blanks
    assert second == Entry(number="2.", title="Mål", lines=("Besluttet: Vi mødes · Lise Dahl, ingen frist",))
    assert isinstance(whole, Entry)
    assert whole.lines == ("Besluttet: Af hele mødet · Lise Dahl, ingen frist",)


def test_a_family_is_named_by_no_topic_and_has_no_figure(asked: Asked) -> None:
    family = next(home for home in asked.mart.register.homes.values() if home.kind == "foster_family")
    about = {"indicator": "goals_met", "unit_kind": "home", "unit_key": family.key}
    put_on_agenda(asked, {"title": "Et punkt", **about})
    (point,) = section_of(asked, "beslutningspunkter").blocks
    assert isinstance(point, Entry)
    assert point.lines[0] == "Mål opnået · en familie"
    assert point.lines[1].endswith("Vises ikke – for at beskytte børnene")
    assert family.name not in repr(meeting_pack(asked, sections.SECTIONS))


def test_a_pack_is_known_by_what_it_is_made_of(asked: Asked) -> None:
    def identity(asked: Asked) -> str:
        return identity_of(asked, sections.SECTIONS)

    first = identity(asked)
    assert first == identity(asked)
    english = replace(asked, words=Words("en"))
    tomorrow = replace(asked, now=datetime(2026, 11, 23, 5, 0, tzinfo=UTC))
    later = replace(asked, mart=replace(asked.mart, meta=replace(asked.mart.meta, built_at=NOW)))
    moved = replace(asked, meeting=replace(asked.meeting, version=2))
    put_on_agenda(asked, {"title": "Velkomst"})
    assert len({first, *map(identity, (asked, english, tomorrow, later, moved))}) == 6
