"""All checks, in the order in which they are told."""

from collections.abc import Collection, Iterator
from typing import Final

from dashboard.checks import (
    app_database,
    assets,
    case_database,
    environment,
    files,
    mart,
    people,
    provider,
    rules,
    ways_in,
)
from dashboard.checks.check import Check, Finding, SetUp, fault

CHECKS: Final = (
    environment.CHECK,
    ways_in.CHECK,
    case_database.CHECK,
    app_database.CHECK,
    people.CHECK,
    provider.CHECK,
    mart.CHECK,
    rules.CHECK,
    files.CHECK,
    assets.CHECK,
)


def findings(set_up: SetUp, faulty: Collection[str] = ()) -> Iterator[tuple[Check, tuple[Finding, ...] | None]]:
    """Each check with what it found; None for one that cannot be made, as settings that it needs are faulty."""
    for check in CHECKS:
        yield check, None if check.needs & set(faulty) else tuple(_made(check, set_up))


def _made(check: Check, set_up: SetUp) -> Iterator[Finding]:
    try:
        yield from check.find(set_up)
    except Exception as error:  # whatever is wrong with one part, the others are told of
        yield fault(
            set_up.words("The check itself failed: {error}", error=type(error).__name__),
            set_up.words("Tell whoever develops the dashboard."),
        )
