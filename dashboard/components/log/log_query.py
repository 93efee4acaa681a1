"""What the address of the log's pages asks for; what cannot be understood is told and left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dashboard.components.log_door import midnight
from dashboard.components.query import Fault, Problem, read
from dashboard.components.table_state import PAGE_KEY
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_search import Criteria
from dashboard.vocabulary.text import Text

# Not the words of the filters' period, which the address may carry along.
SINCE: Final = "tidligst"
UNTIL: Final = "senest"
ACTOR: Final = "hvem"
KIND: Final = "art"
OUTCOME: Final = "udfald"
CHILD: Final = "barn"
ENTRY: Final = "linje"
LOG_KEYS: Final = (SINCE, UNTIL, ACTOR, KIND, OUTCOME, CHILD, ENTRY, PAGE_KEY)
LABELS: Final[Mapping[str, Text]] = {
    SINCE: Text(da="Fra og med", en="From"),
    UNTIL: Text(da="Til og med", en="To"),
    ACTOR: Text(da="Hvem", en="Who"),
    KIND: Text(da="Art", en="Kind"),
    OUTCOME: Text(da="Udfald", en="Outcome"),
    CHILD: Text(da="Barnets nøgle", en="The child's key"),
    ENTRY: Text(da="Linje", en="Entry"),
    PAGE_KEY: Text(da="Side", en="Page"),
}
LONGEST_KEY: Final = 100
_DAYS: Final = (date(2000, 1, 1), date(2200, 1, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """`since` and `until` are days, both included."""

    since: date | None = None
    until: date | None = None
    actor: str | None = None
    kind: Kind | None = None
    outcome: Outcome | None = None
    child: str | None = None
    entry: int | None = None
    page: int = 1
    problems: tuple[Problem, ...] = ()

    @property
    def criteria(self) -> Criteria:
        return Criteria(
            since=midnight(self.since) if self.since is not None else None,
            until=midnight(self.until + timedelta(days=1)) if self.until is not None else None,
            actor=self.actor,
            kinds=[self.kind] if self.kind is not None else None,
            outcome=self.outcome,
            child=self.child,
            sequence=self.entry,
        )


def parse_log_query(search: str) -> LogQuery:
    """Reads an address; never raises."""
    given = {key: values[0].strip() for key, values in read(search) if key in LOG_KEYS}
    wrong: list[str] = []

    def day(key: str) -> date | None:
        try:
            found = date.fromisoformat(given[key]) if key in given else None
        except ValueError:
            found = date.min
        if found is not None and not _DAYS[0] <= found <= _DAYS[1]:
            wrong.append(key)
            return None
        return found

    since, until = day(SINCE), day(UNTIL)
    kind = next((kind for kind in Kind if kind == given.get(KIND)), None)
    outcome = next((outcome for outcome in Outcome if outcome == given.get(OUTCOME)), None)
    page, entry = _number(given.get(PAGE_KEY, "1")), _number(given.get(ENTRY, ""))
    understood = {KIND: kind, OUTCOME: outcome, PAGE_KEY: page, ENTRY: entry}
    wrong += [key for key, found in understood.items() if key in given and found is None]
    return LogQuery(
        since=since,
        until=until,
        actor=given.get(ACTOR),
        kind=kind,
        outcome=outcome,
        child=given[CHILD][:LONGEST_KEY] if given.get(CHILD) else None,
        entry=entry,
        page=page or 1,
        problems=tuple(Problem.of(Fault.UNKNOWN_VALUE, key, given[key]) for key in wrong),
    )


def _number(text: str) -> int | None:
    """A number of an entry or a page; None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 and int(text) else None
