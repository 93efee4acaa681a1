"""The figures: there, of this version, no older than the schedule says, and with room for the next."""

import os
import shutil
from collections.abc import Iterator
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault, note
from dashboard.data.mart.age import oldest_allowed
from dashboard.data.mart.attempts import latest_attempt
from dashboard.data.mart.store import Mart, Marts, MartUnavailableError
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings

_LEAST_FREE: Final = 200_000_000
_MARTS_AT_ONCE: Final = 4  # the old one, the new one, and its workshop, which is larger


def current_mart(settings: Settings) -> Mart:
    """Raises MartUnavailableError."""
    return Marts(settings.mart, indicators=list(all_indicators().values()), memory_limit=settings.mart_memory).current()


def _find(set_up: SetUp) -> Iterator[Finding]:
    yield from _figures(set_up)
    yield from _folder(set_up)


def _figures(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    attempt = latest_attempt(settings.mart)
    if attempt is not None and attempt.problem is not None:
        yield fault(
            words(
                "The latest refresh, {moment}, failed: {said}", moment=words.moment(attempt.at), said=attempt.problem
            ),
            words("Mend that, and run `dashboard refresh`."),
        )
    told = {
        "missing": words("There are no figures yet."),
        "other_version": words("The figures were made by another version of the program."),
        "unreadable": words("The file of the figures cannot be read."),
    }
    try:
        built_at = current_mart(settings).meta.built_at
    except MartUnavailableError as error:
        yield fault(told[error.reason], words("Run `dashboard refresh`."))
        return
    age, most = set_up.now - built_at, oldest_allowed(settings.refresh_every_minutes)
    if age > most:
        hours = round(age.total_seconds() / 3600)
        yield fault(
            words("The figures are {hours} hours old, and the schedule allows {most}.", hours=hours,
                  most=round(most.total_seconds() / 3600)),
            words("See whether `dashboard serve` runs and why its refreshes fail; run `dashboard refresh`."),
        )  # fmt: skip


def _folder(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    folder = settings.mart.parent
    if not folder.is_dir():
        if not os.access(next(above for above in folder.parents if above.exists()), os.W_OK):
            yield fault(
                words("The folder {path} is not there and cannot be made.", path=folder),
                words("Make it, and let it belong to the dashboard's user."),
            )
        return
    if not os.access(folder, os.W_OK):
        yield fault(
            words("Nothing can be written in {path}.", path=folder),
            words("Let the folder belong to the dashboard's user."),
        )
    size = settings.mart.stat().st_size if settings.mart.is_file() else 0
    free, needed = shutil.disk_usage(folder).free, max(_MARTS_AT_ONCE * size, _LEAST_FREE)
    if free < needed:
        yield (fault if free < needed // 2 else note)(
            words("Only {free} MB are free in {path}; a refresh may need {needed}.", free=free // 1_000_000,
                  path=folder, needed=needed // 1_000_000),
            words("Make room, or set DASHBOARD_MART to a larger disk."),
        )  # fmt: skip


CHECK: Final = Check(title="Figures", find=_find, needs=frozenset({"mart", "refresh_every_minutes"}))
