"""The dashboard's figures against the recomputation, on random case databases.

REFERENCE_EXAMPLES in the environment says how many databases are tried (60 by default).
"""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from dashboard.commands.indicators import answer

from .case import Case, Tables
from .compare import compare, reference_rows
from .databases import databases
from .queries import queries
from .query import Query
from .recompute import definitions
from .sqlite_file import write_sqlite

as_many_as_asked = settings(
    max_examples=int(os.environ.get("REFERENCE_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def _asked(draw: st.DrawFn, questions: int) -> tuple[dict[str, Any], list[Query]]:
    tables = draw(databases())
    return tables, [draw(queries(tables)) for _ in range(questions)]


def _answer(
    path: Path, query: Query, indicators: Sequence[str] | None = None, min_children: int = 0
) -> list[dict[str, Any]]:
    return answer(
        case_db=f"sqlite:///{path}",
        as_of=query.as_of,
        start=query.start,
        end=query.end,
        by=query.by,
        where=query.where,
        indicators=indicators,
        min_children=min_children,
    )


def _differences(tables: Tables, questions: Sequence[Query]) -> list[str]:
    case = Case(tables)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.sqlite"
        write_sqlite(path, tables)
        found: list[str] = []
        for query in questions:
            differences = compare(_answer(path, query), reference_rows(case, query))
            if differences:
                found += [str(query), *differences]
        return found


@as_many_as_asked
@given(_asked(questions=3))
def test_the_dashboard_agrees_to_the_last_event(asked: tuple[dict[str, Any], list[Query]]) -> None:
    tables, questions = asked
    differences = _differences(tables, questions)
    for name, rows in tables.items():
        for row in rows:
            note(f"{name}: { {column: str(value) for column, value in row.items() if value is not None} }")
    assert not differences, "\n".join(differences)


@settings(as_many_as_asked, max_examples=10)
@given(_asked(questions=1), st.sampled_from(sorted(definitions())))
def test_one_indicator_is_answered_as_among_all(asked: tuple[dict[str, Any], list[Query]], key: str) -> None:
    tables, (query,) = asked
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.sqlite"
        write_sqlite(path, tables)
        answered = _answer(path, query, [key])
        assert {row["indicator"] for row in answered} <= {key}
        assert compare(answered, reference_rows(Case(tables), query, [key])) == []


@settings(as_many_as_asked, max_examples=20)
@given(_asked(questions=1), st.integers(1, 5))
def test_no_figure_of_too_few_children_is_shown(asked: tuple[dict[str, Any], list[Query]], min_children: int) -> None:
    tables, (query,) = asked
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.sqlite"
        write_sqlite(path, tables)
        answered = _answer(path, query, min_children=min_children)
        reference = reference_rows(Case(tables), query)
        assert compare(answered, reference) == []
        shown = {(row["indicator"], row["group"]) for row in answered if row["status"] == "shown"}
        assert not [key for key in shown if key in reference and reference[key]["children"] < min_children]
