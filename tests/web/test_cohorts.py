"""Saved cohorts as readers have them: saved, shared, changed and deleted, and nobody else's ever."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.components.behind.behind_address import ANCHOR
from dashboard.components.cohorts.cohort_forms import LONGEST_NAME
from dashboard.data.app_database import cohorts
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase, open_app_database
from tests.components.trees import nodes, words_of
from tests.web.conftest import Demo
from tests.web.readers import drawn

NAMES = (f"Kohorte {number}" for number in range(1000))
Save = Callable[..., str]


@pytest.fixture
def database(demo: Demo) -> Iterator[AppDatabase]:
    database = open_app_database(demo.settings.app_db)
    yield database
    database.close()


@pytest.fixture
def save(clients: Mapping[str, FlaskClient]) -> Save:
    """`save("trin=udskoling", shared="chief")`: the coordinator saves a cohort; its page's path."""

    def save(filters: str = "trin=udskoling", shared: str = "", role: str = "coordinator") -> str:
        response = clients[role].post("/kohorter", data={"navn": next(NAMES), "filtre": filters})
        path = str(response.location).partition("?")[0]
        assert (response.status_code, response.location) == (303, f"{path}?besked=gemt")
        if shared:
            assert describe(clients[role], path, deles=shared).status_code == 303
        return path

    return save


def text_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)))


def sent(tree: Any, action: str) -> dict[str, str]:
    """What the form with an address would send as it stands."""
    (form,) = [node for node in nodes(tree) if node["type"] == "Form" and node["props"]["action"] == action]
    return {node["props"]["name"]: node["props"].get("value") or "" for node in nodes(form) if "name" in node["props"]}


def describe(client: FlaskClient, path: str, **typed: str) -> TestResponse:
    return client.post(f"{path}/navn", data=sent(drawn(client, path), f"{path}/navn") | typed)


def name_of(client: FlaskClient, path: str) -> str:
    return next(words_of(node) for node in nodes(drawn(client, path)) if node["type"] == "H1")


def test_the_filter_bar_saves_what_it_says(clients: Mapping[str, FlaskClient]) -> None:
    client, name = clients["coordinator"], next(NAMES)
    form = sent(drawn(client, "/boern", "?periode=kvartal&koen=m,f&trin=mellemtrin"), "/kohorter")
    assert form == {"navn": "", "filtre": "koen=f,m&trin=mellemtrin"}
    path = client.post("/kohorter", data=form | {"navn": f"  {name}\t"}).location
    said = words_of(drawn(client, *path.split("?")[:1]))
    assert said.count(name) == 1
    assert re.search(r"piger eller drenge · mellemtrin: \d+ børn", said)
    again = drawn(client, "/", "?trin=mellemtrin&koen=f,m&periode=12-uger")
    assert f"Gemt som {name}" in words_of(again)
    assert not [node for node in nodes(again) if node["props"].get("action") == "/kohorter"]


@pytest.mark.parametrize("search", ["", "?periode=kvartal", "?foo=bar"])
def test_all_children_are_no_cohort(clients: Mapping[str, FlaskClient], search: str) -> None:
    assert "Gem kohorten" not in words_of(drawn(clients["coordinator"], "/", search))
    response = clients["coordinator"].post("/kohorter", data={"navn": "Alle", "filtre": search})
    assert (response.status_code, "Vælg mindst ét filter" in text_of(response)) == (422, True)


def test_the_list_tells_who_is_in_it_how_many_and_whose_it_is(clients: Mapping[str, FlaskClient], save: Save) -> None:
    path = save("hjemtype=residential_home", "chief")
    name = name_of(clients["coordinator"], path)
    own, others = (words_of(drawn(clients[role], "/kohorter", f"?soeg={name}")) for role in ("coordinator", "chief"))
    assert re.search(rf"{name}børne- og ungehjem\d+ børndin; delt med alle med rollen Chef", own)
    assert re.search(rf"{name}børne- og ungehjem\d+ børndelt af Mikkel Friis", others)
    hrefs = {node["props"].get("href") for node in nodes(drawn(clients["chief"], "/kohorter", f"?soeg={name}"))}
    assert hrefs >= {
        path,
        "/?hjemtype=residential_home",
        "/boern?hjemtype=residential_home",
        "/kohorter/sammenlign?hjemtype=residential_home",
    }


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("advisor", "Kun børn, du har adgang til, er talt med."),
        ("home_leader", "Her tælles kun dine egne børn"),
        ("chief", ""),
    ],
)
def test_who_opens_a_link_is_told_whose_children_are_counted(
    clients: Mapping[str, FlaskClient], role: str, said: str
) -> None:
    for path in ("/", "/boern", "/hjem", "/kohorter/sammenlign"):
        page = words_of(drawn(clients[role], path, "?trin=udskoling&koen=f"))
        assert (said in page) if said else ("adgang til, er talt med" not in page)
    assert "adgang til, er talt med" not in words_of(drawn(clients[role], "/"))


def test_who_it_is_shared_with_sees_it_and_nobody_else(clients: Mapping[str, FlaskClient], save: Save) -> None:
    path = save("koen=f", "advisor")
    name = name_of(clients["coordinator"], path)
    for role, client in clients.items():
        sees = role in ("coordinator", "advisor")
        has_cohorts = role in ("coordinator", "advisor", "chief", "home_leader", "school_leader")
        assert client.get(path).status_code == (200 if sees else 404 if has_cohorts else 403)
        assert (name in words_of(drawn(client, path))) is sees
        assert (name in words_of(drawn(client, "/kohorter", f"?soeg={name}").get("props", {}))) is False
    assert "Kun børn, du har adgang til, er talt med." in words_of(drawn(clients["advisor"], path))
    assert describe(clients["coordinator"], path, deles="ingen").status_code == 303
    assert clients["advisor"].get(path).status_code == 404


def test_nobody_changes_anothers(clients: Mapping[str, FlaskClient], save: Save) -> None:
    path = save("koen=f", "chief")
    before = words_of(drawn(clients["chief"], path))
    for change in ("navn", "filtre", "slet"):
        assert not [n for n in nodes(drawn(clients["chief"], path)) if n["props"].get("action") == f"{path}/{change}"]
        form = {"navn": "Mit", "deles": "ingen", "version": "2", "filtre": "koen=m"}
        assert clients["chief"].post(f"{path}/{change}", data=form).status_code == 404
    assert words_of(drawn(clients["chief"], path)) == before


def test_the_filters_are_changed_beside_the_saved_ones(clients: Mapping[str, FlaskClient], save: Save) -> None:
    client, path = clients["coordinator"], save("trin=udskoling")
    edit = next(n["props"]["href"] for n in nodes(drawn(client, path)) if "ret=1" in str(n["props"].get("href")))
    assert edit == f"{path}?trin=udskoling&ret=1"
    page = drawn(client, path, "?ret=1&trin=indskoling")
    assert "Gemt er nu: udskoling." in words_of(page)
    response = client.post(f"{path}/filtre", data=sent(page, f"{path}/filtre"))
    assert response.location == f"{path}?besked=filtre"
    assert "indskoling: " in words_of(drawn(client, path))


@pytest.mark.parametrize("change", ["navn", "filtre", "slet"])
def test_of_two_windows_the_later_is_told_and_nothing_is_lost(
    clients: Mapping[str, FlaskClient], save: Save, change: str
) -> None:
    client, path = clients["coordinator"], save("trin=udskoling")
    old = {"navn": "Sen", "deles": "ingen", "filtre": "trin=mellemtrin", "version": "1"}
    name = next(NAMES)
    assert describe(client, path, navn=name).status_code == 303
    late = client.post(f"{path}/{change}", data=old)
    said = text_of(late)
    assert late.status_code == 409
    assert "Kohorten er ændret i et andet vindue, siden du åbnede siden. Intet af dit er gemt." in said
    assert f"Nu: {name}; udskoling; deles ikke." in said
    assert name_of(client, path) == name
    assert "udskoling: " in words_of(drawn(client, path))
    if change != "slet":
        form = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', late.get_data(as_text=True)))
        assert (form["version"], form.get("navn") or form.get("filtre")) == ("2", old[change])
    warned = words_of(drawn(client, path, "?ret=1&trin=mellemtrin"))
    assert "Kohorten er ændret, siden du begyndte" in warned
    assert "Gem de ændrede filtre" not in warned


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"navn": " \n "}, "Giv kohorten et navn."),
        ({"navn": "x" * (LONGEST_NAME + 1)}, f"Navnet er på 81 tegn; der kan højst gemmes {LONGEST_NAME}."),
        ({"filtre": "koordinator=" + ",".join(f"k{n}" for n in range(1000))}, "Så mange filtre"),
    ],
)
def test_what_cannot_be_kept_is_told_and_what_was_typed_stays(
    clients: Mapping[str, FlaskClient], typed: dict[str, str], problem: str
) -> None:
    form = {"navn": "Navn", "filtre": "koen=f"} | typed
    response = clients["coordinator"].post("/kohorter", data=form)
    assert (response.status_code, problem in text_of(response)) == (422, True)
    kept = re.search(r'name="navn"[^>]*value="([^"]*)"', response.get_data(as_text=True))
    assert kept is not None
    assert kept[1].strip() == form["navn"].strip()


def test_a_name_is_taken_once_and_markup_stays_text(clients: Mapping[str, FlaskClient], save: Save) -> None:
    client, path = clients["coordinator"], save()
    marked = f'<b>"&{next(NAMES)}</b>'
    assert describe(client, path, navn=marked).status_code == 303
    assert name_of(client, path) == marked
    second = client.post("/kohorter", data={"navn": marked, "filtre": "koen=f"})
    assert (second.status_code, "Du har en anden kohorte med det navn." in text_of(second)) == (422, True)
    assert "<b>" not in second.get_data(as_text=True)


def test_there_are_not_too_many(
    clients: Mapping[str, FlaskClient], save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(role="school_leader")
    monkeypatch.setattr(cohorts, "MOST_COHORTS", 1)
    response = clients["school_leader"].post("/kohorter", data={"navn": "Én mere", "filtre": "koen=f"})
    assert (response.status_code, "flere kan ikke gemmes. Slet først én." in text_of(response)) == (422, True)


def test_values_that_are_gone_select_nobody_and_are_told(clients: Mapping[str, FlaskClient], save: Save) -> None:
    path = save("trin=forskole")
    said = words_of(drawn(clients["coordinator"], path))
    assert "ingen: 0 børn" in said
    assert "»forskole« findes ikke og udvælger ingen børn" in said
    listed = words_of(drawn(clients["coordinator"], "/kohorter", f"?soeg={name_of(clients['coordinator'], path)}"))
    assert "ingen (noget af det findes ikke længere)0 børn" in listed
    compared = words_of(drawn(clients["coordinator"], "/kohorter/sammenlign", f"?koen=f&med={path.rpartition('/')[2]}"))
    assert "»forskole« findes ikke" in compared
    assert "Der er ingen i" in compared


def test_a_role_that_is_no_more_shares_nothing(
    clients: Mapping[str, FlaskClient], save: Save, database: AppDatabase
) -> None:
    path = save("koen=f", "chief")
    with database.writing() as connection:
        gone = {"role": "wizard", "key": path.rpartition("/")[2]}
        connection.execute(sa.text("UPDATE cohort SET shared_with = :role WHERE cohort_id = :key"), gone)
    assert clients["chief"].get(path).status_code == 404
    said = words_of(drawn(clients["coordinator"], path))
    assert "delt med en rolle, der ikke findes længere: ingen andre ser den" in said


def test_what_is_deleted_is_gone(clients: Mapping[str, FlaskClient], save: Save) -> None:
    client, path = clients["coordinator"], save("koen=f", "chief")
    response = client.post(f"{path}/slet", data=sent(drawn(client, path), f"{path}/slet"))
    assert response.location == "/kohorter?besked=slettet"
    assert "Kohorten er slettet." in words_of(drawn(client, "/kohorter", "?besked=slettet"))
    for reader in (client, clients["chief"]):
        assert reader.get(path).status_code == 404
        assert "Siden findes ikke" in words_of(drawn(reader, path))
    assert client.post(f"{path}/slet", data={"version": "2"}).status_code == 404


@pytest.mark.parametrize("form", [{"deles": "wizard"}, {"deles": "steering_group"}, {"deles": ""}])
def test_a_forged_choice_is_refused(clients: Mapping[str, FlaskClient], save: Save, form: dict[str, str]) -> None:
    client, path = clients["coordinator"], save()
    assert describe(client, path, **form).status_code == 400
    assert client.post(f"{path}/start", data={"side": "/log"}).status_code == 400
    assert client.post(f"{path}/andet", data={}).status_code == 404


def test_a_form_from_elsewhere_changes_nothing(clients: Mapping[str, FlaskClient], save: Save) -> None:
    client, path = clients["coordinator"], save()
    for address in ("/kohorter", f"{path}/slet", f"{path}/start"):
        form = {"navn": "X", "filtre": "koen=f", "version": "1", "side": "/"}
        assert client.post(address, data=form, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert client.get(path).status_code == 200


def test_changes_and_refusals_are_logged_without_names(
    clients: Mapping[str, FlaskClient], save: Save, database: AppDatabase
) -> None:
    client, path = clients["coordinator"], save("koen=f", "chief")
    key = path.rpartition("/")[2]
    client.post(f"{path}/filtre", data={"filtre": "koen=m", "version": "1"})
    client.post(f"{path}/slet", data={"version": "2"})
    logged = find(database, Criteria(kinds=[Kind.COHORT]), most=4).entries
    assert [(e.actor_name, e.outcome.value, e.what, e.detail) for e in reversed(logged)] == [
        ("Mikkel Friis", "done", "/kohorter", "saved: koen=f; not shared"),
        ("Mikkel Friis", "done", f"{path}/navn", f"{key}: named; shared with chief"),
        ("Mikkel Friis", "refused", f"{path}/filtre", f"{key}: filters koen=m"),
        ("Mikkel Friis", "done", f"{path}/slet", f"{key}: deleted"),
    ]


def test_every_number_of_a_comparison_opens_its_children(clients: Mapping[str, FlaskClient]) -> None:
    compared = drawn(clients["coordinator"], "/kohorter/sammenlign", "?koen=f")
    links = [node["props"]["href"] for node in nodes(compared) if node["type"] == "A"]
    behind = {address.partition("#")[0] for address in links if "tal=" in address}
    assert len(behind) > 15  # the most of 21 indicators; the rest has no address
    for address in behind:
        opened = drawn(clients["coordinator"], "/", f"?{address.partition('?')[2]}")
        assert any(node["props"].get("id") == ANCHOR for node in nodes(opened)), address
