"""The administrator's pages: who may sign in, as what; nothing of another's is undone, nobody gets data by oneself."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.components.people.people_forms import STATE
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.people import add_person, list_people
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.person_changes import person_with
from dashboard.data.app_database.tables import PlaceKind
from tests.components.trees import nodes, words_of
from tests.web.conftest import BUILT, Demo
from tests.web.newcomers import newcomer
from tests.web.readers import call, drawn, enter

Post = Callable[..., TestResponse]
CHANGES = ("navn", "giv", "tag", "luk", "aabn", "link", "sessioner")
NAMES = iter(f"ny-{number}" for number in range(1000))


@pytest.fixture
def database(demo: Demo) -> Iterator[AppDatabase]:
    database = open_app_database(demo.settings.app_db)
    yield database
    database.close()


@pytest.fixture
def admin(clients: Mapping[str, FlaskClient]) -> FlaskClient:
    return clients["administrator"]


@pytest.fixture
def eva(database: AppDatabase, demo: Demo) -> Person:
    """Somebody new who leads a home."""
    held = RoleHeld("home_leader", PlaceKind.HOME, demo.sign_ins["home_leader"].place_key)
    person_id = add_person(
        database, username=next(NAMES), display_name="Eva Dahl", password_hash="h", roles=[held], now=BUILT
    )
    return person_with(database, person_id)


@pytest.fixture
def post(admin: FlaskClient, eva: Person) -> Post:
    """`post("navn", navn="Eva")`: the administrator changes Eva as she was at the start, unless told otherwise."""

    def post(change: str, state: str = eva.state, **typed: str) -> TestResponse:
        return admin.post(f"/personer/{eva.person_id}/{change}", data={STATE: state, **typed})

    return post


def text_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)))


def inputs(tree: Any, action: str) -> dict[str, str]:
    """What the form with an address would send."""
    (form,) = [node for node in nodes(tree) if node["type"] == "Form" and node["props"]["action"] == action]
    return {node["props"]["name"]: node["props"].get("value") or "" for node in nodes(form) if "name" in node["props"]}


def test_everybody_is_listed_with_role_and_place(admin: FlaskClient, demo: Demo) -> None:
    said = words_of(drawn(admin, "/personer"))
    leader = demo.sign_ins["home_leader"]
    assert "Anne Bachhjemleder" in said
    assert f"Leder af anbringelsessted, {leader.place}" in said


@pytest.mark.parametrize(
    ("search", "found"), [("?soeg=anne bach", {"Anne Bach"}), ("?soeg=læringskoord", {"Mikkel Friis"})]
)
def test_people_are_searched_by_name_and_role(admin: FlaskClient, demo: Demo, search: str, found: set[str]) -> None:
    links = {
        words_of(node)
        for node in nodes(drawn(admin, "/personer", search))
        if node["type"] == "A" and node["props"]["href"].startswith("/personer/")
    }
    # Other tests take people in besides those of the demo.
    assert links & {person.display_name for person in demo.sign_ins.values()} == found


def test_a_long_list_has_pages(admin: FlaskClient, database: AppDatabase) -> None:
    for number in range(31):
        add_person(
            database, username=next(NAMES), display_name=f"Side {number}", password_hash="h", roles=[], now=BUILT
        )

    def shown(search: str) -> int:
        return words_of(drawn(admin, "/personer", search)).count("ingen rolleåben")

    assert (shown("?soeg=side"), shown("?soeg=side&side=2")) == (30, 1)


def test_a_person_is_added_and_chooses_a_password_by_the_link(
    app: Dash, admin: FlaskClient, demo: Demo, database: AppDatabase
) -> None:
    form = inputs(drawn(admin, "/personer"), "/personer")
    assert set(form) == {"brugernavn", "navn", "rolle", "sted"}
    username, place = next(NAMES), demo.sign_ins["home_leader"].place
    filled = {"brugernavn": username, "navn": "Ny Person", "rolle": "home_leader", "sted": place}
    response = admin.post("/personer", data=form | filled)
    (link,) = re.findall(r'value="http://localhost(/adgangskode/[\w-]+)"', response.get_data(as_text=True))
    assert response.status_code == 200
    added = next(person for person in list_people(database) if person.username == username)
    assert added.roles == (RoleHeld("home_leader", PlaceKind.HOME, demo.sign_ins["home_leader"].place_key),)
    assert link not in str(drawn(admin, f"/personer/{added.person_id}"))
    new = app.server.test_client()
    assert "For Ny Person" in text_of(new.get(link))
    chosen = {"token": link.rpartition("/")[2], "password": "fire korte ord her", "again": "fire korte ord her"}
    assert new.post("/adgangskode", data=chosen).status_code == 303
    form = {"username": username, "password": "fire korte ord her"}
    assert new.post("/log-ind", data=form).status_code == 303
    assert "Ny Person" in words_of(drawn(new, "/"))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"brugernavn": "chef"}, "Brugernavnet chef er optaget"),
        ({"brugernavn": " "}, "må ikke være tomme"),
        ({"rolle": "home_leader", "sted": ""}, "Skriv, hvor rollen gælder"),
        ({"rolle": "home_leader", "sted": "Langbortistan"}, "intet sted af den slags til rollen: »Langbortistan«"),
        ({"rolle": "school_leader", "sted": "H0001"}, "intet sted af den slags til rollen: »H0001«"),
        ({"rolle": "administrator", "sted": "901"}, "kun haves i jeres egen kommune"),
    ],
)
def test_what_cannot_be_added_is_told_and_what_was_typed_is_kept(
    admin: FlaskClient, database: AppDatabase, typed: dict[str, str], problem: str
) -> None:
    before = list_people(database)
    form = {"brugernavn": "helt-ny", "navn": 'Åse "Ås"', "rolle": "chief", "sted": ""} | typed
    response = admin.post("/personer", data=form)
    assert response.status_code == 422
    assert problem in text_of(response)
    assert 'value="Åse &#34;Ås&#34;"' in response.get_data(as_text=True)
    assert f'<option value="{form["rolle"]}" selected>' in response.get_data(as_text=True)
    assert list_people(database) == before


def test_the_forms_of_a_persons_page_make_the_changes(
    admin: FlaskClient, demo: Demo, eva: Person, database: AppDatabase
) -> None:
    school = demo.sign_ins["school_leader"]
    home = demo.sign_ins["home_leader"]
    path = f"/personer/{eva.person_id}"

    def change(name: str, **typed: str) -> Person:
        form = inputs(drawn(admin, path), f"{path}/{name}")
        response = admin.post(f"{path}/{name}", data=form | typed)
        assert (response.status_code, response.location) == (303, f"{path}?besked={name}")
        assert "»" not in words_of(drawn(admin, path, f"?besked={name}"))
        return person_with(database, eva.person_id)

    assert change("navn", navn="Eva Holm").display_name == "Eva Holm"
    assert len(change("giv", rolle="school_leader", sted=school.place_key).roles) == 2
    form = {"rolle": "home_leader", "slags": "home", "sted": home.place_key}
    response = admin.post(f"{path}/tag", data={STATE: person_with(database, eva.person_id).state, **form})
    assert response.location == f"{path}?besked=tag"
    assert [held.role for held in person_with(database, eva.person_id).roles] == ["school_leader"]
    assert change("luk").disabled_on is not None
    assert change("aabn").disabled_on is None
    assert change("sessioner").display_name == "Eva Holm"


def test_a_change_is_told_to_who_is_late_and_nothing_is_undone(post: Post, eva: Person, database: AppDatabase) -> None:
    assert post("giv", rolle="steering_group", sted="main").status_code == 303
    left = person_with(database, eva.person_id)
    late = post("navn", navn="Eva Sen")
    assert late.status_code == 409
    said = text_of(late)
    assert "En anden har ændret personen, siden du åbnede siden. Intet af dit er gemt." in said
    assert "Det var Rikke Lund" in said
    assert "Nu: Eva Dahl; Leder af anbringelsessted" in said
    assert "Medlem af styregruppe (Styregruppen); åben." in said
    assert 'value="Eva Sen"' in late.get_data(as_text=True)
    assert person_with(database, eva.person_id) == left
    (state,) = re.findall(rf'name="{STATE}" value="(\w+)"', late.get_data(as_text=True))
    assert post("navn", state, navn="Eva Sen").status_code == 303


def test_who_is_disabled_is_out_at_the_next_click(
    app: Dash, admin: FlaskClient, demo: Demo, database: AppDatabase
) -> None:
    sign_in = newcomer(demo.settings)
    client = enter(app.server, sign_in)
    person = next(person for person in list_people(database) if person.username == sign_in.username)
    path = f"/personer/{person.person_id}"
    assert client.get("/mine-sessioner").status_code == 200
    admin.post(f"{path}/luk", data=inputs(drawn(admin, path), f"{path}/luk"))
    assert client.get("/mine-sessioner").status_code == 302


def test_an_administrator_gives_nobody_oneself_data_and_is_not_the_last_to_go(
    admin: FlaskClient, database: AppDatabase
) -> None:
    rikke = next(person for person in list_people(database) if person.username == "administrator")
    path = f"/personer/{rikke.person_id}"
    own = {STATE: rikke.state}
    refused = {
        "giv": admin.post(f"{path}/giv", data=own | {"rolle": "chief", "sted": ""}),
        "tag": admin.post(f"{path}/tag", data=own | {"rolle": "administrator", "slags": "municipality", "sted": "999"}),
        "luk": admin.post(f"{path}/luk", data=own),
    }
    assert {response.status_code for response in refused.values()} == {422}
    assert "Rollerne kan ikke holdes af én person" in text_of(refused["giv"])
    assert "Ingen andre, der kan logge ind, er administrator her." in text_of(refused["tag"])
    assert "Ingen andre, der kan logge ind, er administrator her." in text_of(refused["luk"])
    assert person_with(database, rikke.person_id) == rikke


def test_every_change_and_every_refusal_is_logged(post: Post, eva: Person, database: AppDatabase) -> None:
    path = f"/personer/{eva.person_id}"
    post("navn", navn="Eva Holm")
    post("giv", rolle="log_controller", sted="", state=person_with(database, eva.person_id).state)
    post("link")
    post("sessioner")
    logged = find(database, Criteria(kinds=[Kind.PERSON, Kind.ROLE, Kind.SESSION]), most=4).entries
    assert [(e.actor_name, e.kind.value, e.outcome.value, e.what, e.detail) for e in reversed(logged)] == [
        ("Rikke Lund", "person", "done", f"{path}/navn", f"{eva.username}: name changed"),
        ("Rikke Lund", "role", "refused", f"{path}/giv", f"{eva.username}: given log_controller municipality:999"),
        ("Rikke Lund", "person", "done", f"{path}/link", f"{eva.username}: link made"),
        ("Rikke Lund", "session", "done", f"{path}/sessioner", f"{eva.username}: all sessions ended"),
    ]


def test_nobody_else_changes_anybody(clients: Mapping[str, FlaskClient], eva: Person, database: AppDatabase) -> None:
    for role, client in clients.items():
        if role == "administrator":
            continue
        addresses = ["/personer", *(f"/personer/{eva.person_id}/{change}" for change in CHANGES)]
        form = {STATE: eva.state, "navn": "X", "rolle": "chief", "brugernavn": "x"}
        assert {client.post(address, data=form).status_code for address in addresses} == {403}
        assert "Eva Dahl" not in str(client.post("/_dash-update-component", json=call("/personer")).get_json())
    assert person_with(database, eva.person_id) == eva


@pytest.mark.parametrize("address", ["/personer/nobody/navn", "/personer/nobody/link", "/personer/{eva}/andet"])
def test_who_or_what_is_not_there_answers_404(admin: FlaskClient, eva: Person, address: str) -> None:
    assert admin.post(address.format(eva=eva.person_id), data={"navn": "X"}).status_code == 404


def test_a_form_from_elsewhere_changes_nothing(admin: FlaskClient, eva: Person, database: AppDatabase) -> None:
    form = {STATE: eva.state, "navn": "X"}
    headers = {"Origin": "https://elsewhere.example"}
    assert admin.post(f"/personer/{eva.person_id}/navn", data=form, headers=headers).status_code == 403
    assert person_with(database, eva.person_id) == eva


@pytest.mark.parametrize("typed", [{"rolle": "wizard"}, {"rolle": "chief", "slags": "country"}])
def test_a_forged_choice_is_refused(post: Post, typed: dict[str, str]) -> None:
    change = "tag" if "slags" in typed else "giv"
    assert post(change, **typed).status_code == 400


def test_strange_texts_are_kept_as_texts(post: Post, eva: Person, database: AppDatabase) -> None:
    assert post("navn", navn="A\0<b>" + "x" * 500).status_code == 303
    assert person_with(database, eva.person_id).display_name == ("A\N{REPLACEMENT CHARACTER}<b>" + "x" * 500)[:100]
