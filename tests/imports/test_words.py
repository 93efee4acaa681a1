"""Every fault has words in both languages that fill in the same values."""

from string import Formatter

import pytest

from dashboard.data.imports.fault_words import FAULT_WORDS, KIND_NAMES, NOTE_WORDS
from dashboard.data.imports.kinds import Kind, Note
from dashboard.vocabulary.text import Text


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_kind_has_words() -> None:
    assert set(FAULT_WORDS) == set(KIND_NAMES) == set(Kind)
    assert set(NOTE_WORDS) == set(Note)


@pytest.mark.parametrize("text", [*FAULT_WORDS.values(), *NOTE_WORDS.values()], ids=lambda text: text.en[:30])
def test_both_languages_fill_in_the_same(text: Text) -> None:
    assert fields(text.da) == fields(text.en)
