"""Variables of the environment that mean something to the libraries below, and passwords that stand in it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault, note

# What Dash and Flask read behind the settings' back. Those that open the inside stop the start in production.
_FOREIGN: Final = re.compile(r"(?:DASH|FLASK)_[A-Z]")
_PASSWORD: Final = re.compile(r"://[^/@]*:[^/@]+@")
_OTHERS: Final = 0o077


def _find(set_up: SetUp) -> Iterator[Finding]:
    words = set_up.words
    for name in sorted(set_up.environment):
        if _FOREIGN.match(name):
            yield note(
                words("{name} is set, and changes libraries that the dashboard is built on.", name=name),
                words("Remove it: the dashboard has settings of its own."),
            )
    for name in ("case_db", "app_db"):
        if _PASSWORD.search(str(getattr(set_up.settings, name))):
            yield note(
                words("A password stands in {name}, where the list of processes may show it.", name=_variable(name)),
                words("Keep it in a file that only this user can read, named by PGPASSFILE."),
            )
    kept = set_up.environment.get("PGPASSFILE")
    if kept:
        yield from _password_file(set_up, Path(kept))
    if set_up.settings.log_level == "DEBUG" and set_up.settings.environment == "production":
        yield note(
            words("The log tells every step of the libraries."),
            words("Set DASHBOARD_LOG_LEVEL to INFO when the fault is found."),
        )


def _password_file(set_up: SetUp, path: Path) -> Iterator[Finding]:
    words = set_up.words
    try:
        mode = path.stat().st_mode
    except OSError:
        yield fault(
            words("The password file {path} cannot be read.", path=path),
            words("Correct PGPASSFILE, or give this user access to the file."),
        )
        return
    if mode & _OTHERS:
        yield fault(
            words("Others may read the password file {path}; PostgreSQL then leaves it aside.", path=path),
            words("Give the command: {command}", command=f"chmod 600 {path}"),
        )


def _variable(field: str) -> str:
    return f"DASHBOARD_{field.upper()}"


CHECK: Final = Check(title="Environment", find=_find)
