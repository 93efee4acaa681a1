"""The dashboard's own database: there, of this version, and its log out of the web processes' reach."""

from collections.abc import Iterator
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault, note
from dashboard.checks.clocks import clock_findings
from dashboard.data.app_database.audit_prune import kept_since
from dashboard.data.app_database.database import AppDatabaseError, file_of, open_app_database
from dashboard.data.app_database.inspection import inspect_app_database
from dashboard.data.app_database.upgrade import check_version


def _find(set_up: SetUp) -> Iterator[Finding]:
    words, file = set_up.words, file_of(set_up.settings.app_db)
    if file is not None and not file.exists():
        yield note(
            words("There is none yet at {path}.", path=file),
            words("`dashboard serve` makes it; its folder must be there and belong to this user."),
        )
        return
    try:
        database = open_app_database(set_up.settings.app_db)
        try:
            check_version(database)
            facts = inspect_app_database(database)
        finally:
            database.close()
    except AppDatabaseError as error:
        yield fault(words.text(error.text), words("Then run `dashboard check` again."))
        return
    if facts.unreadable:
        yield fault(
            words("The user may not read {names}.", names=", ".join(facts.unreadable)),
            words("Run deploy/postgresql/app_user.sql, as after every upgrade."),
        )
    if facts.log_is_open and set_up.settings.environment == "production":
        yield note(
            words("The web processes' user could change the audit log; only its seals would tell."),
            words("Give them a user of their own: deploy/postgresql/app_user.sql."),
        )
    if facts.oldest_entry is not None and facts.oldest_entry < kept_since(set_up.now, set_up.settings.audit_months):
        yield note(
            words("The audit log holds entries from before {months} months ago.", months=set_up.settings.audit_months),
            words("Let the owner of its tables run `dashboard audit prune` each month."),
        )
    yield from clock_findings(set_up, facts.clock)


CHECK: Final = Check(title="The dashboard's database", find=_find, needs=frozenset({"app_db", "audit_months"}))
