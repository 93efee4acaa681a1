"""What a meeting pack is asked of: which meeting, which figures, in which words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import Meeting
from dashboard.data.app_database.steering_groups import SteeringGroup
from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.store import Mart
from dashboard.exports.pack.blocks import Block
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`scope`: the steering group's, whoever asks. `now` has its time zone."""

    meeting: Meeting
    group: SteeringGroup
    mart: Mart
    database: AppDatabase
    settings: Settings
    scope: Scope
    words: Words
    municipality: str
    now: datetime

    @property
    def period(self) -> Period:
        """The twelve whole months that the fixed tables tell of."""
        return windows(self.mart.meta.as_of)[0]

    @property
    def before(self) -> Period:
        return windows(self.mart.meta.as_of)[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSection:
    """A section, declared once. `key` is good for a bookmark; `blocks` makes what stands in it, never nothing.

    `reads`: what it reads of the app database, by which a pack is known to be out of date (identity.py).
    """

    key: str
    title: Text
    blocks: Callable[[Asked], Sequence[Block]]
    reads: Callable[[Asked], object] = lambda _asked: None
    starts_page: bool = False
    only_on_paper: bool = False
