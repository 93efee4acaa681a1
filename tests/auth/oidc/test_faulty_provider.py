"""A provider that is away, slow, endless or not itself: nobody gets in, and the reader is told in a sentence."""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask, Response
from flask.testing import FlaskClient

from dashboard.auth.logs import JsonLines
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import list_people
from dashboard.settings import Settings
from tests.auth.oidc.conftest import claims_of, come_back, go_out, is_in, sign_in_as
from tests.auth.oidc.own_provider import DISCOVERY, OwnProvider, signed

AWAY, NOT_TRUSTED = 503, 502


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"authorization_endpoint": "http://login.evil.example/"},
        {"token_endpoint": "http://10.0.0.1/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": ["https://evil.example"]},
        {"userinfo_endpoint": "http://evil.example"},
        {"id_token_signing_alg_values_supported": ["HS256", "none"]},
        {"id_token_signing_alg_values_supported": "RS256"},
    ],
    ids=repr,
)
def test_a_discovery_document_that_cannot_be_used_leads_nowhere(
    client: FlaskClient, own: OwnProvider, document: dict[str, Any]
) -> None:
    own.document = document
    response = client.get("/log-ind/oidc")
    assert response.status_code == NOT_TRUSTED
    assert "Location" not in response.headers


@pytest.mark.parametrize("path", [DISCOVERY, "/keys"])
@pytest.mark.parametrize(
    "answer",
    [
        Response("", 500),
        Response("<html>"),
        Response("[]"),
        Response("x", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["error", "page", "list", "garbled"],
)
def test_an_answer_that_is_none_leads_nowhere(
    client: FlaskClient, own: OwnProvider, path: str, answer: Response
) -> None:
    own.says[path] = answer
    response = client.get("/log-ind/oidc")
    assert response.status_code == AWAY
    assert "intet svar derfra" in response.get_data(as_text=True)


@pytest.mark.parametrize("keys", [{}, {"keys": []}, {"keys": "none"}, {"keys": [7]}, {"keys": [{"kty": "RSA"}]}])
def test_keys_that_are_none_lead_nowhere(client: FlaskClient, own: OwnProvider, keys: dict[str, Any]) -> None:
    own.says["/keys"] = Response(json.dumps(keys))
    assert client.get("/log-ind/oidc").status_code == NOT_TRUSTED


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Response('{"error": "invalid_grant", "error_description": "<b>anne</b>"}', 400), NOT_TRUSTED),
        (Response("", 500), AWAY),
        (Response("<html>"), AWAY),
    ],
    ids=["refusal", "error", "page"],
)
def test_a_code_that_is_not_exchanged_lets_nobody_in(
    client: FlaskClient, own: OwnProvider, answer: Response, status: int
) -> None:
    own.says["/token"] = answer
    response = come_back(client, go_out(client))
    assert response.status_code == status
    assert "anne" not in response.get_data(as_text=True)
    assert not is_in(client)


def test_a_provider_that_does_not_listen_is_not_asked_by_every_click(
    client: FlaskClient, own: OwnProvider, clock: time_machine.Traveller
) -> None:
    own.says[DISCOVERY] = Response("", 500)
    assert [client.get("/log-ind/oidc").status_code for _ in range(3)] == [AWAY] * 3
    assert own.asked == [DISCOVERY]
    del own.says[DISCOVERY]
    clock.shift(timedelta(seconds=10))
    assert client.get("/log-ind/oidc").status_code == 303


def test_a_slow_answer_is_given_up(client: FlaskClient, own: OwnProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(0, 1000, 3))
    monkeypatch.setattr("dashboard.auth.oidc.asking.monotonic", lambda: next(seconds))
    drops = [*(b" " for _ in range(8)), json.dumps(own.discovery()).encode()]
    own.says[DISCOVERY] = Response(iter(drops))
    assert client.get("/log-ind/oidc").status_code == AWAY


def test_an_endless_answer_is_given_up(client: FlaskClient, own: OwnProvider) -> None:
    own.document = {"more": "x" * 1_000_000}
    assert client.get("/log-ind/oidc").status_code == AWAY


@pytest.mark.parametrize("path", [DISCOVERY, "/keys", "/token"])
def test_nobody_is_asked_but_the_provider_itself(client: FlaskClient, own: OwnProvider, path: str) -> None:
    own.says[path] = Response("", 307, {"Location": f"{own.issuer}/elsewhere"})
    response = client.get("/log-ind/oidc")
    if path == "/token":
        response = come_back(client, go_out(client))
    assert response.status_code == AWAY
    assert "/elsewhere" not in own.asked


def test_where_nobody_listens_the_page_with_passwords_is_still_there(
    with_provider: Callable[..., Settings], make_server: Callable[[Settings], Flask]
) -> None:
    client = make_server(with_provider("http://127.0.0.1:1")).test_client()
    assert client.get("/log-ind/oidc").status_code == AWAY
    assert 'name="password"' in client.get("/log-ind").get_data(as_text=True)


def test_the_provider_is_asked_once_an_hour(
    client: FlaskClient, own: OwnProvider, clock: time_machine.Traveller
) -> None:
    for minutes in (0, 59, 1):
        clock.shift(timedelta(minutes=minutes))
        go_out(client)
    assert own.asked == [DISCOVERY, "/keys"] * 2


def test_claims_that_the_token_lacks_are_asked_for(
    client: FlaskClient, own: OwnProvider, database: AppDatabase
) -> None:
    own.document = {"userinfo_endpoint": f"{own.issuer}/userinfo"}
    own.userinfo = {"sub": "subject-of-anne", "groups": ["hjem-H2"], "name": "Another Name"}
    assert sign_in_as(client, own, groups=None).status_code == 303
    assert own.asked[-1] == "/userinfo"
    (person,) = list_people(database)
    assert person.roles[0].place_key == "H2"
    assert person.display_name == "Anne Bach"  # what is signed is believed before what is not


def test_they_are_not_asked_for_where_the_token_has_them_all(client: FlaskClient, own: OwnProvider) -> None:
    own.document = {"userinfo_endpoint": f"{own.issuer}/userinfo"}
    sign_in_as(client, own, groups=["hjem-H1"])
    assert "/userinfo" not in own.asked


@pytest.mark.parametrize("userinfo", [{"sub": "of-somebody-else"}, {}])
def test_claims_of_somebody_else_let_nobody_in(client: FlaskClient, own: OwnProvider, userinfo: dict[str, Any]) -> None:
    own.document = {"userinfo_endpoint": f"{own.issuer}/userinfo"}
    own.userinfo = {"groups": ["chefer"], **userinfo}
    assert sign_in_as(client, own, groups=None).status_code == NOT_TRUSTED
    assert not is_in(client)


def test_the_way_out_may_be_missing(client: FlaskClient) -> None:
    response = client.get("/log-ind/oidc/ud")
    assert response.status_code == 404
    assert "Luk browseren" in response.get_data(as_text=True)


def test_the_log_says_what_failed_and_of_nobody(
    client: FlaskClient, own: OwnProvider, caplog: pytest.LogCaptureFixture
) -> None:
    begun = go_out(client)
    claims = {**claims_of(own, begun), "aud": "another", "name": "CANARY", "groups": ["CANARY"], "sub": "CANARY"}
    own.token = {"id_token": signed(claims, own.key, {"alg": "RS256", "kid": "first"}), "access_token": "CANARY"}
    with caplog.at_level(logging.DEBUG):
        come_back(client, begun, session_state="CANARY")
    lines = [JsonLines().format(record) for record in caplog.records]
    assert any("oidc: an answer that is not the provider's, or not for us" in line for line in lines)
    assert [line for line in lines if "CANARY" in line or begun.state in line] == []
