"""From a mapping's value to texts, row by row, before they are read as days, numbers or codes."""

import re
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.lookups import Problem, look_up
from dashboard.data.imports.mapping import Value
from dashboard.data.imports.rows import Rows, joined


def texts_of(value: Value, rows: Rows, sources: Mapping[str, Rows]) -> tuple["pd.Series[str]", list[Problem]]:
    """The value's text for every row, empty for nothing, and what went wrong where."""
    words = rows.sheet.words
    text, problems = _start(value, rows, sources)
    if value.nulls:
        text = text.mask(text.isin(value.nulls), "")
    if value.extract:
        pattern = re.compile(value.extract)
        text, problem = _each(
            text, lambda one: found[1] if (found := pattern.search(one)) else None, Kind.NOT_EXTRACTED
        )
        problems += problem
    if value.codes is not None:
        codes = {code: words.text_of(meaning) for code, meaning in value.codes.items()}
        otherwise = None if value.otherwise is None else words.text_of(value.otherwise)
        text, problem = _each(text, lambda one: codes.get(one, otherwise), Kind.UNTRANSLATED)
        problems += problem
    if value.prefix:
        text = (value.prefix + text).where(text != "", "")
    return text, problems


def _start(value: Value, rows: Rows, sources: Mapping[str, Rows]) -> tuple["pd.Series[str]", list[Problem]]:
    words = rows.sheet.words
    if value.lookup:
        text, problems = look_up(value.lookup, rows, sources, value.joined_by)
        if value.otherwise is not None and value.codes is None:
            return text.mask(text == "", words.text_of(value.otherwise)), []
        return text, problems
    if value.first_of:
        return _first_of(value.first_of, rows, sources)
    if value.columns:
        return joined(rows.text, value.columns, value.joined_by), []
    return pd.Series([words.text_of(value.constant)] * len(rows.text), dtype="str"), []


def _first_of(
    parts: tuple[Value, ...], rows: Rows, sources: Mapping[str, Rows]
) -> tuple["pd.Series[str]", list[Problem]]:
    """The first part that has something, row by row; only the last part's problems count where none has."""
    text = pd.Series([""] * len(rows.text), dtype="str")
    problems: list[Problem] = []
    for part in parts:
        found, problems = texts_of(part, rows, sources)
        text = text.where(text != "", found)
    empty = np.flatnonzero((text == "").to_numpy())
    return text, [
        Problem(problem.kind, np.intersect1d(problem.at, empty), problem.values, problem.target) for problem in problems
    ]


def _each(
    text: "pd.Series[str]", change: Callable[[str], str | None], kind: Kind
) -> tuple["pd.Series[str]", list[Problem]]:
    """Every text changed, each different one once; None is a problem. Nothing stays nothing."""
    codes, uniques = pd.factorize(text)
    changed = [change(one) if one else "" for one in uniques]
    refused = np.array([one is None for one in changed], dtype=bool)
    result = pd.Series([one or "" for one in changed], dtype="str").to_numpy()
    if not len(uniques):
        return text, []
    return pd.Series(result[codes], dtype="str"), [Problem(kind, np.flatnonzero(refused[codes]), text)]
