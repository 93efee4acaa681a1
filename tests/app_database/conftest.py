"""The app database, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.upgrade import upgrade


@pytest.fixture
def database(database_url: str) -> Iterator[AppDatabase]:
    """An app database without people; a test with it runs on both servers."""
    upgrade(database_url)
    database = open_app_database(database_url)
    yield database
    database.close()
