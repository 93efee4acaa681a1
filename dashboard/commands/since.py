"""`dashboard since`: two states of the figures, and why they differ, for a program (indicators.md 4)."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import click

from dashboard.auth.scope_of import steering_group_scope
from dashboard.commands.environment import settings_or_fail
from dashboard.commands.figure_question import chosen_indicators
from dashboard.commands.options import DAY, fail, where_option
from dashboard.commands.print_rows import FORMATS, print_rows
from dashboard.commands.since_lines import COLUMNS, changes, waterfall
from dashboard.data.mart.since.compare import since
from dashboard.data.mart.since.shown import told_period
from dashboard.data.mart.store import Mart, MartUnavailableError, Reason, open_mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period, add_months
from dashboard.vocabulary.scope import terminal_scope
from dashboard.vocabulary.since import Since
from dashboard.vocabulary.slice import Slice

_MEMORY = {"memory_limit": "500MB", "threads": 2}
_UNAVAILABLE: dict[Reason, str] = {
    "missing": "there is no such file",
    "unreadable": "it cannot be read as a mart",
    "other_version": "it was made by another version of this program, which counts otherwise; "
    "refresh the figures of both days with one version",
}


@click.command("since")
@click.option("--before", "before_path", type=Path, required=True, help="The mart of the earlier state.")
@click.option("--after", "after_path", type=Path, required=True, help="The mart of the later state.")
@click.option(
    "--from",
    "start",
    type=DAY,
    help="First day of both periods.  [default: of each state, twelve months up to its end]",
)
@click.option(
    "--to", "end", type=DAY, help="Last day of both periods, needs --from.  [default: each state's as-of day]"
)
@click.option("--by", help="Attribute to group by.")
@where_option
@click.option("--indicator", "keys", multiple=True, help="Only this indicator; may be repeated.")
@click.option(
    "--min-children",
    type=click.IntRange(min=0),
    default=0,
    help="Hide figures of fewer children; tell no part of fewer, several reasons together where one is of few.",
)
@click.option(
    "--for-meeting",
    is_flag=True,
    help="As a steering group is shown it: the municipality's children, each state's last twelve whole months.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
def command(
    before_path: Path,
    after_path: Path,
    start: date | None,
    end: date | None,
    by: str | None,
    where: dict[str, list[str | None]],
    keys: tuple[str, ...],
    min_children: int,
    for_meeting: bool,
    form: str,
) -> None:
    """Print what became of every indicator between two marts, taken apart into parts that add up exactly.

    A mart is the file that `dashboard refresh` makes; a copy of it is a state that can be compared later. Each is as of
    its own day: the period of a state ends on that day at the latest. The parts are children who came or left, children
    whose state changed, what happened since, days no longer in the period, what was registered late, what was corrected
    or removed, and changed settings; docs/definitions.md says which is which.
    """
    chosen = chosen_indicators(keys, by)
    if for_meeting and (start or end or by or where or min_children):
        fail("--for-meeting says itself of what: leave out --from, --to, --by, --where and --min-children")
    of_meeting = steering_group_scope(settings_or_fail()) if for_meeting else None
    if end is not None and start is None:
        fail("--to needs --from: say on which day the periods begin")
    if start is not None and end is not None and end < start:
        fail(f"the period ends before it starts: --from {start} --to {end}")
    before, after = _opened(before_path, "--before"), _opened(after_path, "--after")
    _note_what_is_odd(before, after)
    every, period_of = all_indicators(), told_period if for_meeting else partial(_period, start=start, end=end)
    with click.progressbar(
        [every[key] for key in chosen],
        label="Comparing",
        item_show_func=lambda indicator: None if indicator is None else indicator.key,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as indicators:
        found = since(
            (before, after),
            indicators,
            periods=(period_of(before), period_of(after)),
            by=by,
            where=Slice.of(where),
            scope=of_meeting or terminal_scope(min_children),
        )
        if form == "csv":
            print_rows(COLUMNS, _each(found, waterfall), form)
        else:
            print_rows((), _each(found, changes), form)


def _each(found: Iterator[Since], lines: Any) -> Iterator[dict[str, Any]]:
    for one in found:
        yield from lines(one)


def _opened(path: Path, option: str) -> Mart:
    try:
        if not path.is_file():
            raise MartUnavailableError("missing", str(path))
        return open_mart(path, indicators=list(all_indicators().values()), config=dict(_MEMORY))
    except MartUnavailableError as error:
        detail = "" if error.reason == "missing" else f" ({error})"
        fail(f"{option} {path}: {_UNAVAILABLE[error.reason]}{detail}")


def _period(mart: Mart, start: date | None, end: date | None) -> Period:
    """Of a state: what is asked for, else the twelve months that end with its last day."""
    as_of = mart.meta.as_of
    if start is None:
        return twelve_months_up_to(as_of)
    # What begins after the state's last day has no days there; what is told of its last day is told of that one.
    return Period(start, end if end is not None else max(start, as_of))


def twelve_months_up_to(day: date) -> Period:
    """The day and the year before it, up to but not with the same day a year ago (29 February: 1 March)."""
    first = add_months(day.replace(day=1), -12)
    length = (add_months(first, 1) - first).days
    return Period(first + timedelta(days=min(day.day, length)), day)


def _note_what_is_odd(before: Mart, after: Mart) -> None:
    """On standard error, since it changes no number."""
    if before.meta.as_of > after.meta.as_of:
        click.echo(f"note: --before is as of {before.meta.as_of}, after --after ({after.meta.as_of})", err=True)
    keys = [{key for (key,) in mart.ask("SELECT child_id FROM mart.child")} for mart in (before, after)]
    if all(keys) and not keys[0] & keys[1]:
        click.echo("note: no child stands in both; are they of the same municipality?", err=True)
