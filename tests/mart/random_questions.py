"""Random case databases with a question each, and their marts."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.slice import Slice
from tests.reference.case import Tables
from tests.reference.databases import databases
from tests.reference.queries import queries
from tests.reference.query import Query

from .cases import mart_of_rows

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

INDICATORS: Final = list(all_indicators().values())


@st.composite
def asked(draw: st.DrawFn) -> tuple[dict[str, Any], Query]:
    """A case database and a question to it."""
    tables = draw(databases())
    return tables, draw(queries(tables))


@contextmanager
def mart_for(tables: Tables, question: Query) -> Iterator[Mart]:
    """The mart as of the question's day, with all indicators."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mart_of_rows(Path(folder), tables, INDICATORS, question.as_of) as mart,
    ):
        yield mart


def period_of(question: Query) -> Period:
    return Period(question.start, question.end)


def slice_of(question: Query) -> Slice:
    return Slice.of(question.where)
