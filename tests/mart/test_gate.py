"""What a reader may see of a list of units: nothing small, and nothing from which the small could be computed."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.commands.indicators import answer
from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Pool, Result, Row, Status
from dashboard.vocabulary.scope import Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice

from .cases import (
    AS_OF,
    CHIEF,
    HALF_A_YEAR,
    LEADER_OF_H1,
    STEERING_GROUP,
    case_database,
    chosen,
    homes_with,
    mart_of_rows,
)

COVERAGE = "follow_up_coverage"
HIDDEN = "hidden"
LAST_YEAR = windows(AS_OF)[0]
Seen = dict[str | None, int | str]


def ask(mart: Mart, scope: Scope, by: str = "home_unit", where: Slice = EVERYTHING) -> Result:
    return query(mart, chosen(COVERAGE), period=LAST_YEAR, where=where, by=by, scope=scope)[COVERAGE]


def children(row: Row | None) -> int | str | None:
    """The number of children that a row shows."""
    if row is None:
        return None
    if row.status is Status.SUPPRESSED:
        assert row == Row(row.group, Status.SUPPRESSED), "a hidden row holds a number"
        return HIDDEN
    assert row.children is not None
    return row.children


def seen(result: Result) -> Seen:
    """Each group's children, and those of all under `all`."""
    shown = {row.group: children(row) for row in result.rows} | {"all": children(result.total)}
    return {group: number for group, number in shown.items() if number is not None}


def pool(result: Result) -> tuple[int, Any] | None:
    return None if result.pool is None else (result.pool.units, children(result.pool.row))


def of_homes(folder: Path, scope: Scope, **homes: int) -> tuple[Seen, tuple[int, Any] | None]:
    """What a reader sees of homes with so many children each."""
    with mart_of_rows(folder, homes_with(homes), chosen(COVERAGE)) as mart:
        result = ask(mart, scope)
        return seen(result), pool(result)


def test_few_children_are_hidden_and_the_next_smallest_home_with_them(tmp_path: Path) -> None:
    shown, _ = of_homes(tmp_path, STEERING_GROUP, h1=3, h2=6, h3=9)
    assert shown == {"h1": HIDDEN, "h2": HIDDEN, "h3": 9, "all": 18}


def test_hidden_homes_are_told_of_together(tmp_path: Path) -> None:
    _, together = of_homes(tmp_path, STEERING_GROUP, h1=3, h2=6, h3=9)
    assert together == (2, 9)


def test_where_nothing_is_small_nothing_is_hidden(tmp_path: Path) -> None:
    assert of_homes(tmp_path, STEERING_GROUP, h1=5, h2=6) == ({"h1": 5, "h2": 6, "all": 11}, None)


def test_too_few_together_are_not_told_of_at_all(tmp_path: Path) -> None:
    assert of_homes(tmp_path, STEERING_GROUP, h1=1, h2=2) == ({"h1": HIDDEN, "h2": HIDDEN, "all": HIDDEN}, (2, HIDDEN))


def test_a_sum_that_tells_its_parts_is_hidden_with_them(tmp_path: Path) -> None:
    # 8 children in two homes of fewer than 5: there must be 4 in each.
    assert of_homes(tmp_path, STEERING_GROUP, h1=4, h2=4) == ({"h1": HIDDEN, "h2": HIDDEN, "all": HIDDEN}, (2, HIDDEN))


def test_those_with_access_to_all_children_see_all(tmp_path: Path) -> None:
    assert of_homes(tmp_path, CHIEF, h1=1, h2=4) == ({"h1": 1, "h2": 4, "all": 5}, None)


def test_a_home_leader_sees_the_own_home_however_small(tmp_path: Path) -> None:
    shown, _ = of_homes(tmp_path, LEADER_OF_H1, h1=1, h2=9)
    assert shown == {"h1": 1, "h2": 9, "all": 10}


def test_a_home_leader_sees_other_homes_like_a_steering_group(tmp_path: Path) -> None:
    shown, together = of_homes(tmp_path, LEADER_OF_H1, h1=2, h2=3, h3=6, h4=9)
    assert shown == {"h1": 2, "h2": HIDDEN, "h3": HIDDEN, "h4": 9, "all": 20}
    assert together == (2, 9)


def test_a_home_leader_cannot_subtract_the_own_home_from_the_sum(tmp_path: Path) -> None:
    shown, together = of_homes(tmp_path, LEADER_OF_H1, h1=9, h2=3)
    assert shown == {"h1": 9, "h2": HIDDEN, "all": HIDDEN}
    assert together == (1, HIDDEN)


def test_children_without_a_home_are_hidden_like_a_home(tmp_path: Path) -> None:
    given = homes_with({"h1": 2, "h2": 7, "h3": 9})
    homeless = {**given, "placement": [row for row in given["placement"] if row["home_id"] != "h1"]}
    with mart_of_rows(tmp_path, homeless, chosen(COVERAGE)) as mart:
        result = ask(mart, STEERING_GROUP)
        assert seen(result) == {None: HIDDEN, "h2": HIDDEN, "h3": 9, "all": 18}
        assert pool(result) == (2, 9)


def goals_of(**children: int) -> list[dict[str, Any]]:
    """A goal met by each of so many children of a home."""
    met = {"set_on": "2025-01-05", "due_on": "2025-02-03", "closed_on": "2025-02-03", "outcome": "met"}
    keys = [f"{home}-{number}" for home, n in children.items() for number in range(1, n + 1)]
    return [{"goal_id": key, "course_id": key, **met} for key in keys]


def test_the_same_homes_are_hidden_in_every_figure_of_a_page(tmp_path: Path) -> None:
    both = chosen(COVERAGE, "goals_met")
    given = homes_with({"h1": 8, "h2": 7, "h3": 9}, goal=goals_of(h1=2, h2=7, h3=9))
    with mart_of_rows(tmp_path, given, both) as mart:
        results = query(mart, both, period=LAST_YEAR, where=EVERYTHING, by="home_unit", scope=STEERING_GROUP)
    # Only two children of h1 have goals; alone, the coverage would hide nothing.
    assert seen(results["goals_met"]) == {"h1": HIDDEN, "h2": HIDDEN, "h3": 9, "all": 18}
    assert seen(results[COVERAGE]) == {"h1": HIDDEN, "h2": HIDDEN, "h3": 9, "all": 24}


def test_a_sum_is_hidden_in_the_figure_in_which_it_tells(tmp_path: Path) -> None:
    both = chosen(COVERAGE, "goals_met")
    with mart_of_rows(tmp_path, homes_with({"h1": 6, "h2": 3, "h3": 9}, goal=goals_of(h1=6)), both) as mart:
        results = query(mart, both, period=LAST_YEAR, where=EVERYTHING, by="home_unit", scope=STEERING_GROUP)
    assert seen(results[COVERAGE]) == {"h1": HIDDEN, "h2": HIDDEN, "h3": 9, "all": 18}
    # h1 is the only one with goals: what is told of all, or of the hidden ones together, is told of h1.
    assert seen(results["goals_met"]) == {"h1": HIDDEN, "all": HIDDEN}
    assert pool(results["goals_met"]) == (1, HIDDEN)


def test_months_of_few_children_are_hidden(tmp_path: Path) -> None:
    given = homes_with({"h1": 9})
    for row in given["course"][3:]:
        row["start_on"] = Period(HALF_A_YEAR.start, AS_OF).start.replace(month=2)  # type: ignore[index]
    with mart_of_rows(tmp_path, given, chosen(COVERAGE)) as mart:
        shown = seen(ask(mart, STEERING_GROUP, by="month"))
    assert (shown["2025-01"], shown["all"]) == (HIDDEN, 9)
    assert list(shown.values()).count(HIDDEN) == 2


def test_months_are_hidden_where_a_home_less_a_month_leaves_a_child(tmp_path: Path) -> None:
    march, april = "2025-03-03", "2025-04-04"
    met = [
        (f"{home}-{number}", day)
        for home, n, day in (("h1", 5, march), ("h2", 6, april), ("h1", 1, april))
        for number in range(1, n + 1)
    ]
    goals = [
        {"goal_id": key + day, "course_id": key, "set_on": day, "due_on": day, "closed_on": day, "outcome": "met"}
        for key, day in met
    ]
    with mart_of_rows(tmp_path, homes_with({"h1": 5, "h2": 6}, goal=goals), chosen("goals_met")) as mart:
        homes, months = (
            query(mart, chosen("goals_met"), period=LAST_YEAR, where=EVERYTHING, by=by, scope=STEERING_GROUP)
            for by in ("home_unit", "month")
        )
    assert seen(homes["goals_met"]) == {"h1": 5, "h2": 6, "all": 11}
    assert seen(months["goals_met"]) == {"2025-03": HIDDEN, "2025-04": HIDDEN, "all": 11}


def test_a_home_leader_cannot_subtract_the_own_children_from_a_school(tmp_path: Path) -> None:
    given = homes_with({"h1": 4, "h2": 9}, school=[{"school_id": "s1"}, {"school_id": "s2"}])
    for row in given["enrolment"]:
        row["school_id"] = "s1" if row["child_id"] in ("h2-1", "h2-2", "h2-3") or "h1" in row["child_id"] else "s2"  # type: ignore[index]
    with mart_of_rows(tmp_path, given, chosen(COVERAGE)) as mart:
        # Seven at s1, of whom four are the reader's own.
        assert seen(ask(mart, LEADER_OF_H1, by="school")) == {"s1": HIDDEN, "s2": HIDDEN, "all": 13}
        assert seen(ask(mart, LEADER_OF_H1)) == {"h1": 4, "h2": 9, "all": 13}


def test_within_the_own_home_nothing_is_hidden_however_it_is_cut(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 2, "h2": 9}), chosen(COVERAGE)) as mart:
        own = Slice.of({"home": ["h1"]})
        assert seen(ask(mart, LEADER_OF_H1, by="school", where=own)) == {"s1": 2, "all": 2}
        assert seen(ask(mart, STEERING_GROUP, by="school", where=own)) == {}


def test_of_the_own_home_and_another_only_the_own_is_told(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 2, "h2": 9}), chosen(COVERAGE)) as mart:
        both = Slice.of({"home": ["h1", "h2"]})
        assert seen(ask(mart, LEADER_OF_H1, by="school", where=both)) == {"s1": 2, "all": 2}


def test_families_are_told_of_together_by_their_kind(tmp_path: Path) -> None:
    given = homes_with({"h1": 6, "f1": 2, "f2": 4})
    for row in given["home"][1:]:
        row["kind"] = "foster_family"  # type: ignore[index]
    with mart_of_rows(tmp_path, given, chosen(COVERAGE)) as mart:
        assert seen(ask(mart, STEERING_GROUP, by="home_unit")) == {"h1": 6, "kind:foster_family": 6, "all": 12}


def test_who_reaches_one_home_is_told_of_no_other(tmp_path: Path) -> None:
    one = Scope(figures=Reach(homes=frozenset({"h2"})), own=Reach())
    with mart_of_rows(tmp_path, homes_with({"h1": 9, "h2": 6}), chosen(COVERAGE)) as mart:
        assert seen(ask(mart, one)) == {"h2": 6, "all": 6}


def lines(folder: Path, min_children: int, **homes: int) -> dict[str, Any]:
    """What the command line tells by home: the number of children."""
    url = case_database(folder, homes_with(homes))
    told = answer(url, AS_OF, HALF_A_YEAR.start, AS_OF, "home", {}, [COVERAGE], min_children)
    return {row["group"]: row["children"] for row in told}


@pytest.mark.parametrize(
    ("min_children", "shown"),
    [
        (0, {"h1": 1, "h2": 3, "h3": 6, "h4": 9}),
        (1, {"h1": 1, "h2": 3, "h3": 6, "h4": 9}),
        (2, {"h1": None, "h2": None, "h3": 6, "h4": 9}),
        (5, {"h1": None, "h2": None, "h3": None, "h4": 9}),
        (9, {"h1": None, "h2": None, "h3": None, "h4": 9}),
        (10, {"h1": None, "h2": None, "h3": None, "h4": None}),
    ],
)
def test_the_command_line_hides_as_it_is_asked_to(
    tmp_path: Path, min_children: int, shown: dict[str, int | None]
) -> None:
    assert lines(tmp_path, min_children, h1=1, h2=3, h3=6, h4=9) == shown


@pytest.mark.parametrize("least", [0, 1, 2])
def test_no_reader_has_a_lower_limit_than_three(least: int) -> None:
    with pytest.raises(ValueError, match="at least 3"):
        Scope(figures=Reach(everything=True), own=Reach(homes=frozenset({"h1"})), least_children=least)


def test_a_pool_is_only_told_of_units(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 3, "h2": 9}), chosen(COVERAGE)) as mart:
        assert ask(mart, STEERING_GROUP, by="home_kind").pool is None
        assert isinstance(ask(mart, STEERING_GROUP).pool, Pool)
