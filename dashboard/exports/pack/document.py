"""A whole meeting pack, ready to be written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.exports.pack.blocks import Cover, Section
from dashboard.exports.sheet import check
from dashboard.vocabulary.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWords:
    """The few words that the writers need themselves. `page` has the page's number for "#", how many for "##"."""

    contents: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """`stem`: the files' name, ASCII. `stamp` stands at the foot of every page. `made_at` has its time zone.

    Raises ValueError for a stem that is no file name, and for a moment without a zone.
    """

    stem: str
    language: Language
    cover: Cover
    sections: Sequence[Section]
    stamp: str
    made_at: datetime
    words: PackWords

    def __post_init__(self) -> None:
        check(self.stem, self.made_at)
