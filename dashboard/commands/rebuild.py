"""The figures built anew as the settings say: apart from what reads them, which a refresh need not load."""

from datetime import UTC, date, datetime

from dashboard.data.mart.attempts import record_attempt
from dashboard.data.mart.refresh import no_progress, refresh
from dashboard.data.mart.staging import Progress
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings, load_rules


def rebuild(settings: Settings, *, as_of: date, progress: Progress = no_progress) -> int:
    """Build the figures anew, and remember that it went well; how many values or rows could not be counted.

    Raises what `refresh` raises.
    """
    started = datetime.now(UTC)
    faults = refresh(
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
    return faults
