"""What the process writes to its log while everybody looks at everything: no name, no key of a child, no query."""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.auth.logs import JsonLines
from dashboard.components.screen import Screen
from tests.demo.town import RESIDENCES, Town
from tests.web.conftest import Demo
from tests.web.everything import addresses, everything, keys_in, names_in
from tests.web.readers import ROLES, call

CANARY = "Kanariefugl"


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """`logged()`: all that was logged from now on by anything at any level, as it is written."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join(JsonLines().format(record) for record in caplog.records)


def revealing(text: str, town: Town, demo: Demo) -> set[str]:
    """The names of children, families and people, and the keys of children, that a text holds."""
    families = {home["name"] for home in town["home"] if home["kind"] not in RESIDENCES}
    people = {sign_in.display_name for sign_in in demo.sign_ins.values()}
    return keys_in(text) | names_in(text, town) | {name for name in families | people if name in text}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_every_role_leaves_no_name_and_no_key(
    clients: Mapping[str, FlaskClient], town: Town, demo: Demo, logged: Callable[[], str], role: str
) -> None:
    shown = "".join(everything(clients[role], town).values())
    for path, search in addresses(town):
        clients[role].get(path + search)
    for name in ("hjem.csv", "hjem.xlsx", "skoler.csv"):
        clients[role].get(f"/eksport/{name}")
    written = logged()
    assert written.count('"event": "request"') > len(list(addresses(town)))
    assert revealing(written, town, demo) == set()
    assert revealing(shown, town, demo), "or else the log could not have told either"


def test_what_is_forged_is_not_written(
    app: Dash, clients: Mapping[str, FlaskClient], logged: Callable[[], str]
) -> None:
    client = clients["coordinator"]
    forged: list[Any] = [
        [CANARY],
        {"output": CANARY},
        call(f"/{CANARY}", f"?{CANARY}"),
        {**call("/"), "inputs": CANARY},
    ]
    for body in forged:
        client.post("/_dash-update-component", json=body)
        client.post(f"/_dash-update-component?{CANARY}", data=json.dumps(body), headers={"User-Agent": CANARY})
    for path in (f"/{CANARY}", f"/hjem/{CANARY}", f"/eksport/{CANARY}.csv", f"/assets/{CANARY}", f"/_dash-{CANARY}"):
        client.get(path, headers={"Referer": f"http://localhost/{CANARY}", "Cookie": f"{CANARY}={CANARY}"})
        client.post(path, data={CANARY: CANARY})
    visitor = app.server.test_client()
    visitor.post("/log-ind", data={"username": CANARY, "password": CANARY, "next": f"/{CANARY}"})
    visitor.get("/", headers={"Host": f"{CANARY}.example", "X-Forwarded-For": CANARY})
    written = logged()
    assert written.count('"event": "request"') > 15
    assert CANARY.lower() not in written.lower()


@pytest.mark.parametrize("where", ["a page", "the frame", "the session"])
def test_an_error_inside_is_written_without_what_it_says(
    clients: Mapping[str, FlaskClient],
    logged: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            raise RuntimeError(f"{CANARY} B00001") from error

    target = {"a page": (Screen, "_content"), "the frame": (Screen, "_frame")}.get(where)
    if target is None:
        monkeypatch.setattr("dashboard.data.app_database.sessions.open_session", fail)
    else:
        monkeypatch.setattr(*target, fail)
    clients["coordinator"].get("/hjem")
    answer = clients["coordinator"].post("/_dash-update-component", json=call("/hjem"))
    written = logged()
    assert '"error": "RuntimeError"' in written
    assert CANARY not in written + answer.get_data(as_text=True)
    assert not keys_in(written)
