"""Every page in a real browser: nothing fails, nothing comes from elsewhere, nothing overflows, axe finds nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.app import PAGES
from dashboard.data.app_database.agenda import Topic
from dashboard.data.app_database.agenda_changes import add_topic, write_minutes
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.meetings import MAIN_GROUP, plan_meeting
from dashboard.data.app_database.people import list_people
from dashboard.vocabulary.half_year import HalfYear
from tests.demo.town import Town
from tests.support import axe
from tests.web.child_address import child_of_the_home
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn
from tests.web.tab import Tab, open_tab

WIDTHS = (1440, 768, 390, 320)
# Address -> its heading.
VIEWS: Mapping[str, str] = {
    "/": "Overblik",
    "/hjem": "Anbringelsessteder",
    "/skoler": "Skoler",
    "/hjem/<key>": "Lindely",
    "/skoler/<key>": "Åskolen",
    "/boern": "Børn",
    "/boern/uden-ejer": "Uden ejer",
    "/boern/uden-ejer?liste=skiftet-hjem&siden=2025-08-01": "Uden ejer",
    "/boern/uden-ejer?liste=sammen&siden=i-gaar&sorter=foo": "Uden ejer",
    "/boern/<key>": "Ét barn",
    "/boern?ringeliste=ja&inden=i-gaar&kolonner=hjem,foo": "Børn",
    "/kohorter": "Kohorter",
    "/kohorter/<key>": "Piger",
    "/kohorter/sammenlign": "Sammenlign kohorter",
    "/kohorter/sammenlign?koen=f": "Sammenlign kohorter",
    "/moeder": "Møder",
    "/moeder/<key>": "Møde 1. dec. 2026",
    "/moeder/siden-sidst/<key>": "Siden sidst",
    "/opmaerksomhed": "Opmærksomhed",
    "/opmaerksomhed?liste=hjem&vis=absence&sorter=-joint&side=0&soeg=lin": "Opmærksomhed",
    "/bemaerkninger": "Bemærkninger",
    "/bemaerkninger?om=goals_met": "Bemærkninger",
    "/bemaerkninger?om=findes-ikke&sted=hjem:H9999": "Bemærkninger",
    "/beslutninger": "Beslutninger",
    "/beslutninger?beslutning=<key>": "Beslutninger",
    "/beslutninger?vis=foo&sorter=-bar&beslutning=findes-ikke&side=0": "Beslutninger",
    "/moeder?aar=2026": "Møder",
    "/grupper": "Styregrupper",
    "/grupper?ret=main": "Styregrupper",
    "/boern/fremskrivning": "Fremskrivning",
    "/boern/fremskrivning?dag=2028-01-01&liste=snart&side-vejledere=x": "Fremskrivning",
    "/registrering": "Registrering",
    "/registrering?enhed=skoler&sorter=-median&side=0": "Registrering",
    "/registrering/bag-tallet?tal=inden-14-dage": "Bag tallet: registrering",
    "/registrering/bag-tallet?enhed=skoler&sted=findes-ikke&tal=outcome&led=foo": "Bag tallet: registrering",
    "/registrering/bag-tallet": "Bag tallet: registrering",
    "/ordliste": "Ordliste",
    "/tilgaengelighed": "Tilgængelighed",
    "/findes-ikke": "Siden findes ikke",
    "/skoler?trin=findes-ikke": "Skoler",
    "/hjem?trin=udskoling,findes-ikke&periode=i-gaar&side=0&foo=bar": "Anbringelsessteder",
    "/?tal=absence": "Overblik",
    "/?tal=school_sparring": "Overblik",
    "/?tal=home_sparring&led=taeller&tal-sorter=barn": "Overblik",
    "/?tal=goals_met&maaned=findes-ikke": "Overblik",
    "/hjem/<key>?tal=goals_met&maaned=2026-10": "Lindely",
    "/data": "Datakvalitet",
    "/personer": "Personer og roller",
    "/personer/<key>": "Karen Holm",
    "/indstillinger": "Indstillinger",
    "/mine-sessioner": "Mine sessioner",
    "/log": "Log",
    "/log/stikproever": "Stikprøver",
    "/log/stikproever/<key>": "Stikprøve",
    "/log/indsigt": "Svar på indsigt",
}
# By the first word of the address: who sees the page, where that is not the coordinator, who sees the most.
READERS: Mapping[str, str] = {
    "data": "data_steward",
    "personer": "administrator",
    "indstillinger": "administrator",
    "log": "log_controller",
}


TabOf = Callable[[str], Tab]


@pytest.fixture(scope="module")
def tab_of(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> Iterator[TabOf]:
    """`tab_of(role)`: a tab of the role, which these tests share."""
    with ExitStack() as stack:

        @cache
        def tab_of(role: str) -> Tab:
            tab = stack.enter_context(open_tab(browser, site, clients[role]))
            tab.open("/ordliste" if role == "coordinator" else "/mine-sessioner")
            return tab

        yield tab_of


@pytest.fixture
def tab(tab_of: TabOf) -> Tab:
    return tab_of("coordinator")


@pytest.fixture(scope="module")
def keys(demo: Demo, clients: Mapping[str, FlaskClient], town: Town) -> Iterator[Mapping[str, str]]:
    """A home, a school, a child, a person, a meeting and a sample, by the first word of their pages' addresses."""
    database = open_app_database(demo.settings.app_db)
    people = {person.username: person.person_id for person in list_people(database)}
    meeting = plan_meeting(database, MAIN_GROUP, day=date(2026, 12, 1), place="Rådhuset", now=BUILT)
    topic = Topic(title="Fravær", indicator="absence", notes="Kort")
    item_id = add_topic(database, meeting, topic)
    write_minutes(database, item_id, written_version=0, discussion="Sagt", by="Karen Holm", now=BUILT)
    drawn(clients["coordinator"], "/")  # somebody sees children, so that there is something to draw
    half_year = HalfYear.of(datetime.now(UTC).date()).key
    sample = clients["log_controller"].post("/log/stikproever", data={"halvaar": half_year, "antal": "3"}).location
    cohort = clients["coordinator"].post("/kohorter", data={"navn": "Piger", "filtre": "koen=f"}).location
    ahead = (datetime.now(UTC).date() + timedelta(days=400)).isoformat()
    test = {"indikator": "follow_up_on_time", "krav": "share_at_least", "tal": "80", "frist": ahead}
    said = {"beslutning": "Der følges op til tiden", "ansvarlig": "Chefen"}
    clients["coordinator"].post(f"/moeder/{meeting}/beslutninger", data=said | test)
    yield {
        "moeder": meeting,
        "beslutninger": decisions_of(database, MAIN_GROUP)[0].decision_id,
        "kohorter": cohort.rpartition("/")[2].partition("?")[0],
        "hjem": demo.sign_ins["home_leader"].place_key,
        "skoler": demo.sign_ins["school_leader"].place_key,
        "boern": child_of_the_home(town, demo),
        "personer": people[demo.sign_ins["chief"].username],
        "log": sample.rpartition("/")[2],
    }
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM meeting"))
    database.close()


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest) -> str:
    """The key of a page in VIEWS."""
    found: str = request.param
    return found


def test_every_page_is_among_the_views() -> None:
    missing = {page.path for page in PAGES} - set(VIEWS)
    assert not missing, f"Add {sorted(missing)} to VIEWS with its heading."


def test_a_page_is_named_fits_and_is_accessible_at_every_width(
    tab_of: TabOf, view: str, keys: Mapping[str, str], town: Town
) -> None:
    # One test for what needs the page drawn: a load for each would take minutes.
    word = view.split("/")[1].partition("?")[0]
    tab = tab_of(READERS.get(word, "coordinator"))
    tab.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    tab.go(view.replace("<key>", keys.get(word, "")))
    named = town.child[keys["boern"]]["display_name"] if view == "/boern/<key>" else VIEWS[view]
    assert tab.page.locator("h1").all_inner_texts() == [named]
    # A tab, a bookmark and the history never name a child.
    assert tab.page.title() == f"{VIEWS[view]} – Skolegang i sigte"
    found = axe.violations(tab.page)
    tab.page.emulate_media(color_scheme="dark")
    found += [f"dark: {line}" for line in axe.violations(tab.page)]
    tab.page.emulate_media(color_scheme="light")
    for width in WIDTHS:
        tab.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px wide: {line}" for line in tab.overflow()]
    found += [f"320 px wide: {line}" for line in axe.violations(tab.page)]
    assert found + tab.faults == []


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_sign_in_is_accessible_and_fits(browser: Browser, site: str, width: int) -> None:
    with open_tab(browser, site, None, width) as tab:
        tab.page.goto(f"{site}/log-ind")
        assert tab.page.title() == "Log ind – Skolegang i sigte"
        assert tab.page.locator("h1").all_inner_texts() == ["Log ind"]
        assert axe.violations(tab.page) + tab.overflow() + tab.faults == []


def test_the_open_filter_bar_and_the_help_are_accessible(tab: Tab) -> None:
    tab.page.set_viewport_size({"width": 1440, "height": 900})
    tab.go("/hjem")
    tab.page.locator("summary", has_text="Ret filtre").click()
    assert axe.violations(tab.page) == []
    tab.page.locator("main").press("?")
    assert axe.violations(tab.page) == []
    tab.page.keyboard.press("Escape")


def test_a_script_from_nowhere_is_stopped_and_noticed(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient]
) -> None:
    """Or else the tests above would find no fault anywhere."""
    with open_tab(browser, site, clients["chief"]) as tab:
        tab.open("/tilgaengelighed")
        tab.page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              document.body.append(script);
              const picture = document.createElement("img");
              picture.src = "http://elsewhere.example/pixel.png";
              document.body.append(picture);
            }"""
        )
        tab.page.wait_for_function("() => document.querySelector('img[src*=elsewhere]').complete")
        assert tab.page.evaluate("window.ran") is None
        assert sum("Content Security Policy" in fault for fault in tab.faults) == 2


def test_a_cold_load_is_small(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> None:
    with open_tab(browser, site, clients["chief"]) as tab:
        tab.open("/")
        sizes = tab.page.evaluate(
            """() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
              .map(entry => [entry.name, entry.encodedBodySize])"""
        )
        assert sum(size for _, size in sizes) < 1_000 * 1024, sorted(sizes, key=lambda pair: -pair[1])[:8]
        assert any("plotly" in name for name, size in sizes if size)
