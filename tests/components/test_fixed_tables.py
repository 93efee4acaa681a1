"""Readers of fixed tables: twelve whole months and no filter; what else an address asks is told."""

from dataclasses import replace
from typing import Final

import pytest

from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filters import compose, parse
from dashboard.components.filters.period_choice import TWELVE_MONTHS
from dashboard.components.query import Fault
from dashboard.i18n.words import Words
from tests.components.sample import CONTEXT
from tests.components.trees import tree, words_of

STEERING_GROUP: Final = replace(CONTEXT, usual_period=TWELVE_MONTHS, is_free=False, sees_others=True)
LEADER: Final = replace(STEERING_GROUP, is_free=True)
OWN_ALONE: Final = "Her tælles kun dine egne børn"


@pytest.mark.parametrize("search", ["", "?periode=12-maaneder", "?periode=12-maaneder-foer"])
def test_the_fixed_tables_are_two_periods(search: str) -> None:
    state = parse(search, STEERING_GROUP)
    assert (state.is_fixed, state.problems) == (True, ())


@pytest.mark.parametrize(
    ("search", "told"),
    [
        ("?periode=skoleaar", ["periode"]),
        ("?periode=maaneder&fra=2026-01&til=2026-01", ["periode"]),
        ("?trin=udskoling", ["trin"]),
        ("?koen=m&periode=12-uger", ["periode", "koen"]),
    ],
)
def test_what_else_a_steering_group_asks_is_told_and_never_widened(search: str, told: list[str]) -> None:
    state = parse(search, STEERING_GROUP)
    assert [(problem.fault, problem.key) for problem in state.problems] == [(Fault.NOT_FIXED, key) for key in told]
    assert state.slice == parse(search, CONTEXT).slice
    assert not state.is_fixed


def test_a_leader_may_choose_freely_and_is_told_whom_it_is_about() -> None:
    for search, is_told in (("", False), ("?periode=12-maaneder-foer", False), ("?trin=udskoling", True)):
        state = parse(search, LEADER)
        assert state.problems == ()
        assert (OWN_ALONE in words_of(tree(filter_bar(state, LEADER, Words("da"), path="/")))) == is_told


def test_who_sees_all_unsuppressed_is_told_nothing() -> None:
    bar = filter_bar(parse("?trin=udskoling", CONTEXT), CONTEXT, Words("da"), path="/")
    assert OWN_ALONE not in words_of(tree(bar))


def test_a_steering_groups_bar_offers_the_two_periods_and_nothing_else() -> None:
    bar = str(filter_bar(parse("", STEERING_GROUP), STEERING_GROUP, Words("da"), path="/"))
    assert "12-maaneder-foer" in bar
    assert "forrige-kvartal" not in bar
    assert "udskoling" not in bar


def test_the_usual_period_needs_no_word_in_the_address() -> None:
    assert compose(parse("?periode=12-maaneder", STEERING_GROUP)) == ""
    assert compose(parse("?periode=12-maaneder", CONTEXT)) == "periode=12-maaneder"
    assert compose(parse("?periode=skoleaar", LEADER)) == "periode=skoleaar"
