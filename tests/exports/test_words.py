"""The files say what the screen says, in the reader's language."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.charts import wording
from dashboard.components import explanation, figure_words
from dashboard.components.cell import cell
from dashboard.components.figure_words import Missing
from dashboard.components.glossary_entry import glossary_entry
from dashboard.exports import phrases, sheet
from dashboard.exports.csv_file import csv_file
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.i18n.words import Words
from dashboard.i18n.words import catalogue as whole_catalogue
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Pool, Verdict
from dashboard.vocabulary.rules import RULE_KEYS, Rules
from dashboard.vocabulary.text import Language
from tests.exports import samples

SOURCES = Path(sheet.__file__).parent
DANISH = SOURCES.parent / "i18n" / "da_DK" / "exports.po"
BOTH = pytest.mark.parametrize("language", ["da", "en"])


@dataclass(frozen=True)
class Listening(Words):
    """Words that remember what they were asked for."""

    heard: set[str] = field(default_factory=set)

    def __call__(self, message: str, **values: object) -> str:
        self.heard.add(message)
        return super().__call__(message, **values)


def drawn(component: Component) -> str:
    """What is sent to the browser."""
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def own_catalogue() -> dict[str, object]:
    with DANISH.open("rb") as file:
        return {str(message.id): message.string for message in read_po(file) if message.id}


def test_every_word_is_translated() -> None:
    words = Listening()
    csv_file(samples.sheet(pools={"on_time": Pool(2, samples.HIDDEN)}, rows=()), words)
    csv_file(samples.sheet(), words)
    xlsx_file(samples.sheet(), words)
    assert [text for text in words.heard if whole_catalogue().get(text) is None] == []


def test_no_translation_is_left_over_or_empty() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in SOURCES.glob("*.py"))
    assert [text for text in own_catalogue() if json.dumps(text, ensure_ascii=False) not in sources] == []
    assert [text for text, translation in own_catalogue().items() if not translation] == []


@BOTH
def test_hidden_and_missing_are_said_as_on_screen(language: Language) -> None:
    words = Words(language)
    assert phrases.not_shown(words) == figure_words.suppressed(words)
    assert phrases.nothing_to_count(words) == figure_words.missing(Missing.NO_BASIS, words)


@BOTH
@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("denominator", [9, 10])
def test_a_remark_is_that_of_the_screens_cell(verdict: Verdict, denominator: int, language: Language) -> None:
    words, row = Words(language), samples.shown(8, denominator, 0.2, 0.9, verdict=verdict)
    shown, remark = drawn(cell(samples.ON_TIME, row, words)), phrases.remark(row, words)
    assert ('"Em"' in shown) == (remark is not None)
    assert (remark or "") in shown


@BOTH
def test_a_pool_is_named_as_on_screen(language: Language) -> None:
    words, pool = Words(language), samples.POOLS["on_time"]
    assert phrases.pool_name(pool, words) == wording.pool_name(pool, words)


@BOTH
def test_settings_are_said_as_on_screen(language: Language) -> None:
    words, rules = Words(language), samples.sheet().rules
    of_all = samples.indicator(
        "all", samples.ON_TIME.kind, samples.ON_TIME.label, samples.ON_TIME.event, rules=RULE_KEYS
    )
    assert list(phrases.rule_lines(of_all, rules, words)) == list(explanation.rule_lines(of_all, rules, words))


@BOTH
@pytest.mark.parametrize("indicator", samples.INDICATORS, ids=lambda one: one.key)
def test_the_uncertainty_is_said_as_in_the_glossary(indicator: Indicator, language: Language) -> None:
    words = Words(language)
    assert phrases.interval_words(indicator.kind, words) in drawn(glossary_entry(indicator, Rules(), words))
