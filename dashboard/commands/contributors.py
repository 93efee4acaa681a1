"""`dashboard contributors`: what each figure of a case database is made of, for a program (indicators.md 4)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import click
import numpy as np

from dashboard.commands.figure_question import FigureQuestion, asks_figures
from dashboard.commands.print_rows import plain
from dashboard.data.mart.contribution_rows import contribution_rows
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import ALL_CHILDREN, Scope

COLUMNS: Final = ("indicator", "group", "child", "day", "numerator", "denominator")

_AT_ONCE: Final = 10_000  # rows that are made ready for printing at a time

# Whoever may read the case database may see every child; which figures stay hidden, the question itself says.
_SCOPE: Final = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN, at_terminal=True)


@click.command("contributors")
@asks_figures(COLUMNS)
def command(question: FigureQuestion, mart: Mart) -> Iterator[Mapping[str, Any]]:
    """Print what `dashboard indicators` adds up, one row a contribution of a child on a day."""
    for result in question.results(mart):
        rows = contribution_rows(mart, result, where=question.where, scope=_SCOPE)
        for start in range(0, len(rows), _AT_ONCE):
            own = slice(start, start + _AT_ONCE)
            columns = (
                rows.group[own].tolist(),
                rows.child[own].tolist(),
                np.datetime_as_string(rows.day[own]).tolist(),
                rows.numerator[own].tolist(),
                rows.denominator[own].tolist(),
            )
            for group, child, day, numerator, denominator in zip(*columns, strict=True):
                amounts = {"numerator": plain(numerator), "denominator": plain(denominator)}
                yield {"indicator": result.indicator.key, "group": group, "child": child, "day": day, **amounts}
