"""The case database: there, whole, not empty, ours, and only read."""

from collections.abc import Iterator
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault, note
from dashboard.checks.clocks import clock_findings
from dashboard.data.case_database.inspection import CaseFacts, inspect_case_database
from dashboard.data.case_database.reader import CaseDatabaseError

_MOST_NAMED: Final = 12


def _find(set_up: SetUp) -> Iterator[Finding]:
    words = set_up.words
    try:
        facts = inspect_case_database(set_up.settings.case_db)
    except CaseDatabaseError as error:
        yield fault(
            words("It cannot be read: {said}", said=str(error).splitlines()[0]),
            words("Correct DASHBOARD_CASE_DB, or see to the server, the network and the user's rights."),
        )
        return
    if facts.absent:
        more = len(facts.absent) - _MOST_NAMED
        shown = ", ".join(facts.absent[:_MOST_NAMED]) + (" …" if more > 0 else "")
        yield fault(
            words("It lacks {names}.", names=shown),
            words("Lay a view with that name over your system, even one without rows."),
        )
    yield from _rights(set_up, facts)
    if not facts.has_children:
        yield fault(
            words("There is no child in it, or none that this user may see."),
            words("Import data, or see to the views and the row-level security."),
        )
    if facts.municipalities and set_up.settings.municipality not in facts.municipalities:
        yield fault(
            words("The own municipality {code} is not in it.", code=set_up.settings.municipality),
            words(
                "Set DASHBOARD_MUNICIPALITY to a code of its table municipality, e.g. {code}.",
                code=min(facts.municipalities),
            ),
        )
    yield from clock_findings(set_up, facts.clock)


def _rights(set_up: SetUp, facts: CaseFacts) -> Iterator[Finding]:
    """A demo's file is the demo's own, and is written to by it."""
    words = set_up.words
    if set_up.settings.environment == "demo":
        return
    if facts.is_strong:
        yield fault(
            words("The user is bound by no rights or policies at all."),
            words("Make one who may only read: deploy/postgresql/reader.sql."),
        )
    elif facts.writable:
        told = words("The user may change {names}.", names=", ".join(facts.writable[:_MOST_NAMED]))
        if set_up.settings.case_db.startswith("sqlite"):
            yield note(told, words("The dashboard only reads it; let the file belong to somebody else."))
        else:
            yield fault(told, words("Make one who may only read: deploy/postgresql/reader.sql."))


CHECK: Final = Check(title="Case database", find=_find, needs=frozenset({"case_db", "municipality"}))
