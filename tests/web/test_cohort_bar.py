"""The filter bar by hand: traits, exceptions, spans, and a search where there are many; and who may not have them."""

from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.auth import roles
from dashboard.auth.permissions import Permission
from dashboard.components.filters.filter_list import FILTERS, Filter
from tests.components.trees import tree, words_of
from tests.demo.town import Town
from tests.web.readers import ROLES, drawn
from tests.web.tab import Tab, open_tab

FREE = tuple(role for role in ROLES if Permission.FILTER in roles.ROLES[role].permissions)


@pytest.fixture(scope="module")
def window(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> Iterator[Tab]:
    with open_tab(browser, site, clients["coordinator"]) as tab:
        tab.open("/")
        yield tab
        assert tab.faults == []


@pytest.fixture
def tab(window: Tab) -> Tab:
    window.open("/boern")
    window.page.keyboard.press("f")
    return window


def unfold(tab: Tab, group: str) -> None:
    """Open a part of the bar by keyboard."""
    tab.page.locator(".filter-group > summary").filter(has_text=group).focus()
    tab.page.keyboard.press("Enter")


def to(tab: Tab, stop: str) -> None:
    """Tab on until the focus is there."""
    for _ in range(80):
        if tab.focused == stop:
            return
        tab.page.keyboard.press("Tab")
    pytest.fail(f"{stop} is not reached")


def test_a_trait_and_an_exception_are_chosen_by_keyboard(tab: Tab) -> None:
    unfold(tab, "Barn")
    to(tab, "filter-koen-f")
    tab.after(lambda: tab.page.keyboard.press("Space"))
    to(tab, "filter-koen-turn-ikke")
    tab.after(lambda: tab.page.keyboard.press("Space"))
    assert tab.address == "/boern?ikke-koen=f"
    assert tab.focused == "filter-koen-turn-ikke"
    unfold(tab, "Opfølgning")
    to(tab, "filter-frist-ja")
    tab.after(lambda: tab.page.keyboard.press("Space"))
    assert tab.address == "/boern?ikke-koen=f&frist=ja"
    assert " · undtagen piger · pr. " in tab.sentence
    assert ": over fristen: " in tab.sentence
    assert tab.page.locator(".filter-group[open] > summary").all_inner_texts() == [
        "Barn (1 valgt)",
        "Opfølgning (1 valgt)",
    ]


def test_a_span_a_day_and_a_limit_are_typed(tab: Tab) -> None:
    unfold(tab, "Barn")
    to(tab, "filter-alder-low")
    tab.page.keyboard.type("11")
    tab.after(lambda: tab.page.keyboard.press("Tab"))
    assert tab.address == "/boern?alder=11-"
    tab.page.keyboard.type("14")
    tab.after(lambda: tab.page.keyboard.press("Tab"))
    assert tab.address == "/boern?alder=11-14"
    assert "11–14 år" in tab.sentence
    tab.page.locator(".filter-group > summary").filter(has_text="Skole").click()
    tab.page.locator("#filter-fravaer-limit").fill("10")
    tab.after(lambda: tab.page.keyboard.press("Tab"))
    assert tab.address == "/boern?alder=11-14&fravaer=10"


def test_a_home_among_many_is_found_by_name_and_stays_shown(tab: Tab, town: Town) -> None:
    unfold(tab, "Anbringelse")
    to(tab, "filter-hjem-search")
    tab.page.keyboard.type("lindel")
    tab.page.locator(".found .form-check").first.wait_for()
    assert tab.page.locator("[data-seek$=hjem] [role=status]").inner_text() == "1 fundet"
    tab.page.keyboard.press("Tab")
    tab.after(lambda: tab.page.keyboard.press("Space"))
    key = next(home["home_id"] for home in town["home"] if home["name"] == "Lindely")
    assert tab.address == f"/boern?hjem={key}"
    assert " · Lindely, Svane Kommune: " in tab.sentence
    assert tab.focused == "filter-hjem-search"
    assert tab.page.locator(f"#filter-hjem-{key}").is_checked()


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda found: found.key)
def test_the_steering_group_is_given_no_filter(clients: Mapping[str, FlaskClient], filter_: Filter) -> None:
    """Neither as it is nor barred: the address is refused in words, and nothing is counted for it."""
    for asked in (f"?periode=12-maaneder&{filter_.key}=ukendt", f"?periode=12-maaneder&{filter_.without}=ukendt"):
        page = tree(drawn(clients["steering_group"], "/", asked))
        assert "din rolle har faste tabeller" in words_of(page)
        assert "card-value" not in str(page)


@pytest.mark.parametrize("role", ROLES)
def test_a_search_finds_only_what_the_readers_own_children_have_been_in(
    clients: Mapping[str, FlaskClient], town: Town, role: str
) -> None:
    answer = clients[role].get("/filtre/hjem?tekst=")
    if role not in FREE:
        assert answer.status_code == 403
        return
    found = {value for value, _ in answer.get_json()["choices"]}
    assert found
    if role in ("home_leader", "advisor"):
        assert len(found) < len({home["home_id"] for home in town["home"]})


@pytest.mark.parametrize("path", ["/filtre/koen", "/filtre/findes-ikke"])
def test_what_is_no_long_list_is_not_searched(clients: Mapping[str, FlaskClient], path: str) -> None:
    assert clients["coordinator"].get(path).status_code == 404
