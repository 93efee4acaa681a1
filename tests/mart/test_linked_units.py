"""Which units are hidden is one decision for both lists, both windows and all figures of units."""

from collections.abc import Mapping
from pathlib import Path

from dashboard.data.mart.attention import attention
from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING
from tests.reference.case import Row

from .cases import AS_OF, LEADER_OF_H1, STEERING_GROUP, chosen, homes_with, mart_of_rows

COVERAGE = "follow_up_coverage"
YEAR, YEAR_BEFORE = windows(AS_OF)


def learning_at(schools: Mapping[str, str], **homes: int) -> dict[str, list[Row]]:
    """Homes with so many children each; where each child that does not go to s1 goes to school."""
    keys = sorted({"s1", *schools.values()})
    given = homes_with(homes, school=[{"school_id": key} for key in keys])
    enrolments: list[Row] = [{**row, "school_id": schools.get(row["child_id"], "s1")} for row in given["enrolment"]]
    return {**given, "enrolment": enrolments}


def shown(mart: Mart, by: str, scope: Scope = STEERING_GROUP, period: Period = YEAR) -> dict[str | None, int | None]:
    """The number of children of each unit; None where it is hidden."""
    result = query(mart, chosen(COVERAGE), period=period, where=EVERYTHING, by=by, scope=scope)[COVERAGE]
    return {row.group: row.children for row in result.rows}


def test_few_children_between_a_home_and_its_school_hide_one_list_and_not_the_other(tmp_path: Path) -> None:
    elsewhere = {"h1-1": "s2", "h1-2": "s2", **{f"h2-{n}": "s2" for n in range(1, 10)}}
    # All of s1 live in h1: the eight of h1 less the six of s1 would be two children.
    with mart_of_rows(tmp_path, learning_at(elsewhere, h1=8, h2=9), chosen(COVERAGE)) as mart:
        assert shown(mart, "home_unit") == {"h1": None, "h2": None}
        assert shown(mart, "school") == {"s1": 6, "s2": 11}


def test_enough_children_between_them_hide_nothing(tmp_path: Path) -> None:
    elsewhere = {f"{home}-{n}": "s2" for home in ("h1", "h2") for n in range(1, 6)}
    with mart_of_rows(tmp_path, learning_at(elsewhere, h1=10, h2=10), chosen(COVERAGE)) as mart:
        assert shown(mart, "home_unit") == {"h1": 10, "h2": 10}
        assert shown(mart, "school") == {"s1": 10, "s2": 10}


def test_a_home_with_a_school_of_its_own_tells_nothing_of_the_others(tmp_path: Path) -> None:
    elsewhere = {f"h2-{n}": "s2" for n in range(1, 8)}
    with mart_of_rows(tmp_path, learning_at(elsewhere, h1=6, h2=7), chosen(COVERAGE)) as mart:
        assert shown(mart, "home_unit") == {"h1": 6, "h2": 7}
        assert shown(mart, "school") == {"s1": 6, "s2": 7}


def test_what_is_small_in_one_window_is_hidden_in_both(tmp_path: Path) -> None:
    given = _earlier(homes_with({"h1": 6, "h2": 7, "h3": 9}), {"h1": 2, "h2": 7, "h3": 9})
    with mart_of_rows(tmp_path, given, chosen(COVERAGE)) as mart:
        assert shown(mart, "home_unit", period=YEAR_BEFORE) == {"h1": None, "h2": None, "h3": 9}
        assert shown(mart, "home_unit") == {"h1": None, "h2": None, "h3": 9}


def test_a_window_with_hardly_any_children_does_not_hide_the_other(tmp_path: Path) -> None:
    given = _earlier(homes_with({"h1": 6, "h2": 7, "h3": 9}), {"h1": 2, "h2": 1, "h3": 2})
    with mart_of_rows(tmp_path, given, chosen(COVERAGE)) as mart:
        assert shown(mart, "home_unit", period=YEAR_BEFORE) == {"h1": None, "h2": None, "h3": None}
        assert shown(mart, "home_unit") == {"h1": 6, "h2": 7, "h3": 9}


def test_attention_hides_what_the_lists_hide_and_what_is_small_today(tmp_path: Path) -> None:
    given = homes_with({"h1": 3, "h2": 6, "h3": 7, "h4": 9})
    ended = [
        {**row, "end_on": YEAR.end.replace(month=5)} if row["child_id"] in ("h3-1", "h3-2", "h3-3") else row
        for row in given["course"]
    ]
    with mart_of_rows(tmp_path, {**given, "course": ended}, chosen(COVERAGE)) as mart:
        assert shown(mart, "home_unit") == {"h1": None, "h2": None, "h3": 7, "h4": 9}
        waiting = attention(mart, by="home_unit", where=EVERYTHING, scope=STEERING_GROUP)
        assert {row.unit: row.children for row in waiting} == {"": 22, "h1": None, "h2": None, "h3": None, "h4": 9}


def test_the_children_one_knows_cover_nobody(tmp_path: Path) -> None:
    # Of the seven at s2 four are the leader's own.
    elsewhere = {f"{home}-{n}": "s2" for home, most in (("h1", 4), ("h2", 3)) for n in range(1, most + 1)}
    with mart_of_rows(tmp_path, learning_at(elsewhere, h1=9, h2=9, h3=9), chosen(COVERAGE)) as mart:
        assert shown(mart, "school") == {"s1": 20, "s2": 7}
        assert shown(mart, "school", LEADER_OF_H1) == {"s1": None, "s2": None}


def test_what_is_withheld_is_found_out_once(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 8, "h2": 9}), chosen(COVERAGE)) as mart:
        results = [
            query(mart, chosen(COVERAGE), period=YEAR, where=EVERYTHING, by="home_unit", scope=STEERING_GROUP)
            for _ in range(2)
        ]
        kept = mart.kept.get((STEERING_GROUP.figures, STEERING_GROUP.own, 5), lambda: None)
    assert kept is not None
    assert results[0] == results[1]
    assert all(row.status is Status.SHOWN for row in results[0][COVERAGE].rows)


def _earlier(given: dict[str, list[Row]], children: Mapping[str, int]) -> dict[str, list[Row]]:
    """So many children of each home there in the year before too."""
    early = {f"{home}-{n}" for home, most in children.items() for n in range(1, most + 1)}

    def rows(table: str) -> list[Row]:
        return [{**row, "start_on": YEAR_BEFORE.start} if row["child_id"] in early else row for row in given[table]]

    return {**given, **{table: rows(table) for table in ("placement", "enrolment", "course")}}
