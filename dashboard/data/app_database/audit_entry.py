"""One line of the audit log before it is written: who did what, to which children, from where."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

# A filter is an address of at most 8190 characters; a forged one may be any length.
LONGEST_TEXT: Final = 8200


class Kind(StrEnum):
    """What is logged."""

    LOOK_UP = "look_up"  # a child or a list of children on the screen
    PRINT = "print"
    EXPORT = "export"
    IMPORT = "import"
    REFRESH = "refresh"
    SIGN_IN = "sign_in"
    SESSION = "session"  # sessions ended by hand
    PERSON = "person"
    ROLE = "role"
    SETTING = "setting"
    COHORT = "cohort"  # a saved cohort, and what somebody begins with
    MEETING = "meeting"  # planned, moved, closed or cancelled
    REMARK = "remark"  # beside an indicator: written, changed or deleted
    LOG_READ = "log_read"
    LOG_CHECK = "log_check"
    LOG_PRUNE = "log_prune"
    REQUEST = "request"  # anything else, which is logged only when it is refused


class Outcome(StrEnum):
    """Whether it was done."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it, as known at the time. `address` as sessions keep it: an IPv6 address only as its network.

    `key` is the person_id, `terminal:<user>` at a terminal, `server` for the server itself, and empty for somebody
    unknown who tried to sign in.
    """

    key: str
    name: str
    address: str = ""


SERVER: Final = Actor(key="server", name="server")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """What is to be logged. `at` has its time zone.

    `what` is the page's path or the command; `detail` its query string, or in words of code what was changed; neither
    ever holds a secret. Texts are cut to what a database takes; a naive `at` raises ValueError.
    """

    at: datetime
    actor: Actor
    kind: Kind
    what: str
    outcome: Outcome = Outcome.DONE
    detail: str = ""
    children: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            message = "an entry's moment needs a time zone"
            raise ValueError(message)
        for name in ("what", "detail"):
            object.__setattr__(self, name, storable(getattr(self, name)))


def storable(text: str) -> str:
    """The text without what PostgreSQL or UTF-8 cannot hold (a forged address may have it), and not too long."""
    whole = text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 1] + "…"
