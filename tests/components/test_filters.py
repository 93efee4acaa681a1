"""Filters: the address and what it selects are the same thing, both ways."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components import filters
from dashboard.components.filters import FILTERS, NOBODY, FilterContext, compose, parse, sentence
from dashboard.components.period_choice import NAMED_PERIODS, months_with_data
from dashboard.components.query import Fault
from dashboard.i18n.words import Words
from dashboard.vocabulary.slice import Slice
from tests.components.sample import AS_OF, CONTEXT, FIRST_ON, REGISTER

DANISH = Words("da")
MONTHS = months_with_data(FIRST_ON, AS_OF)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """Addresses in which everything exists, in the order in which they are written."""
    parts = []
    free = draw(st.booleans())
    if free:
        start, end = sorted(draw(st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS))))
        parts += ["periode=maaneder", f"fra={start}", f"til={end}"]
    elif (name := draw(st.sampled_from(sorted(NAMED_PERIODS)))) != "skoleaar":
        parts.append(f"periode={name}")
    for filter_ in FILTERS:
        values = [choice.value for choice in filter_.choices(CONTEXT)]
        chosen = draw(st.sets(st.sampled_from(values)))
        if chosen:
            parts.append(f"{filter_.key}={','.join(value for value in values if value in chosen)}")
    return "&".join(parts)


@given(addresses())
def test_an_address_in_which_all_exists_is_written_back_as_it_was(search: str) -> None:
    state = parse(f"?{search}", CONTEXT)
    assert (compose(state), state.problems) == (search, ())


@given(st.text())
def test_any_text_is_an_address(search: str) -> None:
    state = parse(search, CONTEXT)
    assert parse(compose(state), CONTEXT).slice == state.slice


KEYS = st.sampled_from(["periode", "fra", "til", "side", *(filter_.key for filter_ in FILTERS)])


@given(st.lists(st.tuples(KEYS, st.text(max_size=8)), max_size=5))
def test_broken_values_of_known_keys_never_select_more(pairs: list[tuple[str, str]]) -> None:
    state = parse("&".join(f"{key}={value}" for key, value in pairs), CONTEXT)
    assert all(values for _, values in state.slice.allowed)


def test_several_values_of_a_filter_are_all_allowed() -> None:
    assert parse("?trin=udskoling,mellemtrin", CONTEXT).slice == Slice.of({"grade_band": ["mellemtrin", "udskoling"]})


def test_unknown_is_a_choice() -> None:
    assert parse("?koen=ukendt,f", CONTEXT).slice == Slice.of({"gender": ["f", None]})


def test_own_and_other_municipality_are_the_municipality_responsible() -> None:
    assert parse("?kommune=egen", CONTEXT).slice == Slice.of({"responsible": ["901"]})
    assert parse("?kommune=anden", CONTEXT).slice == Slice.of({"responsible": ["902", "903"]})


def test_without_an_own_municipality_there_is_nothing_to_choose() -> None:
    context = FilterContext(AS_OF, FIRST_ON, None, REGISTER)
    assert parse("?kommune=egen", context).slice == Slice.of({"responsible": [NOBODY]})


def test_a_value_that_does_not_exist_selects_nobody_and_is_told() -> None:
    state = parse("?trin=udskolin", CONTEXT)
    assert state.slice == Slice.of({"grade_band": [NOBODY]})
    assert [(problem.fault, problem.key, problem.value) for problem in state.problems] == [
        (Fault.UNKNOWN_VALUE, "trin", "udskolin")
    ]
    assert compose(state) == "trin=udskolin"


def test_a_value_that_does_not_exist_leaves_the_others_standing() -> None:
    assert parse("?trin=x,udskoling", CONTEXT).slice == Slice.of({"grade_band": ["udskoling"]})


def test_an_unknown_key_is_told_unless_the_page_reads_it() -> None:
    state = parse("?farve=blaa&side=2", CONTEXT, page_keys=("side",))
    assert [(problem.fault, problem.key) for problem in state.problems] == [(Fault.UNKNOWN_KEY, "farve")]


def test_a_key_with_a_comma_in_it_can_be_chosen() -> None:
    staff = {"a,b": REGISTER.staff["K0"]}
    register = type(REGISTER)(homes={}, schools={}, staff=staff, municipalities={}, coordinators=("a,b",))
    state = parse("?koordinator=a%2Cb", FilterContext(AS_OF, FIRST_ON, None, register))
    assert (state.slice, compose(state)) == (Slice.of({"coordinator": ["a,b"]}), "koordinator=a%2Cb")


def test_the_sentence_says_what_is_filtered() -> None:
    state = parse("?trin=udskoling&hjemtype=residential_home,foster_family", CONTEXT)
    assert sentence(state, DANISH, 37) == "Dette skoleår · udskoling · børne- og ungehjem eller plejefamilie: 37 børn"


def test_the_sentence_without_filters_names_all_children() -> None:
    assert sentence(parse("", CONTEXT), DANISH, 1) == "Dette skoleår · alle børn: 1 barn"


def test_the_sentence_keeps_quiet_about_a_number_that_may_not_be_shown() -> None:
    assert sentence(parse("?koordinator=K2", CONTEXT), DANISH) == "Dette skoleår · Åse Birk"


def test_coordinators_stand_in_danish_order() -> None:
    (filter_,) = (found for found in FILTERS if found.key == "koordinator")
    names = [choice.label(DANISH) for choice in filter_.choices(CONTEXT)]
    assert names == ["Anne Ødegaard", "Bo, Lund & Søn", "Åse Birk", "Ukendt læringskoordinator"]


def test_every_filter_has_its_own_key_and_attribute() -> None:
    assert len({found.key for found in FILTERS}) == len({found.attribute for found in FILTERS}) == len(FILTERS)
    assert set(filters.labels_by_key()) == {"periode", *(found.key for found in FILTERS)}
