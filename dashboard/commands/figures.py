"""The figures as commands see them: built where they are missing or of another version, and read."""

from datetime import UTC, date, datetime

from dashboard.data.mart.answers import Register
from dashboard.data.mart.attempts import record_attempt
from dashboard.data.mart.refresh import no_progress, refresh
from dashboard.data.mart.staging import Progress
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.data.mart.version import mart_version
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings, load_rules


def rebuild(settings: Settings, *, as_of: date, progress: Progress = no_progress) -> datetime:
    """Build the figures anew, and remember how it went; when it began. Raises what `refresh` raises."""
    started = datetime.now(UTC)
    refresh(
        settings.case_db,
        settings.mart,
        as_of=as_of,
        built_at=started,
        rules=load_rules(settings.rules_file),
        indicators=list(all_indicators().values()),
        fictional=settings.environment == "demo",
        progress=progress,
    )
    record_attempt(settings.mart, at=started, problem=None)
    return started


def rebuild_if_needed(settings: Settings, *, as_of: date) -> None:
    """Build the figures unless there are some of this version and day."""
    try:
        if _marts(settings).current().meta.as_of == as_of:
            return
    except MartUnavailableError:
        pass
    rebuild(settings, as_of=as_of)


def current_faults(settings: Settings) -> int:
    """How many values or rows of the case database could not be counted. Raises MartUnavailableError."""
    return _marts(settings).current().meta.faults


def current_register(settings: Settings) -> Register:
    """The names of units. Raises MartUnavailableError."""
    return _marts(settings).current().register


def _marts(settings: Settings) -> Marts:
    return Marts(settings.mart, version=mart_version(list(all_indicators().values())))
