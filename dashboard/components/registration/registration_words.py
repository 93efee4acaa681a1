"""What the page of what is recorded says of its figures, in plain words and without blame."""

from datetime import date, timedelta
from typing import Final

from dashboard.data.mart.registration.registration import Registrations
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import twelve_months

# Looked at are the twelve whole months that were over so long ago (build/95_registration.sql).
_RECORDED_BY_NOW: Final = timedelta(days=14)


def explained(found: Registrations, as_of: date, words: Words) -> list[str]:
    """Sentences to stand above the table."""
    looked_at = twelve_months(as_of - _RECORDED_BY_NOW)
    return [
        words(
            "What is not recorded looks like what was not done. Here is how soon and how fully meetings, goals and "
            "sparring from {first} to {last} were recorded: twelve whole months. A month is counted when it has been "
            "over for 14 days; until then its events may still be recorded in time. Filters do not change these "
            "figures.",
            first=words.day(looked_at.start),
            last=words.day(looked_at.end),
        ),
        words(
            "A goal bears the day of its latest change, so its delay can look longer than it was. Meetings without an "
            "outcome were planned, and neither that they were held nor that they were cancelled is recorded."
        ),
        words(
            "Many old ones at once: in the 14 days up to a meeting of the steering group at least five events were "
            "recorded that were more than 28 days old, and they were more than half of all that was recorded in the 13 "
            "weeks up to it. It may be tidying up before the meeting, an import or a change of system: ask before you "
            "conclude. Looked at are the meetings that are held or planned on {days}.",
            days=words.listed([words.day(day) for day in found.meetings]),
        )
        if found.meetings
        else words(
            "Many old ones at once: in one week at least five events were recorded that were more than 28 days old, "
            "and they were more than half of all that was recorded in the 13 weeks up to it. It may be an import, a "
            "change of system or tidying up before a meeting: ask before you conclude. It is told week by week, as no "
            "meeting of the steering group in the last year is known."
        ),
    ]


def whose(found: Registrations, words: Words) -> str:
    """Whom the figures of all together are of."""
    if found.is_of_others:
        return words("The other children of the municipality, all together")
    return words("All together")
