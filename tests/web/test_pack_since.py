"""The pack's section on the time since the last meeting: it says what the page about it says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from flask.testing import FlaskClient

from dashboard.auth.meeting_comparisons import comparisons
from dashboard.commands.demo_figures import create_demo_figures
from dashboard.components.pack import since
from dashboard.components.pack.ask import ask_for_pack
from dashboard.components.pack.asked import Asked
from dashboard.components.screen import Screen
from dashboard.components.since.since_last import since_last
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import hold_meeting, meeting_for
from dashboard.data.mart.freeze import frozen
from dashboard.exports.pack.blocks import Bullets, Paragraph, Table
from dashboard.i18n.words import MINUS, Words
from tests.components.trees import words_of
from tests.demo.town import UNTIL
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn
from tests.web.test_meetings import plan

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
EARLIER = UNTIL - timedelta(days=60)


@pytest.fixture
def database(meeting_database: AppDatabase, demo: Demo) -> Iterator[AppDatabase]:
    yield meeting_database
    for state in frozen(demo.settings.mart):
        state.path.unlink()
    comparisons(demo.settings).make([])


def asked_of(meeting_id: str, database: AppDatabase, demo: Demo, screen: Screen) -> Asked:
    return ask_for_pack(
        meeting_for(database, meeting_id),
        mart=screen.marts.current(),
        database=database,
        settings=demo.settings,
        words=Words(),
        now=NOW,
    )


@pytest.fixture
def ahead(database: AppDatabase, demo: Demo, screen: Screen) -> Asked:
    """A meeting that is planned, after one that was shown the figures of two months ago."""
    held = plan(database, EARLIER)
    hold_meeting(database, held, version=1, day=EARLIER, now=BUILT)
    create_demo_figures(demo.settings, database, until=UNTIL)
    return asked_of(plan(database, UNTIL + timedelta(days=20)), database, demo, screen)


def test_of_the_first_meeting_it_says_why_there_is_nothing(database: AppDatabase, demo: Demo, screen: Screen) -> None:
    asked = asked_of(plan(database, UNTIL), database, demo, screen)
    said = since.SECTION.blocks(asked)
    assert said
    assert all(isinstance(block, Paragraph) for block in said)


def test_it_says_what_the_page_says(ahead: Asked, clients: Mapping[str, FlaskClient]) -> None:
    meeting = ahead.meeting.meeting_id
    pages = "".join(
        words_of(drawn(clients["steering_group"], address))
        for address in (f"/moeder/{meeting}", f"/moeder/siden-sidst/{meeting}")
    )
    blocks = since.SECTION.blocks(ahead)
    headline = next(block for block in blocks if isinstance(block, Bullets))
    told = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert told
    assert len(headline.items) > 2
    for sentence in (*told, *headline.items):
        assert sentence in pages
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables
    for row in (row for table in tables for row in table.rows):
        assert "".join(cell.head for cell in row) in pages


def test_the_steps_of_a_table_add_up_as_they_are_written(ahead: Asked) -> None:
    for table in (block for block in since.SECTION.blocks(ahead) if isinstance(block, Table)):
        first, *steps, last = [[_number(cell.head) for cell in row[1:3]] for row in table.rows]
        for column in (0, 1):
            assert first[column] + sum(step[column] for step in steps) == last[column], table.caption


def _number(written: str) -> Fraction:
    return Fraction(re.sub(r"[.+]", "", written).replace(",", ".").replace(MINUS, "-"))


def test_what_is_withheld_stays_so(ahead: Asked) -> None:
    """The least number of children was raised since the last meeting: nobody looked whether its figures may be told."""
    raised = replace(ahead, settings=ahead.settings.model_copy(update={"least_children": 50}))
    hidden = [
        told
        for told in since_last(raised.database, raised.mart, raised.settings, raised.meeting).told
        if told.is_hidden
    ]
    assert hidden
    blocks = since.SECTION.blocks(raised)
    said = " ".join(item for block in blocks if isinstance(block, Bullets) for item in block.items)
    for told in hidden:
        assert f"{told.indicator.label.da}: Vises ikke – for at beskytte børnene." in said
    assert not [block for block in blocks if isinstance(block, Table)]
