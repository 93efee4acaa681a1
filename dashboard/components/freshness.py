"""How fresh the figures are, and what went wrong if they are not: what happened, what stands, what to do."""

from datetime import datetime, timedelta
from typing import Final

from dash.development.base_component import Component

from dashboard.components.notices import mart_stale, refresh_failed
from dashboard.data.mart.answers import Meta
from dashboard.data.mart.attempts import Attempt
from dashboard.i18n.words import Words

# A refresh a night may fail once before it is told of as old.
_OLD: Final = timedelta(days=2)


def freshness(meta: Meta, attempt: Attempt | None, now: datetime, words: Words) -> Component | None:
    """A notice where the latest refresh failed, or none has been made for days; else nothing."""
    if attempt is not None and attempt.problem is not None and attempt.at > meta.built_at:
        # What exactly went wrong may name servers and files: the operator reads that in the terminal and the log.
        return refresh_failed(meta.as_of, attempt.at, words("The case database could not be read."), words)
    if now - meta.built_at > _OLD:
        return mart_stale(meta.as_of, meta.built_at, words)
    return None
