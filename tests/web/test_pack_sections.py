"""The sections of a meeting pack: none is empty, and what is on the agenda comes along."""

from dataclasses import replace
from datetime import UTC, date, datetime
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
from dashboard.data.app_database.meetings import meeting_for, plan_meeting
from dashboard.data.app_database.steering_tables import agenda_item
from dashboard.exports.pack.blocks import Entry, Paragraph, Section
from dashboard.i18n.words import Words
from tests.web.conftest import Demo

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
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
    unit = {"unit_kind": "home", "unit_key": "H0001"}
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
