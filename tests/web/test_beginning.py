"""What somebody begins with after signing in: the chosen cohort, and always a way to the plain overview."""

from collections.abc import Mapping

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.auth.demo_people import SignIn
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.components.trees import nodes, words_of
from tests.web.conftest import Demo
from tests.web.newcomers import newcomer
from tests.web.readers import drawn, enter
from tests.web.test_cohorts import describe, sent

COORDINATOR = RoleHeld("coordinator", PlaceKind.MUNICIPALITY, "999")


@pytest.fixture
def new(demo: Demo) -> SignIn:
    """Somebody new who coordinates."""
    return newcomer(demo.settings, [COORDINATOR])


def sign_in(app: Dash, who: SignIn, next_page: str = "/") -> str:
    """Where a sign-in leads to in the end."""
    client = app.server.test_client()
    form = {"username": who.username, "password": who.password, "next": next_page}
    response = client.post("/log-ind", data=form, headers={"Origin": "http://localhost"})
    while response.status_code == 303:
        location = response.location
        response = client.get(location)
    assert response.status_code == 200
    return str(location)


def save(client: FlaskClient, name: str) -> str:
    return str(client.post("/kohorter", data={"navn": name, "filtre": "koen=f"}).location).partition("?")[0]


def test_who_has_chosen_nothing_begins_with_the_overview(app: Dash, new: SignIn) -> None:
    assert sign_in(app, new) == "/"
    assert sign_in(app, new, "/skoler") == "/skoler"


def test_who_has_chosen_a_cohort_begins_there_and_finds_the_way_out(app: Dash, new: SignIn) -> None:
    client = enter(app.server, new)
    path = save(client, "Min start")
    response = client.post(f"{path}/start", data=sent(drawn(client, path), f"{path}/start") | {"side": "/boern"})
    assert response.location == f"{path}?besked=start"
    assert "begynder du med denne kohorte på siden Børn." in words_of(drawn(client, path))
    assert sign_in(app, new) == "/boern?koen=f&start=ja"
    assert sign_in(app, new, "/skoler") == "/skoler"
    page = drawn(client, "/boern", "?koen=f&start=ja")
    assert "Du begynder med kohorten Min start. Til det almindelige overblik" in words_of(page)
    assert "kunne ikke bruges" not in words_of(page)
    assert [n["props"]["href"] for n in nodes(page) if words_of(n) == "Til det almindelige overblik"] == ["/"]
    assert client.get("/").status_code == 200
    assert client.post(f"{path}/start-fra").location == f"{path}?besked=start-fra"
    assert sign_in(app, new) == "/"


def test_a_cohort_that_is_gone_falls_back_and_says_so(app: Dash, new: SignIn) -> None:
    client = enter(app.server, new)
    path = save(client, "Forsvinder")
    client.post(f"{path}/start", data={"side": "/"})
    assert sign_in(app, new) == "/?koen=f&start=ja"
    client.post(f"{path}/slet", data={"version": "1"})
    assert sign_in(app, new) == "/?start=vaek"
    said = words_of(drawn(client, "/", "?start=vaek"))
    assert "Det, du har valgt at begynde med, kan ikke vises" in said
    assert "alle børn" in said


def test_what_is_no_longer_shared_falls_back_too(app: Dash, new: SignIn, clients: Mapping[str, FlaskClient]) -> None:
    path, client = save(clients["chief"], "Chefens start"), enter(app.server, new)
    assert client.post(f"{path}/start", data={"side": "/"}).status_code == 404
    describe(clients["chief"], path, deles="coordinator")
    assert client.post(f"{path}/start", data={"side": "/"}).status_code == 303
    assert sign_in(app, new) == "/?koen=f&start=ja"
    describe(clients["chief"], path, deles="ingen")
    assert sign_in(app, new) == "/?start=vaek"
    assert "Chefens start" not in words_of(drawn(client, "/", "?koen=f&start=ja"))


@pytest.mark.parametrize("role", ["steering_group", "administrator", "data_steward", "log_controller"])
def test_who_has_no_cohorts_begins_where_their_pages_begin(app: Dash, demo: Demo, role: str) -> None:
    start = sign_in(app, demo.sign_ins[role])
    assert "start=" not in start
    assert start == {"steering_group": "/", "administrator": "/personer", "data_steward": "/data"}.get(role, "/log")
