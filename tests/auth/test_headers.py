"""What the browser is told about each kind of answer."""

from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page

from dashboard.settings import Settings
from tests.auth.conftest import CALL, LOCAL, PASSWORD, SignIn, Visit

pytestmark = pytest.mark.usefixtures("anne")


@pytest.fixture
def client(visit: Visit, sign_in: SignIn) -> FlaskClient:
    """A browser that Anne is signed in with."""
    client = visit()
    sign_in(client)
    return client


@pytest.mark.parametrize("path", ["/", "/log-ind", "/health/alive", "/_dash-layout", "/_dash-nothing", "/assets/x.css"])
def test_every_answer_has_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "Strict-Transport-Security" not in headers


def test_behind_tls_browsers_are_told_to_stay_there(
    make_settings: Callable[..., Settings], make_server: Callable[[Settings], Flask]
) -> None:
    headers = make_server(make_settings(tls=True)).test_client().get("/log-ind").headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_dashs_inline_scripts_are_named_one_by_one(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in scripts


def test_our_own_pages_may_run_no_script(visit: Visit) -> None:
    assert "script-src" not in visit().get("/log-ind").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/log-ind", "/_dash-layout", "/health/ready", "/assets/nothing.css"])
def test_nobody_keeps_what_is_not_a_file(client: FlaskClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_an_answer_to_a_callback_is_kept_by_nobody(client: FlaskClient) -> None:
    response = client.post("/_dash-update-component", json=CALL, headers=LOCAL)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/sign-in.css?m=1", "private, max-age=31536000, immutable"),
        ("/assets/vendor/ibm-plex-sans-400.woff2", "private, max-age=86400"),
        (
            "/_dash-component-suites/dash/dash-renderer/build/dash_renderer.v4_4_1m1.min.js",
            "private, max-age=31536000, immutable",
        ),
        ("/_dash-component-suites/dash/dcc/async-graph.js", "private, no-cache"),
    ],
)
def test_a_file_is_kept_by_the_readers_browser(client: FlaskClient, path: str, kept: str) -> None:
    with client.get(path) as response:
        assert (response.status_code, response.headers["Cache-Control"]) == (200, kept)


@pytest.mark.parametrize("path", ["/assets/sign-in.css", "/_dash-component-suites/dash/dcc/async-graph.js"])
@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_file_is_compressed_and_not_sent_twice(client: FlaskClient, path: str, encoding: str) -> None:
    asked = {"Accept-Encoding": encoding}
    with client.get(path, headers=asked) as first:
        assert first.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in first.headers["Vary"]
        etag = first.headers["ETag"]
    with client.get(path, headers=asked | {"If-None-Match": etag}) as second:
        assert (second.status_code, second.get_data()) == (304, b"")


def test_a_compressed_file_is_the_file(client: FlaskClient, settings: Settings) -> None:
    for _ in range(2):
        with client.get("/assets/sign-in.css", headers={"Accept-Encoding": "br"}) as response:
            assert brotli.decompress(response.get_data()) == (settings.assets_dir / "sign-in.css").read_bytes()


def test_a_changed_file_is_sent_anew(
    make_settings: Callable[..., Settings], make_server: Callable[[Settings], Flask], tmp_path: Path
) -> None:
    style = tmp_path / "sign-in.css"
    style.write_text("a{}" * 400, encoding="ascii")
    client = make_server(make_settings(assets_dir=tmp_path)).test_client()
    asked = {"Accept-Encoding": "br"}
    with client.get("/assets/sign-in.css", headers=asked) as first:
        etag = first.headers["ETag"]
    style.write_text("b{}" * 400, encoding="ascii")
    with client.get("/assets/sign-in.css", headers=asked | {"If-None-Match": etag}) as second:
        assert brotli.decompress(second.get_data()) == b"b{}" * 400


def test_pages_are_compressed(client: FlaskClient) -> None:
    assert client.get("/", headers={"Accept-Encoding": "gzip, br"}).headers["Content-Encoding"] == "br"


def test_no_version_is_told(client: FlaskClient) -> None:
    assert "Server" not in client.get("/").headers


def test_a_browser_draws_the_page_and_reports_no_violation(
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    serve: Callable[[Flask], str],
    page_at: Callable[..., Page],
) -> None:
    address = serve(make_server(make_settings(trusted_hosts=("127.0.0.1",))))
    page = page_at(1440)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/hjem/H1?periode=kvartal")
    page.get_by_label("Brugernavn").fill("anne")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#question").fill("hej")
    page.get_by_text("Anne Bach: ['H1']").wait_for()
    assert page.url == f"{address}/hjem/H1?periode=kvartal"
    assert [text for text in said if "Content Security Policy" in text] == []
