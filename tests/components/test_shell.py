"""What stands around a page, and the notices that take its place."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dash.development.base_component import Component

from dashboard.components import notices
from dashboard.components.cohorts.cohort_size import Size
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_list import FILTERS
from dashboard.components.filters.filters import labels_by_key, parse
from dashboard.components.navigation import navigation
from dashboard.components.query import Fault, Problem
from dashboard.components.shell import Shell, frame, shell
from dashboard.i18n.words import Words, catalogue
from tests.components.gallery import DESTINATIONS, whole_page
from tests.components.sample import AS_OF, CONTEXT, unit_rows
from tests.components.trees import nodes, of_type, tree, words_of

DANISH = Words("da")
ENGLISH = Words("en")
COMPONENTS = Path(__file__).parents[2] / "dashboard" / "components"


def around(words: Words = DANISH, *, fictional: bool = True) -> Component:
    view = Shell(
        municipality="Svane Kommune",
        person="Karen Holm",
        place="/hjem/H1",
        destinations=DESTINATIONS,
        as_of=AS_OF,
        fictional=fictional,
        address="/hjem/H1?trin=udskoling",
        filters="trin=udskoling",
    )
    return shell(view, [None], words)


def test_the_head_says_how_far_the_data_go() -> None:
    assert "Data til og med 20. nov. 2026" in words_of(tree(around()))


def test_the_page_of_a_home_counts_as_homes_and_filters_come_along() -> None:
    links = of_type(navigation(DESTINATIONS, "/hjem/H1", "trin=udskoling", DANISH), "A")
    assert [(link["href"], link.get("aria-current")) for link in links] == [
        ("/?trin=udskoling", None),
        ("/hjem?trin=udskoling", "page"),
        ("/skoler?trin=udskoling", None),
        ("/ordliste?trin=udskoling", None),
    ]


def test_signing_out_and_changing_language_are_posts() -> None:
    forms = of_type(around(), "Form")
    assert [(form["method"], form["action"]) for form in forms] == [
        ("post", "/sprog?tilbage=/hjem/H1%3Ftrin%3Dudskoling"),
        ("post", "/log-ud"),
    ]


def test_the_other_language_is_named_in_itself() -> None:
    (danish, english) = (of_type(around(words), "Button")[0] for words in (DANISH, ENGLISH))
    assert (danish["children"], danish["value"], danish["lang"]) == ("English", "en", "en")
    assert (english["children"], english["value"], english["lang"]) == ("Dansk", "da", "da")


@pytest.mark.parametrize("fictional", [True, False])
def test_fictional_data_say_so(fictional: bool) -> None:
    note = "Fiktive data – viser ingen virkelige børn, hjem eller skoler"
    assert (note in words_of(tree(around(fictional=fictional)))) is fictional


def test_the_layout_that_everybody_gets_holds_no_data() -> None:
    assert words_of(tree(frame())) == ""


@pytest.mark.parametrize("path", ["/", "/hjem", "/ordliste", "/findes-ikke"])
def test_a_page_has_one_heading_and_no_id_twice(path: str) -> None:
    page = whole_page(path, "", DANISH, unit_rows())
    ids = [node["props"]["id"] for node in nodes(tree(page)) if "id" in node["props"]]
    assert len(of_type(page, "H1")) == 1
    assert sorted(ids) == sorted(set(ids))


def test_every_control_of_the_filter_bar_has_a_label() -> None:
    bar = filter_bar(parse("?koen=f", CONTEXT), CONTEXT, DANISH, path="/", size=Size(37))
    labels = {label["htmlFor"] for label in of_type(bar, "Label")}
    assert {field["id"] for kind in ("Select", "Input") for field in of_type(bar, kind)} == labels
    # Boxes to tick, and one that turns them into an exception.
    assert 2 * len(of_type(bar, "Legend")) == len(of_type(bar, "Checklist")) == 2 * len(FILTERS)


def test_the_controls_show_what_the_address_says() -> None:
    state = parse("?periode=maaneder&fra=2026-02&til=2026-03&koen=f,m", CONTEXT)
    bar = filter_bar(state, CONTEXT, DANISH, path="/", size=Size(37))
    chosen = {control["id"]: control["value"] for kind in ("Select", "Checklist") for control in of_type(bar, kind)}
    assert chosen["filter-koen"] == ["f", "m"]
    assert [chosen[f"filter-{key}"] for key in ("periode", "fra", "til")] == ["maaneder", "2026-02", "2026-03"]


@pytest.mark.parametrize("fault", list(Fault))
def test_every_problem_has_its_sentence(fault: Fault) -> None:
    notice = notices.address_problems([Problem.of(fault, "trin", "<b>x</b>")], labels_by_key(), DANISH)
    assert notice is not None
    assert "{" not in words_of(tree(notice))


def test_many_problems_are_cut_and_counted() -> None:
    problems = [Problem.of(Fault.UNKNOWN_KEY, str(number)) for number in range(9)]
    notice = notices.address_problems(problems, {}, DANISH)
    assert notice is not None
    assert words_of(tree(notice)).endswith("og 4 til")


def test_no_problems_make_no_notice() -> None:
    assert notices.address_problems([], {}, DANISH) is None


@pytest.mark.parametrize(("month", "told"), [(1, "4. jan. 2026 kl. 13.00"), (7, "4. jul. 2026 kl. 14.00")])
def test_a_moment_is_told_by_the_clocks_of_denmark(month: int, told: str) -> None:
    assert DANISH.moment(datetime(2026, month, 4, 12, 0, tzinfo=UTC)) == told


def test_a_failed_refresh_says_what_happened_what_is_kept_and_what_comes() -> None:
    failed = notices.refresh_failed(AS_OF, datetime(2026, 11, 21, 4, 5, tzinfo=UTC), "Basen svarede ikke.", DANISH)
    assert words_of(tree(failed)) == (
        "Tallene kunne ikke opdateres 21. nov. 2026 kl. 05.05Basen svarede ikke."
        "Alt til og med 20. nov. 2026 er bevaret og vises her. Der prøves igen af sig selv."
    )


def messages() -> set[str]:
    """Every text that the components hand over to be translated."""
    found = set()
    for path in COMPONENTS.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            function, name = call.func, ""
            if isinstance(function, ast.Name) and function.id == "words":
                name = "text"
            if isinstance(function, ast.Attribute) and function.attr == "count":
                name = "count"
            position = {"text": 0, "count": 1}.get(name)
            if position is not None and len(call.args) > position:
                argument = call.args[position]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found


def test_every_text_is_translated() -> None:
    danish = catalogue()
    untranslated = sorted(text for text in messages() if not (entry := danish.get(text)) or not entry.string)
    assert untranslated == []
    assert len(messages()) > 100
