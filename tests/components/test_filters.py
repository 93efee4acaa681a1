"""Filters: the address and what it selects are the same thing, both ways."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.filters.attribute_choices import MOST_OFFERED, NOBODY, KeysOffered
from dashboard.components.filters.filter_context import FilterContext
from dashboard.components.filters.filter_list import FILTERS
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import compose, labels_by_key, parse
from dashboard.components.filters.period_choice import NAMED_PERIODS, months_with_data
from dashboard.components.query import Fault, write
from dashboard.i18n.words import Words
from dashboard.vocabulary.attributes import WITHOUT_MONTH
from dashboard.vocabulary.slice import Slice, TraitIn
from dashboard.vocabulary.traits import TRAITS, Span
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
    for filter_ in draw(st.sets(st.sampled_from(range(len(FILTERS))), max_size=4).map(sorted)):
        for key in (FILTERS[filter_].key, FILTERS[filter_].without):
            values = [choice.value for choice in FILTERS[filter_].offer.choices(CONTEXT)]
            chosen = draw(st.sets(st.sampled_from(values)))
            if chosen:
                parts.append(f"{key}={','.join(value for value in values if value in chosen)}")
    return "&".join(parts)


@given(addresses())
def test_an_address_in_which_all_exists_is_written_back_as_it_was(search: str) -> None:
    state = parse(f"?{search}", CONTEXT)
    assert (compose(state), state.problems) == (search, ())


@given(st.text())
def test_any_text_is_an_address(search: str) -> None:
    state = parse(search, CONTEXT)
    assert parse(compose(state), CONTEXT).slice == state.slice


KEYS = st.sampled_from(
    ["periode", "fra", "til", "side", *(key for filter_ in FILTERS for key in (filter_.key, filter_.without))]
)


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
    assert sentence(state, DANISH, 37) == "Dette skoleår · børne- og ungehjem eller plejefamilie · udskoling: 37 børn"


def test_the_sentence_without_filters_names_all_children() -> None:
    assert sentence(parse("", CONTEXT), DANISH, 1) == "Dette skoleår · alle børn: 1 barn"


def test_the_sentence_keeps_quiet_about_a_number_that_may_not_be_shown() -> None:
    assert sentence(parse("?koordinator=K2", CONTEXT), DANISH) == "Dette skoleår · Åse Birk"


def test_coordinators_stand_in_danish_order() -> None:
    (filter_,) = (found for found in FILTERS if found.key == "koordinator")
    names = [choice.label(DANISH) for choice in filter_.offer.choices(CONTEXT)]
    assert names == ["Anne Ødegaard", "Bo, Lund & Søn", "Åse Birk", "Ukendt læringskoordinator"]


def test_every_attribute_and_trait_has_one_filter() -> None:
    assert sorted(found.of for found in FILTERS) == sorted([*WITHOUT_MONTH, *TRAITS])
    keys = {key for found in FILTERS for key in (found.key, found.without)}
    assert len(keys) == 2 * len(FILTERS)
    assert set(labels_by_key()) == {"periode", "resten-af", *keys}


def test_every_code_that_is_offered_has_its_words() -> None:
    for filter_ in FILTERS:
        for choice in filter_.offer.choices(CONTEXT):
            assert choice.phrase.en != choice.value, (filter_.key, choice.value)
            assert "{}" not in choice.phrase.da + choice.phrase.en


@pytest.mark.parametrize(
    ("search", "trait"),
    [
        ("alder=13-15", TraitIn.of("age", [Span(13, 15)])),
        ("alder=ukendt,12-,7-9", TraitIn.of("age", [Span(7, 9), Span(12), None])),
        ("ikke-alder=-6", TraitIn.of("age", [Span(None, 6)], barred=True)),
        ("anbragttid=3-11", TraitIn.of("placement_months", [Span(3, 11)])),
        ("forloebstid=24-", TraitIn.of("course_months", [Span(24)])),
        ("ny=2026-08-01", TraitIn.of("first_on", [Span(20666)])),
        ("fase=2,4", TraitIn.of("phase", [Span(1, 1), Span(3, 3)])),
        ("frist=ja", TraitIn.of("overdue", [Span(1, 1)])),
        ("ikke-plan=ja", TraitIn.of("plan_link", [Span(1, 1)], barred=True)),
        ("fravaer=10", TraitIn.of("absence_over", [Span(10)])),
    ],
)
def test_a_trait_in_the_address_is_a_condition_of_the_slice(search: str, trait: TraitIn) -> None:
    state = parse(f"?{search}", CONTEXT)
    assert (state.slice, state.problems, compose(state)) == (Slice.of({}, traits=[trait]), (), search)


@pytest.mark.parametrize(
    "value", ["alder=15-13", "alder=-", "alder=07-9", "alder=12", "ny=2026-02-30", "ny=igaar", "fravaer=100", "fase=5"]
)
def test_a_span_or_day_that_is_none_selects_nobody(value: str) -> None:
    key, _, asked = value.partition("=")
    state = parse(f"?{value}", CONTEXT)
    assert [condition.spans for condition in state.slice.traits] == [()]
    assert [(problem.fault, problem.key, problem.value) for problem in state.problems] == [
        (Fault.UNKNOWN_VALUE, key, asked)
    ]


def test_the_rest_of_a_cohort_is_asked_for_by_its_filters() -> None:
    left_out = parse("?trin=udskoling&koen=f,m", CONTEXT)
    state = parse("?model=slm&" + write([("resten-af", (compose(left_out),))]), CONTEXT)
    assert state.slice == replace(parse("?model=slm", CONTEXT).slice, rest_of=left_out.slice)
    assert (state.problems, state.is_narrowed, state.is_fixed) == ((), True, False)
    assert parse(compose(state), CONTEXT) == state


@pytest.mark.parametrize("filters", ["&", "trin=findes-ikke", "foo=bar", "periode=12-uger&koen=f", "koen="])
def test_the_rest_of_what_does_not_exist_is_of_nobody(filters: str) -> None:
    state = parse(write([("resten-af", (filters,))]), CONTEXT)
    assert ("gender", (NOBODY,)) in state.slice.allowed
    assert [problem.key for problem in state.problems] == ["resten-af"]
    assert parse(compose(state), CONTEXT).slice == state.slice


def test_the_rest_of_the_rest_is_the_cohort() -> None:
    rest = write([("resten-af", ("koen=f",))])
    again = parse(write([("resten-af", (rest,))]), CONTEXT)
    assert again.slice == Slice.of({"gender": ["f"]}).rest.rest


def test_barred_values_are_taken_out() -> None:
    state = parse("?trin=udskoling&ikke-hjemtype=foster_family,own_lodging", CONTEXT)
    assert state.slice == Slice.of({"grade_band": ["udskoling"]}, {"home_kind": ["foster_family", "own_lodging"]})


@pytest.mark.parametrize("search", ["ikke-koen=g", "ikke-koen=f,g", "ikke-alder=13-15,x", "koen=f&ikke-koen=g"])
def test_to_bar_what_does_not_exist_selects_nobody(search: str) -> None:
    """Left out, it would widen what the link was meant for."""
    state = parse(f"?{search}", CONTEXT)
    assert state.slice in (
        Slice.of({"gender": [NOBODY]}),
        Slice.of({}, traits=[TraitIn.of("age", [])]),
    )
    assert [problem.fault for problem in state.problems] == [Fault.UNKNOWN_VALUE]
    assert compose(state) == search


def test_a_home_beyond_the_readers_reach_does_not_exist_for_that_reader() -> None:
    reach = {key: frozenset[str]() for key in WITHOUT_MONTH} | {"home": frozenset({"H1"})}
    context = replace(CONTEXT, in_reach=reach)
    other = next(key for key in REGISTER.homes if key != "H1")
    assert parse("?hjem=H1", context).slice == Slice.of({"home": ["H1"]})
    state = parse(f"?hjem={other}", context)
    assert state.slice == Slice.of({"home": [NOBODY]})
    assert [problem.fault for problem in state.problems] == [Fault.UNKNOWN_VALUE]


def test_a_reader_of_fixed_tables_is_told_only_that_these_are_none() -> None:
    state = parse("?periode=12-maaneder&hjem=H1&ikke-fase=2&alder=x", replace(CONTEXT, is_free=False))
    assert {problem.fault for problem in state.problems} == {Fault.NOT_FIXED}
    assert [problem.key for problem in state.problems] == ["alder", "hjem", "ikke-fase"]


def many_homes(number: int) -> FilterContext:
    (home,) = list(REGISTER.homes.values())[:1]
    homes = {f"M{place:04d}": replace(home, key=f"M{place:04d}", name=f"Hus {place}") for place in range(number)}
    return replace(CONTEXT, register=replace(REGISTER, homes=homes))


def homes_offered() -> KeysOffered:
    (offer,) = (found.offer for found in FILTERS if found.key == "hjem")
    assert isinstance(offer, KeysOffered)
    return offer


def test_a_few_homes_are_offered_and_many_are_looked_for() -> None:
    offer, few, many = homes_offered(), many_homes(MOST_OFFERED), many_homes(MOST_OFFERED + 1)
    assert len(offer.choices(few)) == MOST_OFFERED + 1
    assert [choice.value for choice in offer.choices(many)] == ["ukendt"]
    found, number = offer.search("hus 1", many, 2)
    assert ([choice.value for choice in found], number) == (["M0001", "M0010"], 4)
    assert parse("?hjem=M0012", many).slice == Slice.of({"home": ["M0012"]})


def test_what_children_are_chosen_by_today_is_told_with_the_day() -> None:
    state = parse("?trin=udskoling&alder=13-15,16-17&frist=ja", CONTEXT)
    assert sentence(state, DANISH, 7) == (
        "Dette skoleår · udskoling · pr. 20. nov. 2026: 13–15 år eller 16–17 år · over fristen: 7 børn"
    )
    assert sentence(state, Words("en"), 7) == (
        "This school year · grades 7–10 · as of 20 Nov 2026: 13–15 years or 16–17 years · overdue: 7 children"
    )


@pytest.mark.parametrize(
    ("search", "da", "en"),
    [
        ("ikke-koen=f,m", "undtagen piger og drenge", "except girls and boys"),
        ("skolekommune=anden", "skole i anden kommune", "school in other municipality"),
        ("klasse=5", "5. klasse", "grade 5"),
        ("hjemkommune=ukendt", "sted i ukendt kommune", "home in unknown municipality"),
        ("koen=findes-ikke", "ingen", "nobody"),
    ],
)
def test_the_words_of_attributes(search: str, da: str, en: str) -> None:
    state = parse(f"?{search}", CONTEXT)
    assert (sentence(state, DANISH), sentence(state, Words("en"))) == (
        f"Dette skoleår · {da}",
        f"This school year · {en}",
    )


@pytest.mark.parametrize(
    ("search", "da", "en"),
    [
        ("anbragttid=0-2", "på stedet under 3 måneder", "under 3 months at the home"),
        ("anbragttid=12-35", "på stedet mindst 1 år og under 3 år", "at least 1 year and under 3 years at the home"),
        ("forloebstid=24-", "i forløb mindst 2 år", "at least 2 years in the course"),
        ("forloebstid=0-0", "i forløb under 1 måned", "under 1 month in the course"),
        ("alder=18-", "18 år eller derover", "18 years or more"),
        ("alder=-6", "højst 6 år", "at most 6 years"),
        ("alder=12-12", "12 år", "12 years"),
        ("ny=2026-08-01", "nye siden 1. aug. 2026", "new since 1 Aug 2026"),
        ("fravaer=10", "over 10 % fravær", "over 10% absence"),
        ("fase=2", "fase 2, mål", "phase 2, goals"),
        ("ikke-plan=ja", "undtagen med kobling til planen", "except with a link to the plan"),
    ],
)
def test_the_words_of_traits(search: str, da: str, en: str) -> None:
    state = parse(f"?{search}", CONTEXT)
    assert sentence(state, DANISH).replace("\N{NO-BREAK SPACE}", " ") == f"Dette skoleår · pr. 20. nov. 2026: {da}"
    assert sentence(state, Words("en")) == f"This school year · as of 20 Nov 2026: {en}"
