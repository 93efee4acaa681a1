"""Meeting mode in a real browser: keys, two windows that follow each other, without network, on every screen."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from dashboard.data.app_database.database import AppDatabase, open_app_database
from tests.support import axe
from tests.web.conftest import Demo
from tests.web.readers import COOKIE, token_of
from tests.web.slides import NOTES, Shown, meeting_to_show
from tests.web.tab import Tab, open_tab

Clients = Mapping[str, FlaskClient]
SCREENS = ((1920, 1080), (1280, 720), (1440, 900), (1024, 768), (800, 600), (1920, 800), (390, 844))
# How far a slide's text is beyond what is seen, and the smallest text in it as a part of the slide's height.
_FIT = """() => {
  const slide = document.querySelector("[data-slide]:not([hidden])");
  const sizes = Array.from(slide.querySelectorAll("*"))
    .filter(element => Array.from(element.childNodes).some(node => node.nodeType === 3 && node.data.trim()))
    .map(element => {
      const drawn = element.ownerSVGElement;
      const scale = drawn ? drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width : 1;
      return parseFloat(getComputedStyle(element).fontSize) * scale;
    });
  const unit = parseFloat(getComputedStyle(slide.querySelector(".slide-page")).fontSize);
  return [slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth, Math.min(...sizes) / unit];
}"""

# A slide of each kind, told apart by what is on it.
_KINDS = """() => {
  const parts = ["ul", "table", ".figure", ".chart", "h1 ~ *", "small", ".note", ".value.words"];
  const kind = slide => parts.map(part => slide.querySelector(part) !== null).join() + slide.className;
  const all = Array.from(document.querySelectorAll("[data-slide]"));
  return [...new Map(all.map(slide => [kind(slide), Number(slide.id)])).values()];
}"""


@pytest.fixture(scope="module")
def shown(demo: Demo) -> Iterator[Shown]:
    database = open_app_database(demo.settings.app_db)
    today = datetime.now().astimezone().date()
    with meeting_to_show(database, demo.sign_ins["home_leader"].place_key, today) as meeting:
        yield meeting
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM meeting"))
    database.close()


@pytest.fixture
def room(browser: Browser, site: str, clients: Clients, shown: Shown) -> Iterator[Tab]:
    with open_tab(browser, site, clients["coordinator"]) as tab:
        load(tab, shown.path)
        yield tab
        assert tab.faults == []


def load(tab: Tab, path: str) -> None:
    tab.page.goto(tab.site + path)
    arrived(tab.page)


def arrived(page: Page) -> None:
    page.wait_for_selector("[data-live]", state="attached")
    page.wait_for_function("() => window.slides.state().at >= 0")


def at(page: Page) -> int:
    """The number of the slide, as the address has it; and it is the only one that is seen."""
    number = int(page.evaluate("location.hash.slice(1)"))  # what the driver has of the address may be a key behind
    assert page.locator("[data-slides] > [data-slide]:visible").evaluate_all("all => all.map(one => one.id)") == [
        str(number)
    ]
    return number


def count(page: Page) -> int:
    return page.locator("[data-slide]").count()


def said(page: Page) -> str:
    return page.locator("[data-said]").inner_text()


@contextmanager
def presenter(room: Tab) -> Iterator[Page]:
    """The window with the notes, opened from the room's by its button."""
    with room.page.context.expect_page() as opened:
        room.page.click("[data-notes]")
    arrived(opened.value)
    faults: list[str] = []
    opened.value.on("pageerror", lambda error: faults.append(str(error)))
    yield opened.value
    assert faults == []


def shows(page: Page, number: int) -> None:
    page.wait_for_function("number => window.slides.state().at === number - 1", arg=number)


def test_keys_and_clickers_lead_through_the_slides(room: Tab) -> None:
    last = count(room.page)
    assert last > 12
    for key, expected in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("Space", 4),
        ("ArrowDown", 5),
        ("ArrowLeft", 4),
        ("PageUp", 3),
        ("ArrowUp", 2),
        ("Shift+Space", 1),
        ("ArrowLeft", 1),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 1),
    ):
        room.page.keyboard.press(key)
        assert at(room.page) == expected, key


def test_who_listens_hears_the_slide_and_how_far_it_is(room: Tab) -> None:
    last = count(room.page)
    room.page.keyboard.press("ArrowRight")
    title = room.page.locator("[data-slide]:focus h1").inner_text()
    assert (title, said(room.page)) == ("Dagsorden", f"2 af {last}")
    # From a button the focus stays where it is, so that it can be pressed again; the title is told then.
    room.page.focus("[data-go='1']")
    room.page.keyboard.press("Enter")
    room.page.keyboard.press("Space")
    assert at(room.page) == 4
    assert room.page.evaluate("document.activeElement.dataset.go") == "1"
    assert said(room.page).startswith(f"4 af {last}: ")


def test_a_reload_stays_on_the_slide(room: Tab) -> None:
    room.page.keyboard.press("ArrowRight")
    room.page.keyboard.press("ArrowRight")
    room.page.reload()
    arrived(room.page)
    assert at(room.page) == 3


@pytest.mark.parametrize(("hash_", "expected"), [("#4", 4), ("#0", 1), ("#999", None), ("#foo", 1), ("", 1)])
def test_an_address_with_any_number_leads_to_a_slide(room: Tab, shown: Shown, hash_: str, expected: int | None) -> None:
    room.page.goto("about:blank")
    load(room, shown.path + hash_)
    assert at(room.page) == (expected or count(room.page))


def test_black_and_back(room: Tab) -> None:
    slides = room.page.locator("[data-slides]")
    for key, is_seen in (("b", False), ("b", True), (".", False), ("Escape", True), ("b", False), ("ArrowRight", True)):
        room.page.keyboard.press(key)
        assert slides.is_visible() is is_seen, key
    room.page.keyboard.press("b")
    assert said(room.page) == "Skærmen er sort."
    assert room.page.get_attribute("[data-black]", "aria-pressed") == "true"
    room.page.mouse.click(300, 300)
    assert slides.is_visible()


def test_the_keys_are_told_and_rest_meanwhile(room: Tab) -> None:
    room.page.keyboard.press("?")
    assert room.page.locator("[data-keys]").is_visible()
    assert axe.violations(room.page) == []
    room.page.keyboard.press("ArrowRight")
    room.page.keyboard.press("Escape")
    assert not room.page.locator("[data-keys]").is_visible()
    assert at(room.page) == 1


@pytest.mark.parametrize("key", ["f", "F5"])
def test_full_screen_and_back(room: Tab, key: str) -> None:
    for is_full in (True, False):
        room.page.keyboard.press(key)
        room.page.wait_for_function("full => (document.fullscreenElement !== null) === full", arg=is_full)


def test_all_slides_are_shown_without_network(room: Tab) -> None:
    asked: list[str] = []
    room.page.on("request", lambda request: asked.append(request.url))
    room.page.context.set_offline(True)
    for number in range(2, count(room.page) + 1):
        room.page.keyboard.press("ArrowRight")
        assert at(room.page) == number
        assert room.page.locator("[data-slide]:visible h1").inner_text()
    assert asked == []
    assert room.page.evaluate(
        """["400 1em 'IBM Plex Sans'", "600 1em 'IBM Plex Sans'"].every(one => document.fonts.check(one))"""
    )
    # What would need the network says so, and the slides stay.
    room.page.click("[data-leave]")
    assert room.page.locator("[data-offline-said]").inner_text() == "Der er intet net, så det kan ikke åbnes nu."
    assert at(room.page) == count(room.page)


def test_the_windows_follow_each_other_without_network(room: Tab, shown: Shown) -> None:
    room.page.keyboard.press("ArrowRight")
    with presenter(room) as desk:
        assert desk.evaluate("window.slides.state().at") == 1
        room.page.context.set_offline(True)
        desk.keyboard.press("ArrowRight")
        shows(room.page, 3)
        assert at(room.page) == 3
        room.page.keyboard.press("End")
        shows(desk, count(room.page))
        assert desk.locator("[data-last]").is_visible()
        desk.keyboard.press("b")
        room.page.wait_for_selector("[data-slides]", state="hidden")
        desk.keyboard.press("Home")
        shows(room.page, 1)
        assert room.page.locator("[data-slides]").is_visible()
        assert desk.locator("[data-state]").inner_text() == "Skærmen i lokalet følger med."
        room.page.context.set_offline(False)
        room.page.goto("about:blank")
        desk.wait_for_selector("[data-state=gone]")


def test_who_presents_sees_the_notes_and_the_room_does_not(room: Tab) -> None:
    with presenter(room) as desk:
        for _ in range(count(room.page)):
            if desk.locator("[data-now] h3").inner_text().startswith("1. Velkomst"):
                break
            desk.keyboard.press("ArrowRight")
        assert desk.locator("[data-text]:visible").inner_text() == NOTES
        assert desk.locator("[data-next] h3").inner_text() == "2. Hvor langt er vi?"
        assert room.page.locator("[data-slide]:visible h1").inner_text() == "1. Velkomst"
        assert NOTES not in room.page.content()


def test_the_time_used_begins_anew_on_request_and_not_by_a_reload(room: Tab) -> None:
    with presenter(room) as desk:
        desk.evaluate("sessionStorage.setItem(`began-${document.body.dataset.meeting}`, String(Date.now() - 3725000))")
        desk.reload()
        arrived(desk)
        assert desk.locator("[data-used]").inner_text().startswith("1:02:0")
        desk.click("[data-restart]")
        assert desk.locator("[data-used]").inner_text() == "0:00:00"


def test_windows_of_different_versions_do_not_follow_each_other(room: Tab, demo: Demo, shown: Shown) -> None:
    database: AppDatabase = open_app_database(demo.settings.app_db)
    titled = "UPDATE agenda_item SET title = :title WHERE meeting_id = :key AND position = 1"
    with database.writing() as connection:
        connection.execute(sa.text(titled), {"title": "Nyt", "key": shown.key})
    try:
        with presenter(room) as desk:
            desk.wait_for_selector("[data-state=different]")
            desk.keyboard.press("ArrowRight")
            shows(desk, 2)
            assert "en anden udgave" in desk.locator("[data-state]").inner_text()
            assert at(room.page) == 1
    finally:
        with database.writing() as connection:
            connection.execute(sa.text(titled), {"title": "Velkomst", "key": shown.key})
        database.close()


def test_a_swipe_turns_the_slide(room: Tab) -> None:
    swipe = """([from, to]) => {
      const slide = document.querySelector("[data-slide]:not([hidden])");
      const touch = x => new Touch({ identifier: 1, target: slide, clientX: x, clientY: 200 });
      slide.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, touches: [touch(from)] }));
      slide.dispatchEvent(new TouchEvent("touchend", { bubbles: true, changedTouches: [touch(to)] }));
    }"""
    for from_, to, expected in ((400, 100, 2), (400, 380, 2), (100, 400, 1)):
        room.page.evaluate(swipe, [from_, to])
        assert at(room.page) == expected


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_every_slide_fits_every_screen_in_type_that_can_be_read(
    browser: Browser, site: str, clients: Clients, shown: Shown, width: int, height: int
) -> None:
    with open_tab(browser, site, clients["steering_group"], width, height) as tab:
        load(tab, shown.path)
        tab.page.evaluate("document.querySelector('.bar').hidden = true")  # as in full screen
        is_for_a_room = width > 768
        for number in range(1, count(tab.page) + 1):
            tab.page.evaluate("number => window.slides.show(number - 1, false, {})", number)
            down, across, smallest = tab.page.evaluate(_FIT)
            assert across <= 0, number
            if is_for_a_room:
                assert down <= 1, number
                assert smallest >= 0.6, number
        assert tab.faults == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1024, "dark"), (390, "light")])
def test_axe_finds_nothing_on_either_page(
    browser: Browser, site: str, clients: Clients, shown: Shown, width: int, scheme: str
) -> None:
    with open_tab(browser, site, clients["coordinator"], width) as tab:
        tab.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for path in (shown.path, f"{shown.path}/noter"):
            load(tab, path)
            found = []
            for number in tab.page.evaluate(_KINDS):
                tab.page.evaluate("number => window.slides.show(number - 1, false, {})", number)
                found += axe.violations(tab.page)
            assert found == []
            assert tab.overflow() == []
        assert tab.faults == []


def test_on_paper_there_is_one_slide_a_page(room: Tab) -> None:
    room.page.keyboard.press("ArrowRight")
    paper = PdfReader(io.BytesIO(room.page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == count(room.page)
    assert "Dagsorden" in paper.pages[1].extract_text()
    assert (round(paper.pages[0].mediabox.width), round(paper.pages[0].mediabox.height)) == (842, 595)


def test_without_scripts_all_slides_are_one_long_page(
    browser: Browser, site: str, clients: Clients, shown: Shown
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": token_of(clients["coordinator"]), "url": site}])
    page = context.new_page()
    for path, title in ((shown.path, "h1"), (f"{shown.path}/noter", "h3")):
        page.goto(site + path)
        slides = page.locator("[data-slide]")
        assert slides.count() == page.locator(f"[data-slide] {title}[id]:visible").count() > 12
        assert page.locator("button:visible").count() == 0
        assert page.locator("[data-leave]").is_visible()
    assert NOTES in page.inner_text("main")
    context.close()
