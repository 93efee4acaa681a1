"""One meeting's page: who may read it, and what stands on it."""

from collections.abc import Mapping
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import plan_meeting
from tests.components.trees import of_type, words_of
from tests.web.conftest import BUILT
from tests.web.readers import drawn
from tests.web.test_meetings import PATH, page, plan

READ_MINUTES = ("chief", "coordinator", "steering_group")
DAY = date(2026, 12, 1)


def test_a_meeting_is_opened_from_the_list_by_who_may_read_its_minutes(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, today: date
) -> None:
    key = plan(meeting_database, today)
    for role, client in clients.items():
        assert client.get(f"{PATH}/{key}").status_code == (200 if role in READ_MINUTES else 403)
        if role in ("advisor", "steering_group"):
            assert (f"{PATH}/{key}" in str(drawn(client, PATH))) is (role in READ_MINUTES)
    said = words_of(drawn(clients["steering_group"], f"{PATH}/{key}"))
    assert "Styregruppen · Rådhuset · planlagt" in said
    assert "Der er endnu intet på dagsordenen." in said


def test_a_meeting_of_another_group_is_not_there_for_a_member(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase
) -> None:
    key = plan_meeting(meeting_database, "other", day=DAY, place="", now=BUILT)
    assert clients["steering_group"].get(f"{PATH}/{key}").status_code == 404
    assert clients["chief"].get(f"{PATH}/made-up").status_code == 404
    assert "Siden findes ikke" in words_of(drawn(clients["steering_group"], f"{PATH}/{key}"))
    assert "Møder" in page(clients["steering_group"])


@pytest.mark.parametrize("path", ["/moeder", "/beslutninger", "/opmaerksomhed", "/bemaerkninger", "/grupper"])
def test_all_about_meetings_stands_under_meetings_in_the_navigation(
    clients: Mapping[str, FlaskClient], path: str
) -> None:
    here = [link["href"] for link in of_type(drawn(clients["chief"], path), "A") if link.get("aria-current") == "page"]
    assert PATH in here
