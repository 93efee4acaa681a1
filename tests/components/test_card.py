"""The card: the figure, its change with what chance could have done, and how it was computed."""

from dataclasses import replace

from dashboard.charts.sparkline import Sparkline
from dashboard.components.card import Card, card
from dashboard.components.figure_lines import Change
from dashboard.components.figure_words import Missing
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.result import Row, Verdict
from dashboard.vocabulary.rules import Rules
from tests.components.sample import AS_OF, GOALS, HIDDEN, ON_TIME, SPARRING, rate, share
from tests.components.trees import of_type, tree, words_of

DANISH = Words("da")
CARD = Card(indicator=ON_TIME, row=share(14, 19, 11), rules=Rules(), glossary_href="/ordliste#follow_up_on_time")
BEFORE = Change(before=share(12, 17, 10), verdict=Verdict.HIGHER_95, period="forrige kvartal")


def lines(view: Card) -> list[str]:
    """The card's paragraphs before the explanation, with plain spaces."""
    found = [words_of(paragraph["children"]) for paragraph in of_type(card(view, DANISH), "P")]
    return [line.replace(NO_BREAK, " ") for line in found[:-1]]


def test_the_figure_stands_with_its_count_and_its_children() -> None:
    assert lines(CARD)[0] == "74 % 14 af 19 opfølgninger · 11 børn"


def test_uncertainty_and_target_are_words() -> None:
    assert lines(replace(CARD, target=0.8))[1] == "Usikkerhed 59 % til 89 % · mål: mindst 80 %"


def test_a_rate_has_its_unit() -> None:
    view = replace(CARD, indicator=SPARRING, row=rate(14, 12.0, 0.6, 2.0))
    assert lines(view)[0] == "1,2 pr. kvartal · 14 på 12,0 kvartaler · 6 børn"


def test_the_change_says_what_chance_could_have_done_and_what_it_was_before() -> None:
    assert lines(replace(CARD, change=BEFORE))[-1] == (
        "Højere – næppe tilfældigt. Før (forrige kvartal): 71 % (12 af 17)"
    )


def test_below_ten_nothing_is_judged() -> None:
    said = lines(replace(CARD, row=share(4, 6, 6), change=BEFORE))
    assert said == [
        "4 af 6 opfølgninger · 6 børn",
        "For små tal til at sige, om forskellen er tilfældig. Før (forrige kvartal): 71 % (12 af 17)",
    ]


def test_too_few_before_is_not_judged_either() -> None:
    change = replace(BEFORE, before=share(4, 6, 6))
    assert lines(replace(CARD, change=change))[-1].startswith("For små tal")


def test_a_hidden_period_before_is_not_told() -> None:
    said = lines(replace(CARD, change=replace(BEFORE, before=HIDDEN)))[-1]
    assert said == "Perioden før (forrige kvartal) kan ikke vises"


def test_a_hidden_figure_says_only_that() -> None:
    assert lines(replace(CARD, row=HIDDEN, change=BEFORE, target=0.8)) == ["Vises ikke – for at beskytte børnene"]


def test_a_missing_figure_says_why() -> None:
    assert lines(replace(CARD, row=None, missing=Missing.NOT_REPORTED)) == ["ikke indberettet"]


def test_parts_stand_beside_the_figure() -> None:
    whole = share(86, 190, 88)
    parts = {"met": 86.0, "not_met": 40.0}
    row = Row(None, whole.status, 86, 190, whole.value, whole.lower, whole.upper, 88, parts)
    assert "opnået 86 · ikke 40" in lines(replace(CARD, indicator=GOALS, row=row))


def test_the_explanation_names_settings_and_since_when_they_hold() -> None:
    rules = Rules(cadence_slm=84, valid_from={"cadence_slm": AS_OF})
    (details,) = of_type(card(replace(CARD, rules=rules), DANISH), "Details")
    text = words_of(details["children"])
    assert "Opfølgning mindst hver (Styrket læringsmiljø), dage: 84 (fra 20. nov. 2026)" in text
    assert "Det siger tallet ikke" in text


def test_the_picture_has_its_words() -> None:
    view = replace(CARD, sparkline=Sparkline("data:image/svg+xml,x", "Fra 71 % til 74 %"))
    assert [image["alt"] for image in of_type(card(view, DANISH), "Img")] == ["Fra 71 % til 74 %"]


def test_the_card_is_named_by_its_heading() -> None:
    component = tree(card(CARD, DANISH))
    headings = [heading["id"] for heading in of_type(card(CARD, DANISH), "H3")]
    assert headings == [component["props"]["aria-labelledby"]]
