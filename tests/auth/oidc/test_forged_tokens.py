"""A token that is not the provider's, not for us, not of now or not of this sign-in lets nobody in."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest
from flask import Response
from flask.testing import FlaskClient
from joserfc.jwk import OctKey, RSAKey

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import list_people
from tests.auth.conftest import START
from tests.auth.oidc.conftest import CLIENT, HEADER, SECRET, claims_of, come_back, go_out, is_in, sign_in_as
from tests.auth.oidc.own_provider import OwnProvider, key_named, signed

NOW = int(START.timestamp())


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"aud": [CLIENT]},
        {"azp": CLIENT},
        {"exp": NOW - 59},  # clocks differ a little
        {"iat": NOW + 59},
    ],
)
def test_a_true_token_lets_its_subject_in(client: FlaskClient, own: OwnProvider, changed: dict[str, Any]) -> None:
    assert sign_in_as(client, own, **changed).status_code == 303
    assert is_in(client)


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-application"},
        {"aud": [CLIENT, "another-application"]},
        {"aud": [CLIENT, "another-application"], "azp": CLIENT},
        {"aud": []},
        {"aud": None},
        {"azp": "another-application"},
        {"nonce": "of-another-sign-in"},
        {"nonce": ""},
        {"nonce": None},
        {"exp": NOW - 60},
        {"exp": None},
        {"exp": "never"},
        {"exp": True},
        {"iat": NOW + 61},
        {"iat": None},
        {"nbf": NOW + 61},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "a" * 256},
        {"at_hash": "of-another-access-token"},
    ],
    ids=repr,
)
def test_a_token_with_a_false_claim_lets_nobody_in(
    client: FlaskClient, own: OwnProvider, database: AppDatabase, changed: dict[str, Any]
) -> None:
    response = sign_in_as(client, own, **changed)
    assert response.status_code == 502
    assert "kunne ikke stole på svaret" in response.get_data(as_text=True)
    assert not is_in(client)
    assert list_people(database) == ()


def unsigned(own: OwnProvider, claims: dict[str, Any]) -> str:
    parts = (json.dumps(part).encode() for part in ({"alg": "none", "kid": "first"}, claims))
    return ".".join([*(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), ""])


def by_the_public_key_as_a_secret(own: OwnProvider, claims: dict[str, Any]) -> str:
    key = OctKey.import_key({"kty": "oct", "k": own.key.as_dict(private=False)["n"], "kid": "first"})
    return signed(claims, key, {"alg": "HS256", "kid": "first"})


def by_the_clients_secret(own: OwnProvider, claims: dict[str, Any]) -> str:
    key = OctKey.import_key({"kty": "oct", "k": urlsafe_b64encode(SECRET.encode()).decode().rstrip("="), "kid": "s"})
    return signed(claims, key, {"alg": "HS256", "kid": "first"})


def by_another_key_of_the_same_name(own: OwnProvider, claims: dict[str, Any]) -> str:
    return signed(claims, key_named("first", "a stranger's"), HEADER)


def by_a_key_that_nobody_published(own: OwnProvider, claims: dict[str, Any]) -> str:
    return signed(claims, key_named("second"), {"alg": "RS256", "kid": "second"})


def with_changed_claims(own: OwnProvider, claims: dict[str, Any]) -> str:
    header, _, signature = signed(claims, own.key, HEADER).split(".")
    body = json.dumps({**claims, "groups": ["chefer"]}).encode()
    return f"{header}.{urlsafe_b64encode(body).rstrip(b'=').decode()}.{signature}"


def with_a_key_of_its_own(own: OwnProvider, claims: dict[str, Any]) -> str:
    key = key_named("first", "a stranger's")
    return signed(claims, key, {"alg": "RS256", "jwk": key.as_dict(private=False)})


@pytest.mark.parametrize(
    "forge",
    [
        unsigned,
        by_the_public_key_as_a_secret,
        by_the_clients_secret,
        by_another_key_of_the_same_name,
        by_a_key_that_nobody_published,
        with_changed_claims,
        with_a_key_of_its_own,
    ],
)
def test_a_token_with_a_false_signature_lets_nobody_in(
    client: FlaskClient, own: OwnProvider, forge: Callable[[OwnProvider, dict[str, Any]], str]
) -> None:
    own.document = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
    begun = go_out(client)
    own.token = {"access_token": "a", "token_type": "Bearer", "id_token": forge(own, claims_of(own, begun))}
    assert come_back(client, begun).status_code == 502
    assert not is_in(client)


@pytest.mark.parametrize(
    ("published", "algorithm"),
    [
        (OctKey.generate_key(256, {"kid": "other"}), "HS256"),
        (RSAKey.generate_key(2048, {"kid": "other", "use": "enc"}), "RS256"),
    ],
    ids=["a secret", "a key for encryption"],
)
def test_what_is_published_but_is_no_key_for_signing_signs_nothing(
    client: FlaskClient, own: OwnProvider, published: OctKey | RSAKey, algorithm: str
) -> None:
    own.document = {"id_token_signing_alg_values_supported": ["RS256", "HS256"]}
    keys = [own.key.as_dict(private=False), published.as_dict(private=algorithm == "HS256")]
    own.says["/keys"] = Response(json.dumps({"keys": keys}))
    begun = go_out(client)
    own.token = {"id_token": signed(claims_of(own, begun), unrestricted(published), {"alg": algorithm, "kid": "other"})}
    assert come_back(client, begun).status_code == 502


def unrestricted(key: OctKey | RSAKey) -> OctKey | RSAKey:
    """The same key, for who does not care what it was made for."""
    values = {name: value for name, value in key.as_dict(private=True).items() if name != "use"}
    return type(key).import_key(values)


@pytest.mark.parametrize(
    "token",
    [
        {},
        {"id_token": None},
        {"id_token": 7},
        {"id_token": ""},
        {"id_token": "a.b.c"},
        {"id_token": "...."},
        {"id_token": "eyJhbGciOiJSUzI1NiJ9.W10.AAAA"},  # a list of claims
        {"id_token": "eyJhbGciOiJSUzI1NiIsImtpZCI6WzFdfQ.e30.AAAA"},  # a list of key ids
        {"id_token": "eyJhbGciOlsiUlMyNTYiXX0.e30.AAAA"},  # a list of algorithms
        {"id_token": "W10.e30.AAAA"},
        {"id_token": "\ud83d"},
    ],
    ids=repr,
)
def test_what_is_no_token_lets_nobody_in(client: FlaskClient, own: OwnProvider, token: object) -> None:
    begun = go_out(client)
    own.token = token
    assert come_back(client, begun).status_code == 502
    assert not is_in(client)


def test_a_new_key_is_looked_for_once(client: FlaskClient, own: OwnProvider) -> None:
    begun = go_out(client)
    own.key = key_named("second")
    own.asked.clear()
    own.token = {"id_token": signed(claims_of(own, begun), own.key, {"alg": "RS256", "kid": "second"})}
    assert come_back(client, begun).status_code == 303
    assert own.asked.count("/keys") == 1


def test_an_unknown_key_is_not_looked_for_again_and_again(client: FlaskClient, own: OwnProvider) -> None:
    begun = go_out(client)
    own.asked.clear()
    own.token = {"id_token": by_a_key_that_nobody_published(own, claims_of(own, begun))}
    come_back(client, begun)
    assert own.asked.count("/keys") == 1
