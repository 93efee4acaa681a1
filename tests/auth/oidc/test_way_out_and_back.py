"""Only the browser that went out comes back, once, in time, and with the answer of the provider that it went to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from dashboard.settings import Settings
from tests.auth.oidc.conftest import BACK, CLIENT, Begun, claims_of, come_back, go_out, is_in, sign_in_as
from tests.auth.oidc.own_provider import OwnProvider, signed

COOKIE = "dashboard-sign-in"


def prepare(own: OwnProvider, begun: Begun) -> None:
    """Makes the provider give a true token."""
    own.token = {"id_token": signed(claims_of(own, begun), own.key, {"alg": "RS256", "kid": "first"})}


def test_the_browser_is_sent_out_with_all_that_protects_its_return(client: FlaskClient, own: OwnProvider) -> None:
    response = client.get("/log-ind/oidc?sprog=en")
    assert response.location.startswith(f"{own.issuer}/authorize?")
    begun = go_out(client, "?sprog=en")
    query = dict(begun.query)
    assert min(len(query.pop(name)) for name in ("state", "nonce", "code_challenge")) >= 43
    assert query == {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": BACK,
        "scope": "openid profile groups",
        "code_challenge_method": "S256",
        "ui_locales": "en",
    }


def test_each_sign_in_has_its_own_state_nonce_and_challenge(client: FlaskClient) -> None:
    first, second = go_out(client).query, go_out(client).query
    assert {name for name in first if first[name] != second[name]} == {"state", "nonce", "code_challenge"}


def test_the_cookie_is_for_this_host_out_of_reach_and_soon_gone(client: FlaskClient) -> None:
    name_and_value, *flags = client.get("/log-ind/oidc").headers["Set-Cookie"].split("; ")
    assert name_and_value.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=600"} <= set(flags)
    assert not {"Secure", "Domain=localhost"} & set(flags)


def test_behind_tls_the_cookie_says_so_in_its_name_and_so_does_the_way_back(
    own: OwnProvider, with_provider: Callable[..., Settings], make_server: Callable[[Settings], Flask]
) -> None:
    response = make_server(with_provider(own.issuer, tls=True)).test_client().get("/log-ind/oidc")
    assert response.headers["Set-Cookie"].startswith("__Host-sign-in=")
    assert "Secure" in response.headers["Set-Cookie"].split("; ")
    assert "redirect_uri=https%3A%2F%2Flocalhost%2Flog-ind%2Foidc%2Fsvar" in response.location


def test_the_code_is_exchanged_with_the_verifier_of_this_sign_in(client: FlaskClient, own: OwnProvider) -> None:
    sign_in_as(client, own)
    form = own.forms[-1]
    assert len(form.pop("code_verifier")) == 64
    assert form == {"grant_type": "authorization_code", "code": "code", "redirect_uri": BACK}


def test_a_secret_goes_in_the_form_where_the_provider_wants_it_so(client: FlaskClient, own: OwnProvider) -> None:
    own.document = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    sign_in_as(client, own)
    assert own.forms[-1]["client_id"] == CLIENT


def test_after_the_sign_in_only_the_session_is_left_in_the_browser(client: FlaskClient, own: OwnProvider) -> None:
    sign_in_as(client, own)
    assert client.get_cookie(COOKIE) is None
    assert client.get_cookie("dashboard-session") is not None


def test_a_return_is_good_once(client: FlaskClient, own: OwnProvider) -> None:
    begun = go_out(client)
    prepare(own, begun)
    browser = client.get_cookie(COOKIE)
    assert browser is not None
    assert come_back(client, begun).status_code == 303
    copy = client.application.test_client()
    copy.set_cookie(COOKIE, browser.value)
    assert come_back(copy, begun).status_code == 400
    assert not is_in(copy)


def test_another_browser_cannot_come_back(client: FlaskClient, own: OwnProvider) -> None:
    begun = go_out(client)
    prepare(own, begun)
    for victim in (client.application.test_client(), client.application.test_client()):
        assert come_back(victim, begun).status_code == 400
        go_out(victim)  # which marks it as another browser
        assert come_back(victim, begun).status_code == 400
        assert not is_in(victim)
    assert own.forms == []


@pytest.mark.parametrize("forged", ["", "x" * 42, "æ" * 43, "a" * 44])
def test_a_mark_that_was_never_given_is_none(client: FlaskClient, own: OwnProvider, forged: str) -> None:
    begun = go_out(client)
    client.set_cookie(COOKIE, forged)
    assert come_back(client, begun).status_code == 400
    go_out(client)
    mark = client.get_cookie(COOKIE)
    assert mark is not None
    assert mark.value not in (forged, "")


def test_a_state_that_was_never_given_is_none(client: FlaskClient) -> None:
    begun = go_out(client)
    assert client.get("/log-ind/oidc/svar?code=code").status_code == 400
    assert come_back(client, begun._replace(state="da." + "x" * 43)).status_code == 400


@pytest.mark.parametrize(("minutes", "status"), [(9, 303), (10, 400), (-11, 400)])
def test_a_sign_in_is_finished_within_ten_minutes(
    client: FlaskClient, own: OwnProvider, clock: time_machine.Traveller, minutes: int, status: int
) -> None:
    begun = go_out(client)
    clock.shift(timedelta(minutes=minutes))
    own.token = {"id_token": token_of_now(own, begun, minutes)}
    assert come_back(client, begun).status_code == status


def token_of_now(own: OwnProvider, begun: Begun, minutes: int) -> str:
    claims = claims_of(own, begun)
    later = {name: claims[name] + minutes * 60 for name in ("iat", "exp")}
    return signed({**claims, **later}, own.key, {"alg": "RS256", "kid": "first"})


def test_two_tabs_may_sign_in_at_the_same_time(client: FlaskClient, own: OwnProvider) -> None:
    first, second = go_out(client, "?next=/skoler"), go_out(client, "?next=/ordliste")
    mark = client.get_cookie(COOKIE)
    assert mark is not None
    prepare(own, first)
    assert come_back(client, first).location == "/skoler"
    client.set_cookie(COOKIE, mark.value)  # a browser answers both before it hears that the first is done
    prepare(own, second)
    assert come_back(client, second).location == "/ordliste"


@pytest.mark.parametrize("next_path", ["https://evil.example/", "//evil.example", "/\\evil.example", "/log-ind"])
def test_nobody_is_led_to_another_site_afterwards(client: FlaskClient, own: OwnProvider, next_path: str) -> None:
    begun = go_out(client, f"?next={next_path}")
    prepare(own, begun)
    assert come_back(client, begun).location == "/start"


def test_who_is_signed_in_is_not_sent_out(client: FlaskClient, own: OwnProvider) -> None:
    sign_in_as(client, own)
    assert client.get("/log-ind/oidc?next=/skoler").location == "/skoler"


def test_a_new_sign_in_ends_the_session_before(client: FlaskClient, own: OwnProvider) -> None:
    begun = go_out(client)  # in another tab, before the first sign-in was finished
    mark = client.get_cookie(COOKIE)
    assert mark is not None
    sign_in_as(client, own)
    before = client.get_cookie("dashboard-session")
    assert before is not None
    client.set_cookie(COOKIE, mark.value)
    prepare(own, begun)
    come_back(client, begun)
    copy = client.application.test_client()
    copy.set_cookie("dashboard-session", before.value)
    assert not is_in(copy)
    assert is_in(client)


@pytest.mark.parametrize(
    ("announced", "more", "status"),
    [
        (True, {"iss": "OWN"}, 303),
        (True, {}, 502),
        (True, {"iss": "https://evil.example"}, 502),
        (False, {}, 303),
        (False, {"iss": "OWN"}, 303),
        (False, {"iss": "https://evil.example"}, 502),
    ],
)
def test_another_providers_answer_is_not_taken_for_ours(
    client: FlaskClient, own: OwnProvider, announced: bool, more: dict[str, str], status: int
) -> None:
    own.document = {"authorization_response_iss_parameter_supported": announced}
    begun = go_out(client)
    prepare(own, begun)
    said = {name: own.issuer if value == "OWN" else value for name, value in more.items()}
    assert come_back(client, begun, **said).status_code == status


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        ("access_denied", 403, "Login blev afbrudt"),
        ("interaction_required", 403, "Login blev afbrudt"),
        ("invalid_scope", 502, "forstår ikke hinanden"),
        ("<script>alert(1)</script>", 502, "forstår ikke hinanden"),
        ("temporarily_unavailable", 503, "Der er intet svar derfra"),
    ],
)
def test_an_error_of_the_provider_becomes_a_sentence_of_ours(
    client: FlaskClient, own: OwnProvider, error: str, status: int, told: str
) -> None:
    begun = go_out(client, "?next=/skoler")
    response = come_back(client, begun, error=error, error_description="<b>AADSTS50105: anne</b>")
    page = response.get_data(as_text=True)
    assert (response.status_code, told in page) == (status, True)
    assert not {text for text in ("script", "AADSTS", "anne") if text in page}
    assert own.forms == []


def test_a_failure_is_told_in_the_language_of_the_sign_in_page(client: FlaskClient) -> None:
    begun = go_out(client, "?sprog=en")
    page = come_back(client, begun, error="access_denied").get_data(as_text=True)
    assert '<html lang="en">' in page
    assert "The sign-in was cancelled" in page
    assert "<script" not in page
