"""Who sees what: every page by every role, and no child anywhere but before those entitled."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import PAGES
from tests.demo.town import RESIDENCES, Town
from tests.web.child_address import child_of_the_home
from tests.web.conftest import Demo
from tests.web.everything import Seen, everything, keys_in, names_in
from tests.web.readers import ROLES, call, drawn, enter

# What a page shows: figures, numbers that lead to the children behind them, children, their names, an export.
# The homes and schools are the leaders' own. Each of them is so small that its figures are withheld from others.
NOTHING: Final[set[str]] = set()
FIGURES: Final = {"figures"}
CHILDREN: Final = {"figures", "numbers", "children"}
NAMES: Final = {*CHILDREN, "names"}
# Of the fixed tables, which are of all children: no number of theirs leads to the leader's own.
NAMES_APART: Final = {"figures", "children", "names"}
TABLE: Final = {"figures", "export"}
OWN_TABLE: Final = {*TABLE, "numbers"}
NO_DATA: Final = {"data_steward": NOTHING, "administrator": NOTHING, "log_controller": NOTHING}
LIST: Final = {"export"}
MEET: Final = dict.fromkeys(ROLES, NOTHING) | dict.fromkeys(("chief", "coordinator", "steering_group"), LIST)
SHOWS: Final[Mapping[str, Mapping[str, set[str]]]] = {
    "/": NO_DATA
    | {
        "chief": CHILDREN,
        "coordinator": NAMES,
        "home_leader": NAMES_APART,
        "school_leader": NAMES_APART,
        "advisor": NAMES,
        "steering_group": FIGURES,
    },
    "/hjem": NO_DATA
    | {
        "chief": OWN_TABLE,
        "coordinator": OWN_TABLE,
        "home_leader": OWN_TABLE,
        "school_leader": TABLE,
        "advisor": OWN_TABLE,
        "steering_group": TABLE,
    },
    "/skoler": NO_DATA
    | {
        "chief": OWN_TABLE,
        "coordinator": OWN_TABLE,
        "home_leader": TABLE,
        "school_leader": OWN_TABLE,
        "advisor": OWN_TABLE,
        "steering_group": TABLE,
    },
    "/boern": NO_DATA
    | {
        "chief": {"children", "export"},
        "coordinator": {"children", "names", "export"},
        "home_leader": {"children", "names", "export"},
        "school_leader": {"children", "names", "export"},
        "advisor": {"children", "names", "export"},
        "steering_group": NOTHING,
    },
    "/boern/uden-ejer": NO_DATA
    | {
        "chief": {"children", "export"},
        "coordinator": {"children", "names", "export"},
        "home_leader": {"export"},  # the list that is open at first: none of the home's children is on it
        "school_leader": {"export"},
        "advisor": {"export"},
        "steering_group": NOTHING,
    },
    "/boern/fremskrivning": NO_DATA
    | {
        "chief": {"children", "export"},
        "coordinator": {"children", "names", "export"},
        "home_leader": {"children", "names", "export"},
        "school_leader": {"children", "names", "export"},
        "advisor": {"children", "names", "export"},
        "steering_group": NOTHING,
    },
    "/registrering": NO_DATA
    | {
        "chief": {"numbers", "export"},
        "coordinator": {"numbers", "export"},
        "home_leader": {"numbers", "export"},
        "school_leader": NOTHING,  # no home is the school's own: the table of homes, open at first, is empty
        "advisor": {"numbers", "export"},
        "steering_group": NOTHING,
    },
    "/registrering/bag-tallet": dict.fromkeys(ROLES, NOTHING),  # no number is named; tests/web/test_registered.py
    "/boern/<key>": NO_DATA
    | {
        "chief": {"children"},  # the key stands for the name
        "coordinator": {"names"},
        "home_leader": {"names"},
        "school_leader": NOTHING,
        "advisor": {"names"},
        "steering_group": NOTHING,
    },
    "/hjem/<key>": NO_DATA
    | {
        "chief": CHILDREN,
        "coordinator": NAMES,
        "home_leader": NAMES,
        "school_leader": NOTHING,
        "advisor": NAMES,
        "steering_group": NOTHING,
    },
    "/skoler/<key>": NO_DATA
    | {
        "chief": CHILDREN,
        "coordinator": NAMES,
        "home_leader": NOTHING,
        "school_leader": NAMES,
        "advisor": NOTHING,
        "steering_group": NOTHING,
    },
    "/kohorter": dict.fromkeys(ROLES, NOTHING),
    "/kohorter/<key>": dict.fromkeys(ROLES, NOTHING),  # one that is not there; tests/web/test_cohorts.py
    "/kohorter/sammenlign": dict.fromkeys(ROLES, NOTHING),  # without filters; tests/web/test_compare.py
    "/moeder": dict.fromkeys(ROLES, NOTHING),
    "/moeder/<key>": dict.fromkeys(ROLES, NOTHING),  # one that is not there; tests/web/test_meeting.py
    "/opmaerksomhed": MEET,
    "/bemaerkninger": dict.fromkeys(ROLES, NOTHING),
    "/beslutninger": MEET,
    "/grupper": dict.fromkeys(ROLES, NOTHING),
    "/moeder/siden-sidst/<key>": dict.fromkeys(ROLES, NOTHING),  # one that is not there; tests/web/test_since_last.py
    "/ordliste": dict.fromkeys(ROLES, NOTHING),
    "/tilgaengelighed": dict.fromkeys(ROLES, NOTHING),
    "/mine-sessioner": dict.fromkeys(ROLES, NOTHING),
    "/data": dict.fromkeys(ROLES, NOTHING),  # the demo's data have no faults to list
    "/personer": dict.fromkeys(ROLES, NOTHING),
    "/personer/<key>": dict.fromkeys(ROLES, NOTHING),
    "/indstillinger": dict.fromkeys(ROLES, NOTHING),
    "/log": dict.fromkeys(ROLES, NOTHING),
    "/log/stikproever": dict.fromkeys(ROLES, NOTHING),
    "/log/stikproever/<key>": dict.fromkeys(ROLES, NOTHING),
    "/log/indsigt": dict.fromkeys(ROLES, NOTHING),
}
# Pages without figures, and whose they are.
OFFICES: Final = {
    "/data": "data_steward",
    "/personer": "administrator",
    "/personer/<key>": "administrator",
    "/indstillinger": "administrator",
    "/log": "log_controller",
    "/log/stikproever": "log_controller",
    "/log/stikproever/<key>": "log_controller",
    "/log/indsigt": "log_controller",
}
FOR_ALL: Final = {"/tilgaengelighed", "/mine-sessioner"}
# What the server answers where it is not 200. The start leads on to the first page that is the reader's.
OF_A_MEETING: Final = ("/moeder/<key>", "/moeder/siden-sidst/<key>")
ANSWERS: Final[Mapping[tuple[str, str], int]] = {
    **{("/", role): 303 for role in NO_DATA},
    **{(path, role): 403 for path in SHOWS.keys() - OFFICES.keys() - FOR_ALL - {"/"} for role in NO_DATA},
    **{(path, role): 403 for path, holder in OFFICES.items() for role in ROLES if role != holder},
    **{("/kohorter/<key>", role): 404 for role in ROLES if role not in NO_DATA},
    **{(path, "steering_group"): 403 for path in ("/kohorter", "/kohorter/<key>", "/kohorter/sammenlign")},
    **{(path, role): 404 for path in OF_A_MEETING for role in ("chief", "coordinator", "steering_group")},
    ("/bemaerkninger", "advisor"): 403,
    **{
        (path, role): 403
        for path in (*OF_A_MEETING, "/beslutninger", "/opmaerksomhed", "/grupper")
        for role in ("home_leader", "school_leader", "advisor")
    },
    ("/boern", "steering_group"): 403,
    ("/boern/uden-ejer", "steering_group"): 403,
    ("/boern/<key>", "steering_group"): 403,
    ("/boern/fremskrivning", "steering_group"): 403,
    ("/registrering/bag-tallet", "steering_group"): 403,
    ("/boern/<key>", "school_leader"): 404,  # the child lives in the home, and never went to that school
    ("/skoler/<key>", "advisor"): 404,  # no child of the advisor's home goes there
}
MARKS: Final = {"figures": ("card-value", '"cell '), "numbers": ("tal=",), "export": ("/eksport/",)}


@pytest.fixture(scope="session")
def seen_by(clients: Mapping[str, FlaskClient], town: Town) -> object:
    """`seen_by(role)`: every page as that role gets it."""
    return cache(lambda role: everything(clients[role], town))


def seen(seen_by: object, role: str) -> Seen:
    assert callable(seen_by)
    found: Seen = seen_by(role)
    return found


def test_the_matrix_has_every_page_and_role(demo: Demo) -> None:
    missing = {page.path for page in PAGES} ^ set(SHOWS)
    assert not missing, f"Say in SHOWS what each role sees of {sorted(missing)}."
    assert {frozenset(roles) for roles in SHOWS.values()} == {frozenset(demo.sign_ins)}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", SHOWS)
def test_a_page_shows_a_role_what_the_matrix_says(
    clients: Mapping[str, FlaskClient], demo: Demo, town: Town, path: str, role: str
) -> None:
    leader = "home_leader" if path.startswith("/hjem") else "school_leader"
    key = child_of_the_home(town, demo) if path.startswith("/boern") else demo.sign_ins[leader].place_key
    address = path.replace("<key>", key)
    assert clients[role].get(address).status_code == ANSWERS.get((path, role), 200)
    # The form that changes the language leads back to the address, which the reader knows.
    text = json.dumps(drawn(clients[role], address), ensure_ascii=False).replace(f"tilbage={address}", "")
    # The log tells which addresses others went to.
    marks = {} if path.startswith("/log") else MARKS
    if path == "/kohorter":  # the sizes of cohorts that others share are numbers that open: tests/web/test_cohorts.py
        marks = {mark: signs for mark, signs in marks.items() if mark != "numbers"}
    found = {mark for mark, signs in marks.items() if any(sign in text for sign in signs)}
    found |= {"children"} if keys_in(text) else set()
    found |= {"names"} if names_in(text, town) else set()
    assert found == SHOWS[path][role]


def test_a_chief_sees_no_name(seen_by: object, town: Town) -> None:
    assert {address for address, text in seen(seen_by, "chief").items() if names_in(text, town)} == set()


def test_the_steering_group_sees_no_child(seen_by: object, town: Town) -> None:
    pages = seen(seen_by, "steering_group").items()
    assert {address for address, text in pages if names_in(text, town) or keys_in(text)} == set()


def test_the_steering_group_sees_no_family(seen_by: object, town: Town) -> None:
    families = {home["name"] for home in town["home"] if home["kind"] not in RESIDENCES}
    pages = seen(seen_by, "steering_group").items()
    assert {address for address, text in pages if any(name in text for name in families)} == set()


@pytest.mark.parametrize(
    ("role", "table", "column"),
    [("home_leader", "placement", "home_id"), ("school_leader", "enrolment", "school_id")],
)
def test_a_leader_sees_the_own_units_children_and_nobody_elses(
    seen_by: object, town: Town, demo: Demo, role: str, table: str, column: str
) -> None:
    unit = demo.sign_ins[role].place_key
    ever = {row["child_id"] for row in town[table] if row[column] == unit}
    now = {
        child
        for child in ever
        if (state := town.state(table, child, town.until)) is not None
        and state[column] == unit
        and town.state("course", child, town.until) is not None
    }
    text = "".join(seen(seen_by, role).values())
    assert now
    assert {town.child[child]["display_name"] for child in now} <= names_in(text, town)
    assert names_in(text, town) <= {town.child[child]["display_name"] for child in ever}
    assert keys_in(text) <= ever


def test_the_layout_that_everybody_gets_holds_no_data(clients: Mapping[str, FlaskClient], town: Town) -> None:
    client = clients["coordinator"]
    static = [client.get(path).get_data(as_text=True) for path in ("/", "/_dash-layout", "/_dash-dependencies")]
    assert not any(keys_in(text) or names_in(text, town) or "Lindely" in text for text in static)


def test_a_call_copied_from_the_coordinator_answers_with_the_callers_own_data(
    clients: Mapping[str, FlaskClient], town: Town, demo: Demo
) -> None:
    home = f"/hjem/{demo.sign_ins['home_leader'].place_key}"
    for search in ("", "?tal=absence"):
        copied = call(home, search)
        answers = {
            role: client.post("/_dash-update-component", json=copied).get_data(as_text=True)
            for role, client in clients.items()
        }
        seeing = {role for role, text in answers.items() if keys_in(text)}
        assert seeing == {"chief", "coordinator", "home_leader", "advisor"}


@pytest.mark.parametrize("search", ["?person_id=chef", "?scope=alle", "?rolle=chief", "?key=H0001", "?names=1"])
def test_an_address_gives_nobody_more_rights(clients: Mapping[str, FlaskClient], search: str) -> None:
    text = json.dumps(drawn(clients["steering_group"], "/hjem/H0002", search), ensure_ascii=False)
    assert not keys_in(text)
    assert "Lindely" not in text


def test_more_inputs_than_the_page_has_change_nothing(clients: Mapping[str, FlaskClient], town: Town) -> None:
    forged = call("/")
    forged["inputs"].append({"id": "reader", "property": "data", "value": "chef"})
    forged["changedPropIds"] = ["reader.data"]
    text = clients["steering_group"].post("/_dash-update-component", json=forged).get_data(as_text=True)
    assert not keys_in(text)
    assert not names_in(text, town)


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app: Dash, demo: Demo) -> None:
    client = enter(app.server, demo.sign_ins["chief"])
    thief = app.server.test_client()
    cookie = client.get_cookie("dashboard-session")
    assert cookie is not None
    thief.set_cookie("dashboard-session", cookie.value)
    assert thief.get("/").status_code == 200
    client.post("/log-ud")
    assert (thief.get("/").status_code, thief.post("/_dash-update-component", json=call("/")).status_code) == (302, 401)
