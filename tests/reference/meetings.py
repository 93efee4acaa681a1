"""Who took part in the meetings: child_involved and caseworker_present (section 3)."""

from collections.abc import Iterator

from .case import Case, Row
from .follow_up import is_held
from .query import Contribution, Query, contribution


def _meetings(case: Case, query: Query) -> Iterator[tuple[Row, str]]:
    """Section 3: "held goal_setting and follow_up meetings", inside their course or not."""
    for meeting in case.rows("meeting"):
        if meeting["kind"] in ("goal_setting", "follow_up") and is_held(meeting) and query.counts(meeting["held_on"]):
            yield meeting, case.child_of_course(meeting)


def child_involved(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: "`child_involvement` attended or consulted", of those "where it is known"."""
    for meeting, child in _meetings(case, query):
        if meeting["child_involvement"] is not None:
            involved = meeting["child_involvement"] in ("attended", "consulted")
            yield contribution(case.attributes(child, meeting["held_on"]), [child], int(involved))


def caseworker_present(case: Case, query: Query) -> Iterator[Contribution]:
    """Section 3: `caseworker_present`, of "the same meetings, where it is known"."""
    for meeting, child in _meetings(case, query):
        if meeting["caseworker_present"] is not None:
            present = int(meeting["caseworker_present"])
            yield contribution(case.attributes(child, meeting["held_on"]), [child], present)
