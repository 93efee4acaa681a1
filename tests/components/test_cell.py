"""The cell: what may be shown, and how much it weighs."""

from dataclasses import replace

import pytest

from dashboard.components.cell import cell
from dashboard.components.figure_words import Missing
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.result import Row, Verdict
from tests.components.sample import ABSENCE, HIDDEN, ON_TIME, SPARRING, rate, share
from tests.components.trees import nodes, tree, words_of

DANISH = Words("da")
SEVEN_OF_NINETEEN = share(7, 20, 9, 0.15)


def said(indicator: object, row: Row | None, **settings: object) -> str:
    """The text of a cell, with plain spaces."""
    component = cell(indicator, row, DANISH, **settings)  # type: ignore[arg-type]
    return words_of(tree(component)).replace(NO_BREAK, " ")


def test_ten_or_more_is_a_percentage_with_its_count_and_interval() -> None:
    assert said(ON_TIME, SEVEN_OF_NINETEEN) == "35 % 7 af 20, usikkerhed 20 % til 50 %"


def test_the_track_is_told_in_parts_of_one() -> None:
    props = tree(cell(ON_TIME, SEVEN_OF_NINETEEN, DANISH, target=0.8))["props"]
    assert props["style"] == {"--v": "0.35", "--lo": "0.2", "--hi": "0.5", "--t": "0.8"}


def test_below_ten_is_a_count_alone() -> None:
    component = cell(ON_TIME, replace(share(4, 6, 6), verdict=Verdict.LOWER_998), DANISH, target=0.8)
    assert words_of(tree(component)) == f"4{NO_BREAK}af{NO_BREAK}6"
    assert tree(component)["props"].get("style") is None


def test_hidden_is_a_dash_with_its_reason() -> None:
    assert said(ON_TIME, HIDDEN) == "–Vises ikke – for at beskytte børnene"


def test_hidden_leaves_no_trace_of_the_number_or_the_target() -> None:
    assert "style" not in tree(cell(ON_TIME, HIDDEN, DANISH, target=0.8))["props"]


@pytest.mark.parametrize(
    ("reason", "text"), [(Missing.NO_BASIS, "intet grundlag"), (Missing.NOT_REPORTED, "ikke indberettet")]
)
def test_missing_says_why(reason: Missing, text: str) -> None:
    assert said(ON_TIME, None, missing=reason) == text


def test_zero_is_a_number() -> None:
    assert said(ON_TIME, share(0, 12, 6, 0.2)) == "0 % 0 af 12, usikkerhed 0 % til 20 %"


def test_a_rate_has_its_unit_and_what_it_stands_on() -> None:
    assert said(SPARRING, rate(6, 5.0, 0.4, 2.6)) == "1,2 pr. kvartal\n6 på 5,0 kvartaler"


def test_a_rate_on_enough_has_an_interval() -> None:
    assert said(SPARRING, rate(14, 12.0, 0.6, 2.0)).endswith(", usikkerhed 0,6 til 2,0")


def test_an_interval_longer_than_the_track_is_cut_at_its_end() -> None:
    props = tree(cell(SPARRING, rate(14, 12.0, 0.6, 9.0), DANISH, scale=2.0, target=4.0))["props"]
    assert (props["style"]["--hi"], "--t" in props["style"]) == ("1", False)


@pytest.mark.parametrize(
    ("indicator", "verdict", "tone"),
    [
        (ON_TIME, Verdict.LOWER_95, "unfavourable"),
        (ON_TIME, Verdict.HIGHER_998, "favourable"),
        (ABSENCE, Verdict.HIGHER_95, "unfavourable"),
    ],
)
def test_a_comparison_that_says_something_is_said_in_words(indicator: object, verdict: Verdict, tone: str) -> None:
    component = cell(indicator, replace(SEVEN_OF_NINETEEN, verdict=verdict), DANISH)  # type: ignore[arg-type]
    (remark,) = (node["props"] for node in nodes(tree(component)) if node["type"] == "Em")
    assert remark["className"] == f"remark {tone}"
    assert remark["children"]


@pytest.mark.parametrize("verdict", [None, Verdict.TOO_FEW, Verdict.NOT_DISTINGUISHABLE])
def test_a_comparison_that_says_nothing_is_not_said(verdict: Verdict | None) -> None:
    component = cell(ON_TIME, replace(SEVEN_OF_NINETEEN, verdict=verdict), DANISH)
    assert "Em" not in [node["type"] for node in nodes(tree(component))]


def test_the_number_leads_to_its_children() -> None:
    component = cell(ON_TIME, share(4, 6, 6), DANISH, href="/hjem/H1?vis=boern")
    assert [node["props"].get("href") for node in nodes(tree(component))] == [None, "/hjem/H1?vis=boern"]


def test_a_cell_costs_three_elements() -> None:
    assert len(list(nodes(tree(cell(ON_TIME, SEVEN_OF_NINETEEN, DANISH, target=0.8))))) == 3
