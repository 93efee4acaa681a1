"""The words at the top of a child's page, and its two tables."""

from dataclasses import replace
from datetime import date

import pytest
from dash.development.base_component import Component

from dashboard.components.children.child_tables import MOST_ROWS, dues_table, goals_table
from dashboard.components.children.child_words import days_told, gap_sentences, heading, standing
from dashboard.data.mart.children.child_record_answers import ChildRecord, Within
from dashboard.data.mart.children.child_record_gaps import Gap, GapKind
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period
from tests.charts.child_samples import AS_OF, moved, nothing
from tests.components.sample import REGISTER
from tests.components.trees import of_type, tree, words_of

DANISH, ENGLISH = Words("da"), Words("en")


def gap(kind: GapKind, missing: int, unknown: int, of: int) -> Gap:
    return Gap(kind=kind, missing=missing, unknown=unknown, of=of)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (gap(GapKind.ACADEMIC_GOAL, 1, 0, 1), ["Der er intet åbent fagligt mål."]),
        (gap(GapKind.OTHER_GOAL, 1, 0, 1), ["Der er intet åbent mål for trivsel eller det sociale."]),
        (gap(GapKind.INTERVIEW, 1, 0, 1), ["Barnet er ikke hørt i afdækningen."]),
        (
            gap(GapKind.INVOLVEMENT, 2, 1, 5),
            [
                "Ved 2 af 5 møder deltog barnet ikke og blev ikke spurgt forinden.",
                "For 1 af 5 møder er det ikke registreret, om barnet deltog.",
            ],
        ),
        (gap(GapKind.GOAL_VOICE, 0, 1, 1), ["Det er ikke registreret, om det ene mål er sat sammen med barnet."]),
        (gap(GapKind.PLAN_LINK, 3, 0, 4), ["3 af 4 mål hænger ikke sammen med barnets plan."]),
        (
            gap(GapKind.CASEWORKER, 3, 0, 3),
            ["Rådgiveren har ikke været med til noget af de 3 møder, så vidt det er registreret."],
        ),
    ],
)
def test_a_gap_is_a_sentence(found: Gap, said: list[str]) -> None:
    assert gap_sentences([found], DANISH) == said


def test_what_is_missing_stands_before_what_is_not_recorded() -> None:
    told = gap_sentences([gap(GapKind.GOAL_VOICE, 1, 1, 3), gap(GapKind.PLAN_LINK, 1, 0, 3)], ENGLISH)
    assert [sentence.split()[0] for sentence in told] == ["1", "1", "Of"]


@pytest.mark.parametrize("kind", GapKind)
def test_every_gap_has_words_in_both_languages(kind: GapKind) -> None:
    unknown = 0 if kind in (GapKind.ACADEMIC_GOAL, GapKind.OTHER_GOAL) else 1
    for of in (1, 3):
        told = [gap_sentences([gap(kind, 1, unknown, of)], words) for words in (DANISH, ENGLISH)]
        assert [len(sentences) for sentences in told] == [1 + unknown, 1 + unknown]
        assert not set(told[0]) & set(told[1])


def of_days(*spans: tuple[date, date]) -> ChildRecord:
    return replace(moved(), within=Within(tuple(Period(*span) for span in spans), AS_OF))


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([(date(2025, 8, 1), AS_OF)], "fra 1. aug. 2025"),
        ([(date.min, date(2026, 1, 31))], "til og med 31. jan. 2026"),
        (
            [(date(2025, 8, 1), date(2025, 9, 30)), (date(2026, 2, 1), AS_OF)],
            "1. aug. 2025 – 30. sep. 2025 og fra 1. feb. 2026",
        ),
    ],
)
def test_the_days_of_the_record_are_told(spans: list[tuple[date, date]], said: str) -> None:
    assert days_told(of_days(*spans), DANISH) == f"Du ser de dage, hvor barnet er eller var hos dig: {said}."


def test_the_heading_is_the_name_or_the_key() -> None:
    assert [heading(record, DANISH) for record in (moved(), nothing())] == ["Alma <b>&", "Barn B2"]


def test_only_what_lasts_to_the_end_of_the_record_is_told_as_standing() -> None:
    ended = replace(moved().courses[0], to_on=date(2026, 3, 31), is_open=False)
    record = replace(moved(), homes=moved().homes[:1], courses=(ended,))
    assert standing(record, REGISTER, DANISH) == "s, 4. kl. · forløbet sluttede 31. mar. 2026"
    assert standing(nothing(), REGISTER, DANISH) == ""


def cells(table: Component) -> list[list[str]]:
    return [[words_of(cell) for cell in row["children"]] for row in of_type(table, "Tr")]


def test_follow_ups_stand_latest_first_with_what_is_planned() -> None:
    table = dues_table(moved(), DANISH)
    assert "Næste møde er planlagt 17. jun. 2026." in words_of(tree(table))
    assert cells(table)[1:] == [
        ["15. jun. 2026", "22. jun. 2026", "–", "Endnu ikke forfalden"],
        ["15. dec. 2025", "22. dec. 2025", "–", "Ikke holdt til tiden"],
        ["25. okt. 2025", "1. nov. 2025", "20. okt. 2025", "Holdt til tiden"],
    ]


def test_goals_stand_with_their_outcome() -> None:
    assert cells(goals_table(moved(), DANISH))[1:3] == [
        ["Socialt mål", "15. jun. 2026", "Åbent", "ikke registreret", "ja"],
        ["Trivselsmål", "10. jan. 2026", "Delvist nået", "ikke registreret", "ja"],
    ]


def test_a_long_list_is_cut_and_says_so() -> None:
    record = replace(moved(), goals=moved().goals * 2)
    table = goals_table(record, DANISH)
    assert len(cells(table)) == 1 + MOST_ROWS
    assert "De seneste 6 af 8; de andre står i tidslinjens tabel." in words_of(tree(table))


def test_nothing_is_said_to_be_nothing() -> None:
    assert "Ingen opfølgning har været forfalden." in words_of(tree(dues_table(nothing(), DANISH)))
    assert "Der er ikke sat mål." in words_of(tree(goals_table(nothing(), DANISH)))
