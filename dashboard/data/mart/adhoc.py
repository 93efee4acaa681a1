"""A mart in memory for one question from the command line: built, asked, gone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

import duckdb

from dashboard.data.mart.refresh import build
from dashboard.data.mart.store import Mart, mart_of
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.rules import Rules


@contextmanager
def temporary_mart(
    case_db: str, *, as_of: date, built_at: datetime, rules: Rules, indicators: Sequence[Indicator]
) -> Iterator[Mart]:
    """The mart of a case database as of a day. Raises CaseDatabaseError."""
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        connection.execute("ATTACH ':memory:' AS mart")
        build(connection, case_db, as_of=as_of, built_at=built_at, rules=rules, indicators=indicators)
        yield mart_of(connection, indicators=indicators)
