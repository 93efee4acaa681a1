"""The dashboard with a provider set up: a real one, and one of our own that says whatever a test wants."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.settings import Settings
from tests.auth.conftest import START
from tests.auth.oidc.own_provider import OwnProvider, signed
from tests.support.server import serving

CLIENT: Final = "dashboard"
SECRET: Final = "hemmelig +/%:&=~"  # each sign is one that some encoding gets wrong
HEADER: Final = {"alg": "RS256", "kid": "first"}
BACK: Final = "http://localhost/log-ind/oidc/svar"
MAPPING: Final = """
[[role]]
claim = "groups"
value = "chefer"
role = "chief"

[[role]]
claim = "groups"
value = "logkontrol"
role = "log_controller"

[[role]]
claim = "groups"
pattern = "hjem-(?P<key>.+)"
role = "home_leader"
place = "home:{key}"
"""


@pytest.fixture
def with_provider(make_settings: Callable[..., Settings], tmp_path: Path) -> Callable[..., Settings]:
    """`with_provider(issuer)`: settings by which people sign in there too, but for what else is given."""
    mapping = tmp_path / "roles.toml"
    mapping.write_text(MAPPING, encoding="utf-8")

    def make(issuer: str, **given: object) -> Settings:
        values: dict[str, object] = {
            "environment": "test",
            "oidc_issuer": issuer,
            "oidc_client_id": CLIENT,
            "oidc_client_secret": SECRET,
            "oidc_mapping": mapping,
            "oidc_scopes": "openid profile groups",
        }
        return make_settings(**values | given)

    return make


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[str, list[OwnProvider]]]:
    """The address of providers of our own, of whom the last one answers: stopping a server takes half a second."""
    providers: list[OwnProvider] = []
    with serving(lambda environ, start: providers[-1].app(environ, start)) as address:
        yield address, providers


@pytest.fixture
def own(place: tuple[str, list[OwnProvider]]) -> OwnProvider:
    """A provider that says whatever a test wants."""
    address, providers = place
    providers.append(OwnProvider(address))
    return providers[-1]


@pytest.fixture
def client(
    own: OwnProvider, with_provider: Callable[..., Settings], make_server: Callable[[Settings], Flask]
) -> FlaskClient:
    """A browser at a dashboard whose people sign in at our own provider."""
    return make_server(with_provider(own.issuer)).test_client()


class Begun(NamedTuple):
    """A sign-in that was begun: what went out to the provider."""

    state: str
    nonce: str
    query: dict[str, str]


def go_out(client: FlaskClient, query: str = "") -> Begun:
    """Goes where the button leads, but for what a query adds."""
    response = client.get(f"/log-ind/oidc{query}")
    assert response.status_code == 303
    sent = dict(parse_qsl(urlsplit(str(response.location)).query))
    return Begun(sent["state"], sent["nonce"], sent)


def claims_of(own: OwnProvider, begun: Begun) -> dict[str, Any]:
    """True claims of somebody who leads home H1."""
    now = int(START.timestamp())
    return {
        "iss": own.issuer,
        "aud": CLIENT,
        "sub": "subject-of-anne",
        "nonce": begun.nonce,
        "iat": now,
        "exp": now + 300,
        "name": "Anne Bach",
        "preferred_username": "anne",
        "groups": ["hjem-H1"],
    }


def come_back(client: FlaskClient, begun: Begun, **more: str) -> TestResponse:
    """Comes back with a code, as the provider would send the browser."""
    return client.get("/log-ind/oidc/svar", query_string={"state": begun.state, "code": "code", **more})


def sign_in_as(client: FlaskClient, own: OwnProvider, **changed: Any) -> TestResponse:
    """Signs in with a true token, but for what is changed in its claims (None: left out)."""
    begun = go_out(client)
    claims = {name: value for name, value in {**claims_of(own, begun), **changed}.items() if value is not None}
    own.token = {"access_token": "a", "token_type": "Bearer", "id_token": signed(claims, own.key, HEADER)}
    return come_back(client, begun)


def is_in(client: FlaskClient) -> bool:
    return client.get("/").status_code == 200
