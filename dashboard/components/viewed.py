"""What a view shows that is to be logged: gathered while the page is made, written before it leaves (screen.py)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.data.app_database.audit_entry import Kind, Outcome


@dataclass(slots=True)
class Viewed:
    """Of one view. `kind` is None as long as there is nothing to log."""

    kind: Kind | None = None
    outcome: Outcome = Outcome.DONE
    children: set[str] = field(default_factory=set)

    def see(self, kind: Kind, children: Iterable[str] = ()) -> None:
        self.kind = kind
        self.children.update(children)

    def refuse(self, kind: Kind) -> None:
        """What was asked for was not shown."""
        self.kind, self.outcome = kind, Outcome.REFUSED
