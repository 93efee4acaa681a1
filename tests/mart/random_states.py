"""Random pairs of states of a case database: a history and what was known of it, or two that have nothing in common."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.rules import RULE_KEYS, Rules
from tests.reference.case import Tables
from tests.reference.databases import databases
from tests.reference.queries import queries
from tests.reference.query import Query

from .cases import BUILT_AT, case_database
from .random_questions import INDICATORS

Edited = dict[str, list[dict[str, Any]]]

# Where a row is of a child, a course or a unit, so that it goes with it.
_PARENTS = {"child_id": "child", "course_id": "course", "home_id": "home", "school_id": "school"}


@dataclass(frozen=True)
class State:
    tables: Tables
    question: Query
    rules: Rules


@contextmanager
def marts_of(*states: State) -> Iterator[tuple[Mart, ...]]:
    """The marts of states, each as of its own day and by its own rules."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        yield tuple(
            stack.enter_context(
                temporary_mart(
                    case_database(Path(folder), state.tables),
                    as_of=state.question.as_of,
                    built_at=BUILT_AT,
                    rules=state.rules,
                    indicators=INDICATORS,
                )
            )
            for state in states
        )


@st.composite
def any_pairs(draw: st.DrawFn) -> tuple[State, State]:
    """Any two states, of any two days, asked the same.

    Of one history, of which each lacks and errs about something, or of two that share nothing but some keys.
    """
    tables = draw(databases(most_children=5))
    asked = draw(queries(tables))
    other = draw(databases(most_children=5)) if draw(st.integers(0, 4)) == 0 else draw(edited(tables))
    before = State(draw(edited(tables)), asked, draw(rules()))
    return before, State(other, replace(asked, as_of=_later(draw, asked)), draw(rules()))


@st.composite
def days_apart(draw: st.DrawFn) -> tuple[State, State]:
    """The same history on two days: all that differs has happened in between."""
    tables = draw(databases(most_children=5))
    asked, rules_ = draw(queries(tables)), draw(rules())
    return State(tables, asked, rules_), State(tables, replace(asked, as_of=_later(draw, asked)), rules_)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """The contract's, or some of them changed."""
    changed = draw(st.lists(st.sampled_from(RULE_KEYS), max_size=4, unique=True))
    plain = Rules()
    return Rules(**{key: getattr(plain, key) // 2 + draw(st.integers(0, 20)) for key in changed})


@st.composite
def edited(draw: st.DrawFn, tables: Tables) -> Edited:
    """A history in which rows are missing, days are others, children are strangers and a home has another key."""
    found = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    for name in draw(st.lists(st.sampled_from(sorted(found.keys() - {"municipality", "staff"})), max_size=4)):
        rows = found[name]
        if rows:
            row = rows[draw(st.integers(0, len(rows) - 1))]
            draw(st.sampled_from((_remove, _shift, _unknown)))(found, name, row)
    if draw(st.integers(0, 5)) == 0:
        _rename(found, "home_id", "h9", "h99")
    if draw(st.integers(0, 5)) == 0:
        _rename(found, "child_id", "b9", "b99")
    return found


def _remove(tables: Edited, name: str, row: dict[str, Any]) -> None:
    """The row, and all that is of it."""
    tables[name].remove(row)
    key = f"{name}_id"
    if _PARENTS.get(key) == name:
        for table, rows in tables.items():
            for own in [own for own in rows if table != name and own.get(key) == row[key]]:
                _remove(tables, table, own)


def _shift(tables: Edited, name: str, row: dict[str, Any]) -> None:
    """Days a week later; a day of school, which another row may stand for, is gone."""
    if name == "attendance":
        _remove(tables, name, row)
    for column, value in row.items():
        if column.endswith("_on") and column != "birth_on" and value is not None:
            row[column] = value + timedelta(days=7)


def _unknown(_tables: Edited, name: str, row: dict[str, Any]) -> None:
    """What may be unknown is."""
    for column in ("end_on", "held_on", "closed_on", "completed_on", "aula_access", "caseworker_present", "gender"):
        if column in row and not (column == "held_on" and name == "sparring"):
            row[column] = None


def _rename(tables: Edited, column: str, old: str, new: str) -> None:
    for rows in tables.values():
        for row in rows:
            if row.get(column) == old:
                row[column] = new


def _later(draw: st.DrawFn, asked: Query) -> date:
    return asked.as_of + timedelta(days=draw(st.sampled_from((0, 1, 15, 30, 91, 200, -1, -45))))
