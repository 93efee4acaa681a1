"""The app database, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from dashboard.auth.app_database import prepare_app_database
from dashboard.data.app_database.database import AppDatabase, open_app_database


@pytest.fixture
def database(database_url: str) -> Iterator[AppDatabase]:
    """An app database without people; a test with it runs on both servers."""
    prepare_app_database(database_url)
    database = open_app_database(database_url)
    yield database
    database.close()
