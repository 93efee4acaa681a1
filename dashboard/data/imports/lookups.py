"""Answers from another file: the row that matches, on a day where the other rows hold for an interval."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.data.imports.conditions import NO_DAY, days
from dashboard.data.imports.cpr import normalised
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.mapping import Lookup
from dashboard.data.imports.rows import Rows, joined
from dashboard.data.imports.sheet import Ints

_OPEN_END = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong on the way to a value: at which rows, with which text."""

    kind: Kind
    at: Ints
    values: "pd.Series[str]"  # of all rows
    target: str = ""  # where the answer should have been


def look_up(
    lookup: Lookup, rows: Rows, sources: Mapping[str, Rows], joined_by: str = "-"
) -> tuple["pd.Series[str]", list[Problem]]:
    """The answers, empty where there is none, and why there is none. Rows without a key are asked nothing.

    Of several matching rows with the same answer one is as good as another; different answers are a problem.
    """
    theirs = sources[lookup.source]
    ours_key = _key(rows.text, list(lookup.match.values()), cpr=lookup.cpr)
    asked = (ours_key != "").to_numpy()
    their_key = _key(theirs.text, list(lookup.match), cpr=lookup.cpr)
    answers = joined(theirs.text, lookup.take, joined_by) if lookup.take else their_key
    candidates = pd.DataFrame({"key": their_key, "answer": answers})
    candidates = candidates[(candidates["key"] != "") & (candidates["answer"] != "")]
    values = ours_key.str.replace("\x1f", " + ")
    no_key = asked & ~ours_key.isin(candidates["key"]).to_numpy()
    problems = [Problem(Kind.NOT_IN_FILE, np.flatnonzero(no_key), values, lookup.source)]
    if lookup.day:
        words = theirs.sheet.words
        candidates["start"] = days(theirs.text[lookup.start], words)[candidates.index]
        ends = days(theirs.text[lookup.end], words)
        ends = np.where((theirs.text[lookup.end] == "").to_numpy(), _OPEN_END, ends)
        candidates["end"] = ends[candidates.index]
        candidates, more = _on_day(lookup, rows, ours_key, candidates, asked & ~no_key)
        problems += more
        found = candidates.groupby("at")["answer"].agg(["first", "nunique"])
    else:
        by_key = candidates.groupby("key")["answer"].agg(["first", "nunique"])
        at = np.flatnonzero(asked & ~no_key)
        found = by_key.loc[list(ours_key.iloc[at])].set_axis(at)
    ambiguous = found.index[found["nunique"] > 1].to_numpy(dtype=np.int64)
    problems.append(Problem(Kind.AMBIGUOUS, ambiguous, values, lookup.source))
    found = found[found["nunique"] == 1]
    answer = np.full(len(rows.text), "", dtype=object)
    answer[found.index.to_numpy(dtype=np.int64)] = found["first"].to_numpy(dtype=object)
    return pd.Series(answer, dtype="str"), [problem for problem in problems if len(problem.at)]


def _on_day(
    lookup: Lookup,
    rows: Rows,
    key: "pd.Series[str]",
    candidates: pd.DataFrame,
    asked: "np.typing.NDArray[np.bool_]",
) -> tuple[pd.DataFrame, list[Problem]]:
    """The candidates whose interval holds our day, with our row as `at`; and the days that none holds."""
    texts = rows.text[lookup.day]
    day = days(texts, rows.sheet.words)
    at = np.flatnonzero(asked & (day != NO_DAY))
    ours = pd.DataFrame({"at": at, "key": key.iloc[at].to_numpy(), "day": day[at]})
    pairs = ours.merge(candidates, on="key")
    held = pairs[(pairs["start"] <= pairs["day"]) & (pairs["day"] <= pairs["end"])]
    missed = np.setdiff1d(at, held["at"].to_numpy())
    firsts = candidates.groupby("key")["start"].min()
    before = day[missed] < firsts.loc[list(key.iloc[missed])].to_numpy()
    no_day = np.flatnonzero(asked & (day == NO_DAY) & (texts != "").to_numpy())
    return held, [
        Problem(Kind.DATE, no_day, texts),
        Problem(Kind.BEFORE_FIRST, missed[before], texts, lookup.source),
        Problem(Kind.OUTSIDE, missed[~before], texts, lookup.source),
    ]


def _key(text: pd.DataFrame, columns: list[str], *, cpr: bool) -> "pd.Series[str]":
    key = joined(text, columns)
    if not cpr:
        return key
    codes, uniques = pd.factorize(key)
    return pd.Series(pd.Series([normalised(one) for one in uniques], dtype="str").to_numpy()[codes], dtype="str")
