"""What a view shows that is to be logged: gathered while the page is made, written before it leaves (screen.py)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.data.app_database.audit_entry import Kind


@dataclass(slots=True)
class Viewed:
    """Of one view. `kind` is None as long as nothing is seen, `refused` as long as nothing is refused."""

    kind: Kind | None = None
    refused: Kind | None = None
    children: set[str] = field(default_factory=set)

    def see(self, kind: Kind, children: Iterable[str] = ()) -> None:
        self.kind = kind
        self.children.update(children)

    def refuse(self, kind: Kind) -> None:
        """What was asked for was not shown; what else is on the page may have been."""
        self.refused = kind
        if not self.children:
            self.kind = None
