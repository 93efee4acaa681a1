"""The button that changes the language: for the person, on every page, and back to where they were."""

from collections.abc import Iterator

import pytest
from dash import Dash
from flask.testing import FlaskClient

from tests.web.conftest import Demo
from tests.web.readers import drawn, enter


@pytest.fixture
def client(app: Dash, demo: Demo) -> Iterator[FlaskClient]:
    """The school leader in a browser of their own, who reads Danish again afterwards."""
    client = enter(app.server, demo.sign_ins["school_leader"])
    yield client
    client.post("/sprog", data={"sprog": "da"})


def test_the_button_leads_back_to_the_same_view_in_the_other_language(client: FlaskClient) -> None:
    response = client.post("/sprog?tilbage=/hjem%3Ftrin%3Dudskoling", data={"sprog": "en"})
    assert (response.status_code, response.location) == (303, "/hjem?trin=udskoling")
    assert "Homes" in str(drawn(client, "/hjem", "?trin=udskoling"))


def test_the_language_follows_the_person_to_another_device(app: Dash, demo: Demo, client: FlaskClient) -> None:
    client.post("/sprog", data={"sprog": "en"})
    assert "Overview" in str(drawn(enter(app.server, demo.sign_ins["school_leader"]), "/"))


def test_the_export_speaks_the_same_language(client: FlaskClient) -> None:
    client.post("/sprog", data={"sprog": "en"})
    assert "Data up to" in client.get("/eksport/hjem.csv").get_data(as_text=True)


def test_a_language_that_nobody_speaks_here_is_refused(client: FlaskClient) -> None:
    assert client.post("/sprog", data={"sprog": "xx"}).status_code == 400


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_button_leads_nowhere_else(client: FlaskClient, elsewhere: str) -> None:
    assert client.post("/sprog", query_string={"tilbage": elsewhere}, data={"sprog": "da"}).location == "/"


def test_a_link_cannot_change_the_language(client: FlaskClient) -> None:
    assert client.get("/sprog?sprog=en").status_code in (404, 405)
    assert "Overblik" in str(drawn(client, "/"))
