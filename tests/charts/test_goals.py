"""The chart of goals."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts import theme
from dashboard.charts.goals import goals
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Rows
from tests.charts import samples

WORDS = Words()


def bars() -> list[dict[str, Any]]:
    figure = goals(samples.goals_by_home(), samples.NAMES, WORDS).figure
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def test_each_outcome_starts_where_the_one_before_ends() -> None:
    home = 1  # all together stands first
    assert [bar["base"][home] for bar in bars()] == pytest.approx([0, 6 / 12, 10 / 12, 1])
    assert bars()[0]["x"][home] == pytest.approx(6 / 12, abs=0.005)


def test_all_together_stands_first() -> None:
    assert goals(samples.goals_by_home(), samples.NAMES, WORDS).table.rows[0] == (
        "Alle tilsammen",
        "55\N{NO-BREAK SPACE}%",
        "30 af 55",
        "30",
        "11",
        "9",
        "5",
        "1",
    )


def test_under_ten_goals_have_no_colour() -> None:
    few = 2
    assert {bar["marker"]["color"][few] for bar in bars()} == {theme.CLEAR}


def test_the_pieces_are_blue_and_grey() -> None:
    full = 1
    assert [bar["marker"]["color"][full] for bar in bars()] == [
        theme.BLUE,
        theme.PALE_BLUE,
        theme.WEAK,
        theme.CLEAR,
    ]


def test_a_hidden_home_has_no_bar_and_says_why() -> None:
    assert {len(bar["x"]) for bar in bars()} == {4}  # all together and three homes of four
    rows = goals(samples.goals_by_home(), samples.NAMES, WORDS).table.rows
    assert rows[3] == ("Lindely", "Vises ikke – for at beskytte børnene", "–", "–", "–", "–", "–", "–")


def test_hovering_over_any_piece_tells_all_four() -> None:
    told = bars()[0]["hovertext"][1]
    assert told.endswith("6 opnået, 4 delvist opnået, 2 ikke opnået og 0 ikke vurderet")


def test_the_pieces_are_named_in_their_order() -> None:
    (key,) = goals(samples.goals_by_home(), samples.NAMES, WORDS).figure["layout"]["annotations"]
    places = [key["text"].index(name) for name in (" opnået", "delvist", "ikke opnået", "ikke vurderet")]
    assert places == sorted(places)


def test_the_sentence_counts_all_goals() -> None:
    chart = goals(samples.goals_by_home(), samples.NAMES, WORDS)
    assert chart.summary == "Af 55 mål er 30 opnået, 11 delvist opnået, 9 ikke opnået og 5 ikke vurderet."


def test_no_goals_is_said() -> None:
    nothing = replace(samples.goals_by_home(), total=None, rows=Rows())
    assert goals(nothing, samples.NAMES, WORDS).summary == "Der er intet at tælle i perioden."


def test_an_indicator_without_the_outcomes_is_refused() -> None:
    with pytest.raises(ValueError, match="follow_up has no part met, partly_met"):
        goals(samples.by_home(), samples.NAMES, WORDS)
