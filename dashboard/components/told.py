"""What was done with the form that led to a page: the address says it by a word, the page in a sentence."""

from collections.abc import Collection, Mapping
from typing import Final

from dash.development.base_component import Component

from dashboard.components.notices import notice
from dashboard.components.query import read
from dashboard.components.visit import Visit
from dashboard.vocabulary.text import Text

TOLD_KEY: Final = "besked"


def told_of(visit: Visit, sentences: Mapping[str, Text], *, warnings: Collection[str] = ()) -> Component | None:
    """The sentence of the address's word; None without one, or for a word that is none of the page's."""
    word = ",".join(dict(read(visit.search)).get(TOLD_KEY, ()))
    told = sentences.get(word)
    return notice("warning" if word in warnings else "info", visit.words.text(told)) if told is not None else None
