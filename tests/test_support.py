"""The fixtures themselves: a test that leans on one must not pass because it does nothing."""

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine, inspect, text

from tests.support.browser import open_page, running_browser
from tests.support.postgres import PostgresCluster
from tests.support.server import serving


def html(body: str) -> WSGIApplication:
    """An application that answers every request with one page."""
    document = f"<!doctype html><html lang=da><head><title>Prøve</title></head><body><main>{body}</main></body>"

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [document.encode()]

    return app


def scalar(url: str, statement: str) -> object:
    """The only value that a statement gives."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text(statement)).scalar_one()
    finally:
        engine.dispose()


def test_postgresql_answers_a_select(postgres_url: str) -> None:
    assert str(scalar(postgres_url, "SELECT version()")).startswith("PostgreSQL ")


def test_postgresql_orders_by_code_point_whatever_the_machine(postgres_url: str) -> None:
    letters = "SELECT string_agg(letter, '' ORDER BY letter) FROM unnest(ARRAY['å', 'b', 'Ø', 'Z']) AS letter"
    assert scalar(postgres_url, letters) == "ZbØå"


def test_every_database_is_new_and_empty(postgres: PostgresCluster) -> None:
    first, second = postgres.new_database(), postgres.new_database()
    engine = create_engine(first)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE child (id int)"))
    engine.dispose()
    other = create_engine(second)
    assert inspect(other).get_table_names() == []
    other.dispose()


def test_a_dropped_database_is_gone_even_while_connected(postgres: PostgresCluster) -> None:
    url = postgres.new_database()
    engine = create_engine(url)
    with engine.connect() as connection:
        postgres.drop_database(url)
        connection.invalidate()
    engine.dispose()
    name = url.rpartition("/")[2].partition("?")[0]
    left = f"SELECT count(*) FROM pg_database WHERE datname = '{name}'"
    assert scalar(postgres.url("postgres"), left) == 0


def test_both_kinds_of_database_answer(database_url: str) -> None:
    assert scalar(database_url, "SELECT 1 + 1") == 2


def test_a_page_is_rendered_at_the_width_asked_for(
    serve: Callable[[WSGIApplication], str], page_at: Callable[..., Page]
) -> None:
    page = page_at(390)
    page.goto(serve(html("<h1>Elever på Æblegården</h1>")))
    assert page.get_by_role("heading").inner_text() == "Elever på Æblegården"
    assert page.evaluate("window.innerWidth") == 390


def test_axe_finds_a_planted_fault(
    serve: Callable[[WSGIApplication], str], page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = page_at(1440)
    page.goto(serve(html('<h1>Elever</h1><img src="data:,">')))
    assert axe(page) == [
        'image-alt (critical): Images must have alternative text: <img src="data:,">',
    ]


def test_axe_finds_nothing_on_a_sound_page(
    serve: Callable[[WSGIApplication], str], page_at: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = page_at(1440)
    page.goto(serve(html("<h1>Elever</h1>")))
    assert axe(page) == []


@pytest.mark.browser
def test_a_failing_script_fails_the_test(page_at: Callable[..., Page]) -> None:
    page = page_at(390)
    browser = page.context.browser
    assert browser is not None
    with (
        pytest.raises(AssertionError, match="planted"),
        open_page(browser, 390) as failing,
        serving(html("<script>throw Error('planted')</script>")) as address,
    ):
        failing.goto(address)


def test_a_missing_chromium_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(RuntimeError, match="CHROMIUM=/nowhere/chromium does not start"), running_browser():
        pass
