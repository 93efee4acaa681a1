"""What is worth a look but keeps no row out: overlapping intervals, and days that have not come yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.data.imports.kinds import Note
from dashboard.data.imports.sections import TableRows

_EXAMPLES: Final = 3
_IN_TURN: Final = ("placement", "enrolment")  # a child has one at a time
# Days on which something happened, so that a later one than today is odd; plans and ends may well be ahead.
_HAPPENED: Final = frozenset(
    {
        "held_on",
        "measured_on",
        "completed_on",
        "closed_on",
        "recorded_on",
        "minutes_sent_on",
        "birth_on",
        "to_on",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A note about a table: how many rows or dates, and the words that fill its sentence."""

    note: Note
    table: str
    count: int
    details: Mapping[str, str] = field(default_factory=dict)


def notices(tables: Sequence[TableRows], today: date) -> list[Notice]:
    """The notices about values that are otherwise in order."""
    found = [notice for made in tables if made.table.name in _IN_TURN for notice in _overlaps(made)]
    for made in tables:
        late = {name: _after(made, made.table.c[name], today) for name in made.values if name in _HAPPENED}
        late = {name: count for name, count in late.items() if count}
        if late:
            details = {"columns": ", ".join(late)}
            found.append(Notice(note=Note.FUTURE, table=made.table.name, count=sum(late.values()), details=details))
    return found


def _overlaps(made: TableRows) -> list[Notice]:
    """Rows of a child that start before all the child's earlier ones have ended; ends are inclusive."""
    if "end_on" not in made.values or not len(made):
        return []
    rows = pd.DataFrame(
        {
            "child": made.values["child_id"],
            "start": [day.toordinal() for day in made.values["start_on"]],
            "end": [np.inf if day is None else float(day.toordinal()) for day in made.values["end_on"]],
            "number": made.rows.numbers,
        }
    ).sort_values(["child", "start", "end"], kind="stable")
    ended = rows.groupby("child")["end"].cummax().groupby(rows["child"]).shift()
    early = rows[rows["start"] <= ended]
    if early.empty:
        return []
    file = made.rows.sheet.file
    examples = ", ".join(f"{file}:{number}" for number in sorted(early["number"])[:_EXAMPLES])
    return [Notice(note=Note.OVERLAP, table=made.table.name, count=len(early), details={"examples": examples})]


def _after(made: TableRows, column: sa.Column[object], today: date) -> int:
    return sum(day is not None and day > today for day in made.values[column.name])
