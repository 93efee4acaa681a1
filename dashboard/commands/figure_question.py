"""A question about figures at the terminal: its options, which several commands share, and what it asks the mart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any

import click

from dashboard.commands.options import DAY, fail, where_option
from dashboard.commands.print_rows import FORMATS, print_rows
from dashboard.data.case_database.reader import CaseDatabaseError
from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.query import can_group, query
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Scope
from dashboard.vocabulary.slice import Slice

# From a question and its mart to the lines that are printed, a value a column.
Lines = Callable[["FigureQuestion", Mart], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuestion:
    """What is asked of a case database: these indicators (by key), of a period and slice, in groups or all together."""

    case_db: str
    as_of: date
    period: Period
    by: str | None
    where: Slice
    indicators: Sequence[str]
    min_children: int

    def mart(self) -> AbstractContextManager[Mart]:
        """The figures of the case database. Raises CaseDatabaseError."""
        every = list(all_indicators().values())
        return temporary_mart(
            self.case_db, as_of=self.as_of, built_at=datetime.now(UTC), rules=Rules(), indicators=every
        )

    def results(self, mart: Mart) -> Iterator[Result]:
        """The answers, of those indicators that can be grouped so. Raises KeyError for one that does not exist."""
        # Who may read the case database may see every child: the gate stands open unless it is asked to close.
        own = NOTHING if self.min_children else ALL_CHILDREN
        scope = Scope(figures=ALL_CHILDREN, own=own, least_children=self.min_children, at_terminal=True)
        every = all_indicators()
        # One by one: each indicator's rows are a list of their own, and not tables of one page (indicators.md 6).
        for key in self.indicators:
            found = query(mart, [every[key]], period=self.period, where=self.where, by=self.by, scope=scope)
            yield from found.values()


def asks_figures(columns: Sequence[str]) -> Callable[[Lines], Callable[..., None]]:
    """Make a command of what gives the lines: with the options of a question, printing these columns."""

    def made(lines: Lines) -> Callable[..., None]:
        @click.option("--case-db", required=True, help="Address of the case database (SQLAlchemy URL).")
        @click.option("--as-of", type=DAY, required=True, help="The last complete day of the data.")
        @click.option("--from", "start", type=DAY, required=True, help="First day of the period.")
        @click.option("--to", "end", type=DAY, required=True, help="Last day of the period.")
        @click.option("--by", help="Attribute to group by.")
        @where_option
        @click.option("--indicator", "keys", multiple=True, help="Only this indicator; may be repeated.")
        @click.option("--min-children", type=click.IntRange(min=0), default=0, help="Hide figures of fewer children.")
        @click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
        @wraps(lines)
        def command(
            case_db: str,
            as_of: date,
            start: date,
            end: date,
            by: str | None,
            where: dict[str, list[str | None]],
            keys: tuple[str, ...],
            min_children: int,
            form: str,
        ) -> None:
            chosen = chosen_indicators(keys, by)
            if end < start:
                fail(f"the period ends before it starts: --from {start} --to {end}")
            question = FigureQuestion(
                case_db=case_db,
                as_of=as_of,
                period=Period(start, end),
                by=by,
                where=Slice.of(where),
                indicators=chosen,
                min_children=min_children,
            )
            try:
                with question.mart() as mart:
                    print_rows(columns, lines(question, mart), form)
            except CaseDatabaseError as error:
                fail(str(error), code=1)

        return command

    return made


def chosen_indicators(keys: Sequence[str], by: str | None) -> list[str]:
    """The indicators asked for, all where none is; those that cannot be grouped so are named on standard error."""
    every = all_indicators()
    for key in keys:
        if key not in every:
            fail(f"no indicator {key!r}; the indicators are {', '.join(every)}")
    if by is not None and by not in ATTRIBUTES:
        fail(f"no attribute {by!r} to group by; the attributes are {', '.join(ATTRIBUTES)}")
    chosen = list(dict.fromkeys(keys)) or list(every)
    left_out = [key for key in chosen if not can_group(every[key], by)]
    if left_out:
        click.echo(f"left out, cannot be grouped by {by}: {', '.join(left_out)}", err=True)
    return chosen
