"""A mart in memory, built from an example or any case database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.data.mart.query import query
from dashboard.data.mart.refresh import build
from dashboard.data.mart.store import Mart, mart_of
from dashboard.vocabulary.indicator import Example, Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.scope import ALL_CHILDREN, Scope
from dashboard.vocabulary.slice import EVERYTHING

from .example_database import write_example


@contextmanager
def mart_of_example(folder: Path, example: Example, indicators: Sequence[Indicator]) -> Iterator[Mart]:
    """The example's case database, written into `folder`, refreshed and opened."""
    url = f"sqlite:///{folder / 'example.sqlite'}"
    write_example(url, example)
    with duckdb.connect(":memory:") as connection:
        connection.execute("ATTACH ':memory:' AS mart")
        build(
            connection,
            url,
            as_of=example.as_of,
            built_at=datetime(2026, 2, 1, tzinfo=UTC),
            rules=Rules(),
            indicators=indicators,
        )
        yield mart_of(connection, indicators=indicators)


def answer(mart: Mart, indicator: Indicator, by: str | None = None) -> Result:
    """The indicator over its example's period, all children, nothing hidden."""
    example = indicator.example
    everyone = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN)
    return query(
        mart,
        [indicator],
        period=Period(example.start, example.end),
        where=EVERYTHING,
        by=by,
        scope=everyone,
        parts=True,
    )[indicator.key]
