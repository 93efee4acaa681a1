"""Own sessions: seen by their person alone, and ended by nobody else."""

from collections.abc import Mapping
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from tests.components.trees import nodes, words_of
from tests.web.conftest import Demo
from tests.web.newcomers import newcomer
from tests.web.readers import ROLES, drawn, enter

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0"


@pytest.fixture
def two(app: Dash, demo: Demo) -> tuple[FlaskClient, FlaskClient]:
    """Somebody at two machines."""
    person = newcomer(demo.settings)
    return enter(app.server, person), enter(app.server, person)


def endable(client: FlaskClient) -> list[str]:
    """The sessions that the page offers to end."""
    return [
        node["props"]["value"]
        for node in nodes(drawn(client, "/mine-sessioner"))
        if node["props"].get("name") == "session"
    ]


def is_in(client: FlaskClient) -> bool:
    return client.get("/mine-sessioner").status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_the_own_session_and_comes_there_by_the_own_name(
    clients: Mapping[str, FlaskClient], demo: Demo, role: str
) -> None:
    page: Any = drawn(clients[role], "/mine-sessioner")
    assert "denne" in words_of(page)
    links = {node["props"].get("href"): words_of(node) for node in nodes(page) if node["type"] == "A"}
    assert links["/mine-sessioner"] == demo.sign_ins[role].display_name


def test_the_browser_is_told_in_plain_words_and_never_its_own(app: Dash, demo: Demo) -> None:
    client = app.server.test_client()
    form = {"username": demo.sign_ins["chief"].username, "password": demo.sign_ins["chief"].password}
    client.post("/log-ind", data=form, headers={"User-Agent": WINDOWS + "<script>"})
    said = words_of(drawn(client, "/mine-sessioner"))
    assert "Edge på Windows" in said
    assert "Mozilla" not in said


def test_another_own_session_is_ended(two: tuple[FlaskClient, FlaskClient]) -> None:
    here, elsewhere = two
    (session,) = endable(here)
    response = here.post("/mine-sessioner/afslut", data={"session": session})
    assert (response.status_code, response.location) == (303, "/mine-sessioner")
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_all_others_are_ended(two: tuple[FlaskClient, FlaskClient]) -> None:
    here, elsewhere = two
    assert here.post("/mine-sessioner/afslut-andre").status_code == 303
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_nobody_ends_somebody_elses(two: tuple[FlaskClient, FlaskClient], clients: Mapping[str, FlaskClient]) -> None:
    here, elsewhere = two
    (session,) = endable(here)
    for role in ("chief", "administrator"):
        assert session not in endable(clients[role])
        assert clients[role].post("/mine-sessioner/afslut", data={"session": session}).status_code == 404
    assert is_in(elsewhere)


@pytest.mark.parametrize("session", ["", "made-up", "' OR 1=1 --"])
def test_what_is_no_session_is_not_there(clients: Mapping[str, FlaskClient], session: str) -> None:
    assert clients["chief"].post("/mine-sessioner/afslut", data={"session": session}).status_code == 404
