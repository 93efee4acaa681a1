"""The page of one child: whose it is, what is logged, what it never says, and that it is one page of paper."""

import json
import re
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.data.mart.store import Marts
from dashboard.indicators.registry import all_indicators
from tests.demo.town import Town
from tests.web.audit import logging
from tests.web.child_address import child_of_the_home, child_who_moved_in
from tests.web.conftest import Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import ROLES, drawn
from tests.web.tab import open_tab


def page_of(client: FlaskClient, child: str) -> str:
    """What the browser gets, without the address that the reader has asked for."""
    text = json.dumps(drawn(client, f"/boern/{child}"), ensure_ascii=False)
    return text.replace(f"tilbage=/boern/{child}", "")


def entitled(town: Town, demo: Demo, role: str) -> set[str]:
    """The children of whom any day is the role's own, from the rows."""
    sign_in = demo.sign_ins[role]
    place, municipality = sign_in.place_key, demo.settings.municipality
    lies = {row["home_id"] for row in town["home"] if row["municipality_code"] == municipality}
    learns = {row["school_id"] for row in town["school"] if row["municipality_code"] == municipality}
    own = {row["child_id"] for row in town["child"] if row["municipality_code"] == municipality}
    lived = [(row["child_id"], row["home_id"]) for row in town["placement"]]
    learned = [(row["child_id"], row["school_id"]) for row in town["enrolment"]]
    of_municipality = own | {child for child, home in lived if home in lies}
    of_municipality |= {child for child, school in learned if school in learns}
    of_place = {child for child, unit in (*lived, *learned) if unit == place}
    return {
        "chief": of_municipality,
        "coordinator": of_municipality,
        "home_leader": of_place,
        "school_leader": of_place,
        "advisor": of_place,
    }.get(role, set())


@pytest.mark.parametrize("role", ROLES)
def test_a_child_is_there_for_those_whose_own_it_is_and_for_nobody_else(
    clients: Mapping[str, FlaskClient], town: Town, demo: Demo, role: str
) -> None:
    own = entitled(town, demo, role)
    looked = sorted(town.child)[::6]
    missing = "Siden findes ikke" if own else "ikke adgang"
    for child in looked:
        with logging(demo.settings) as logged:
            text = page_of(clients[role], child)
        outcome = "done" if child in own else "refused"
        assert logged.told == [("look_up", outcome, "/boern/<key>", "")]
        assert logged.children == [frozenset({child})]
        # Nobody else's key or name stands on it.
        name = town.child[child]["display_name"]
        assert (keys_in(text) | names_in(text, town)) - {child, name} == set()
        assert (child in own) == bool(keys_in(text) or names_in(text, town))
        assert child in own or missing in text


def test_a_child_out_of_reach_answers_as_one_that_is_not_there(
    clients: Mapping[str, FlaskClient], town: Town, demo: Demo
) -> None:
    stranger = min(town.child.keys() - entitled(town, demo, "home_leader"))
    answers = []
    for key in (stranger, "B99999"):
        page = page_of(clients["home_leader"], key)
        answers.append((clients["home_leader"].get(f"/boern/{key}").status_code, page))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


def test_a_chief_reads_the_key_and_no_name(clients: Mapping[str, FlaskClient], town: Town, demo: Demo) -> None:
    child = child_of_the_home(town, demo)
    name = town.child[child]["display_name"]
    assert f"Barn {child}" in page_of(clients["chief"], child)
    assert name not in page_of(clients["chief"], child)
    assert name in page_of(clients["home_leader"], child)


def test_who_moved_in_is_told_of_from_the_move_on(clients: Mapping[str, FlaskClient], town: Town, demo: Demo) -> None:
    child, old_home = child_who_moved_in(town, demo)
    text = page_of(clients["home_leader"], child)
    assert "Du ser de dage, hvor barnet er eller var hos dig" in text
    assert town.home[old_home]["name"] not in text
    assert town.home[old_home]["name"] in page_of(clients["coordinator"], child)


def test_the_busiest_record_is_one_page_of_paper(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient], town: Town, demo: Demo
) -> None:
    mart = Marts(demo.settings.mart, indicators=list(all_indicators().values())).current()
    ((busiest,),) = mart.ask(
        """SELECT child_id FROM mart.child JOIN mart.record_goal USING (child)
           GROUP BY child_id ORDER BY count(*) DESC, child_id LIMIT 1"""
    )
    with open_tab(browser, site, clients["coordinator"]) as tab:
        tab.open(f"/boern/{busiest}")
        tab.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        paper = tab.page.pdf(prefer_css_page_size=True)
        assert tab.page.title() == "Ét barn – Skolegang i sigte"
        assert town.child[busiest]["display_name"] not in tab.page.url + tab.page.title()
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_table_is_reached_and_opened_by_keys(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient], town: Town, demo: Demo
) -> None:
    with open_tab(browser, site, clients["coordinator"]) as tab:
        tab.open(f"/boern/{child_of_the_home(town, demo)}")
        summary = tab.page.locator(".child-record summary")
        tab.page.locator("h1").focus()
        for _ in range(20):
            if summary.evaluate("element => element === document.activeElement"):
                break
            tab.page.keyboard.press("Tab")
        tab.page.keyboard.press("Enter")
        assert tab.page.locator(".child-record th", has_text="Hvordan det gik").is_visible()
