"""What the audit log's kinds and outcomes are called on screen and in files."""

from collections.abc import Mapping
from typing import Final

from dashboard.components.query import address
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_samples import CheckResult
from dashboard.data.app_database.audit_search import LoggedEntry
from dashboard.i18n.words import Words
from dashboard.vocabulary.half_year import HalfYear
from dashboard.vocabulary.text import Text

KINDS: Final[Mapping[Kind, Text]] = {
    Kind.LOOK_UP: Text(da="Opslag på skærmen", en="Look-up on the screen"),
    Kind.PRINT: Text(da="Udskrift", en="Print"),
    Kind.EXPORT: Text(da="Fil hentet", en="File taken along"),
    Kind.IMPORT: Text(da="Indlæsning", en="Import"),
    Kind.REFRESH: Text(da="Opdatering af tal", en="Refresh of the figures"),
    Kind.SIGN_IN: Text(da="Log ind", en="Sign-in"),
    Kind.SESSION: Text(da="Session afsluttet", en="Session ended"),
    Kind.PERSON: Text(da="Person ændret", en="Person changed"),
    Kind.ROLE: Text(da="Rolle ændret", en="Role changed"),
    Kind.SETTING: Text(da="Indstilling ændret", en="Setting changed"),
    Kind.COHORT: Text(da="Gemt kohorte ændret", en="Saved cohort changed"),
    Kind.MEETING: Text(da="Styregruppemøde ændret", en="Steering-group meeting changed"),
    Kind.REMARK: Text(da="Bemærkning ændret", en="Remark changed"),
    Kind.LOG_READ: Text(da="Loggen læst", en="Log read"),
    Kind.LOG_CHECK: Text(da="Stikprøve af loggen", en="Check of the log"),
    Kind.LOG_PRUNE: Text(da="Gamle linjer slettet", en="Old entries deleted"),
    Kind.REQUEST: Text(da="Andet", en="Other"),
}
OUTCOMES: Final[Mapping[Outcome, Text]] = {
    Outcome.DONE: Text(da="Udført", en="Done"),
    Outcome.REFUSED: Text(da="Afvist", en="Refused"),
}
RESULTS: Final[Mapping[CheckResult, Text]] = {
    CheckResult.IN_ORDER: Text(da="I orden", en="In order"),
    CheckResult.FOLLOW_UP: Text(da="Følges op", en="To be followed up"),
}


def what_words(entry: LoggedEntry) -> str:
    """What was looked at or done: the page with its search, or the command with what it did."""
    is_page = entry.what.startswith("/") and (not entry.detail or entry.detail.startswith("?") or "=" in entry.detail)
    return address(entry.what, entry.detail) if is_page else f"{entry.what} {entry.detail}".strip()


def who_words(entry: LoggedEntry, words: Words) -> str:
    """The name at the time; somebody who tried to sign in may be unknown."""
    return entry.actor_name or words("Unknown")


def half_year_words(half_year: HalfYear, words: Words) -> str:
    """`1. halvår 2026`."""
    return (
        words("first half of {year}", year=half_year.year)
        if half_year.half == 1
        else words("second half of {year}", year=half_year.year)
    )
