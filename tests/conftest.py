"""Fixtures that all tests share; what they stand on is in `tests/support`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest
from playwright.sync_api import Browser, Page

from tests.support import axe as axe_core
from tests.support.browser import open_page, running_browser
from tests.support.postgres import PostgresCluster, running_cluster
from tests.support.server import serving


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the browser, and keep them on one worker: one browser starts a run."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresCluster]:
    """A PostgreSQL cluster of this worker's own; `new_database()` gives the URL of an empty database."""
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: PostgresCluster) -> Iterator[str]:
    """The URL of a new, empty PostgreSQL database, dropped after the test."""
    url = postgres.new_database()
    yield url
    postgres.drop_database(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite database whose file does not exist yet."""
    return f"sqlite:///{tmp_path / 'test.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a new, empty database: the test runs once on SQLite and once on PostgreSQL."""
    fixture = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(fixture)
    return url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The run's one Chromium."""
    with running_browser() as chromium:
        yield chromium


@pytest.fixture
def serve() -> Iterator[Callable[[WSGIApplication], str]]:
    """`serve(app)` serves a WSGI application until the test ends and returns its address."""
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(serving(app))


@pytest.fixture
def page_at(browser: Browser, serve: object) -> Iterator[Callable[..., Page]]:
    """`page_at(width, height=900)` opens an empty page that wide; a script failing on it fails the test."""
    # `serve` is asked for so that pages close before the servers that they are connected to.
    with ExitStack() as stack:
        yield lambda width, height=900: stack.enter_context(open_page(browser, width, height))


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` returns what is inaccessible on the page, one line an element; `[]` is what we want."""
    return axe_core.violations
