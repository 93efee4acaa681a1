"""Exports by role: the same gate as the screen, and never a child in a file."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from dash import Dash
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.auth import roles
from dashboard.auth.demo_people import SignIn
from dashboard.auth.passwords import Passwords
from dashboard.auth.permissions import Permission
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.tables import PlaceKind
from tests.demo.town import Town
from tests.web.conftest import BUILT, Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import ROLES, drawn, enter

FILES = ("/eksport/hjem.csv", "/eksport/skoler.csv", "/eksport/hjem.xlsx", "/eksport/skoler.xlsx")


READS_FIGURES = tuple(role for role in ROLES if Permission.FIGURES in roles.ROLES[role].permissions)


def words_of(client: FlaskClient, path: str) -> str:
    """All the text of an export."""
    response = client.get(path)
    assert response.status_code == 200
    if path.endswith(".csv"):
        return response.get_data().decode("utf-8-sig")
    book = load_workbook(BytesIO(response.get_data()))
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


@pytest.mark.parametrize("role", READS_FIGURES)
@pytest.mark.parametrize("path", FILES)
def test_an_export_names_no_child_to_any_role(
    clients: Mapping[str, FlaskClient], town: Town, path: str, role: str
) -> None:
    text = words_of(clients[role], path)
    assert "Svane Kommune" in text
    assert not keys_in(text)
    assert not names_in(text, town)


def test_the_steering_groups_export_withholds_what_its_screen_withholds(clients: Mapping[str, FlaskClient]) -> None:
    rows = {
        role: words_of(clients[role], "/eksport/hjem.csv").splitlines() for role in ("coordinator", "steering_group")
    }
    lindely = {role: next(line for line in lines if "Lindely" in line) for role, lines in rows.items()}
    assert "177" in lindely["coordinator"]
    assert "177" not in lindely["steering_group"]


@pytest.mark.parametrize("role", sorted(set(ROLES) - set(READS_FIGURES)))
@pytest.mark.parametrize("path", FILES)
def test_who_reads_no_figures_takes_none_along(clients: Mapping[str, FlaskClient], path: str, role: str) -> None:
    assert clients[role].get(path).status_code == 403


@pytest.mark.parametrize("path", ["/eksport/ordliste.csv", "/eksport/hjem.pdf", "/eksport/findes-ikke.csv"])
def test_what_is_no_export_is_not_there(clients: Mapping[str, FlaskClient], path: str) -> None:
    assert clients["chief"].get(path).status_code == 404


@pytest.fixture
def client_whose_role_lapsed(app: Dash, demo: Demo) -> FlaskClient:
    """Somebody whose last role was taken."""
    database = open_app_database(demo.settings.app_db)
    password = "fire korte danske ord"
    add_person(
        database,
        username="tidligere",
        display_name="Tidligere Ansat",
        password_hash=Passwords(passes=1, memory_kib=8).hash(password),
        roles=[],
        now=BUILT,
    )
    database.close()
    person = SignIn(
        username="tidligere",
        password=password,
        display_name="",
        role="",
        place_kind=PlaceKind.STEERING_GROUP,
        place_key="main",
        place="",
    )
    return enter(app.server, person)


def test_without_a_role_there_is_no_figure_and_no_file(client_whose_role_lapsed: FlaskClient) -> None:
    assert client_whose_role_lapsed.get("/eksport/hjem.csv").status_code == 403
    assert "Du har ikke adgang" in str(drawn(client_whose_role_lapsed, "/hjem"))
