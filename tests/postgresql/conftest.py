"""A case database of two municipalities in PostgreSQL, and what a user sees of it."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from tests.postgresql.places import write_two_municipalities
from tests.support.postgres import PostgresCluster

READER = "dashboard_reader"
Query = Callable[[str, str, str], list[tuple[Any, ...]]]


@pytest.fixture
def cases(postgres_url: str) -> str:
    """The URL of the case database, as its owner."""
    write_two_municipalities(postgres_url)
    return postgres_url


@pytest.fixture
def query(postgres: PostgresCluster) -> Query:
    """`query(url, user, statements)`: the rows that the user gets of the last; each call is a connection of its own."""

    def query(url: str, user: str, statement: str) -> list[tuple[Any, ...]]:
        name = sa.make_url(url).database
        with psycopg.connect(host=postgres.socket_directory, user=user, dbname=name) as connection:
            cursor = connection.execute(statement.encode())
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    return query
