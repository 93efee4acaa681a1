"""What a check is: it looks at one part of a set-up, and finds what is wrong or weak, with the mend."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dashboard.i18n.words import Words
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """The installation that is looked at. `environment`: its variables; `now`: with its time zone."""

    settings: Settings
    environment: Mapping[str, str]
    now: datetime
    words: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, which must be mended, or a note on what is allowed and weak; in the operator's words."""

    level: Literal["fault", "note"]
    text: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`title` in English, the catalogue's source; without the settings of `needs` it cannot be made."""

    title: str
    find: Callable[[SetUp], Iterable[Finding]]
    needs: frozenset[str] = frozenset()


def fault(text: str, mend: str) -> Finding:
    return Finding("fault", text, mend)


def note(text: str, mend: str) -> Finding:
    return Finding("note", text, mend)
