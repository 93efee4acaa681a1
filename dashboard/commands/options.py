"""Options that several commands share, and how a command fails: one clear line, and an exit code."""

from datetime import date
from typing import Any, NoReturn

import click

from dashboard.vocabulary.attributes import ATTRIBUTES


class Day(click.ParamType[date]):
    """A calendar day as 2026-01-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-01-31", param, ctx)


DAY = Day()


def fail(message: str, code: int = 2) -> NoReturn:
    """End the command with one line on standard error."""
    click.echo(f"dashboard: {message}", err=True)
    raise SystemExit(code)


def _parse_where(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, list[str | None]]:
    where: dict[str, list[str | None]] = {}
    for item in given:
        attribute, equals, values = item.partition("=")
        if not equals:
            fail(f"--where takes ATTRIBUTE=VALUE[,VALUE], not {item!r}")
        if attribute not in ATTRIBUTES:
            fail(f"no attribute {attribute!r} to filter by; the attributes are {', '.join(ATTRIBUTES)}")
        chosen: list[str | None] = [value or None for value in values.split(",")]
        # Several filters must all hold, also two of the same attribute.
        where[attribute] = [v for v in where[attribute] if v in chosen] if attribute in where else chosen
    return where


where_option = click.option(
    "--where",
    multiple=True,
    callback=_parse_where,
    metavar="ATTRIBUTE=VALUE[,VALUE]",
    help="Only where the attribute has one of the values (nothing: unknown); may be repeated.",
)
