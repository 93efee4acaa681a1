"""The demo's decisions: there is one of each kind to look at."""

from datetime import UTC, datetime, time

import pytest

from dashboard.auth.demo_decisions import create_demo_decisions
from dashboard.auth.demo_meetings import create_demo_meetings
from dashboard.components.decisions.decision_status import open_statuses
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.vocabulary.decision import Standing
from tests.demo.town import UNTIL

NOW = datetime.combine(UNTIL, time(12), tzinfo=UTC)


@pytest.fixture(autouse=True)
def made(meeting_database: AppDatabase, screen: Screen) -> None:
    meetings = create_demo_meetings(meeting_database, until=UNTIL, now=NOW)
    for _ in range(2):  # a second time nothing is added
        create_demo_decisions(meeting_database, screen.marts.current(), screen.settings, meetings, now=NOW)


def test_one_is_met_one_on_the_way_one_missed_one_hidden_and_one_unanswered_at_two_meetings(
    meeting_database: AppDatabase, screen: Screen
) -> None:
    found = open_statuses(meeting_database, screen.marts.current(), screen.settings, MAIN_GROUP, today=UNTIL)
    tested = {one.standing for one in found if one.decision.criterion is not None}
    assert tested >= {Standing.MET, Standing.ON_THE_WAY, Standing.MISSED, Standing.WITHHELD}
    assert [one.unanswered for one in found if one.standing is Standing.UNANSWERED] == [2]
    texts = [decision.text for decision in decisions_of(meeting_database, MAIN_GROUP)]
    assert len(texts) == len(set(texts)) > len(found)  # one is closed
