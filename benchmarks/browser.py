"""What a reader waits for, in a real browser against the real server: cold load, click to the last chart redrawn."""

from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page, Response

from benchmarks.line import amount, times
from benchmarks.serving import served
from benchmarks.size import COLD_LOAD_KIB, COLD_LOAD_MS, Demo
from tests.support.browser import TIMEOUT_MS, running_browser

_ROUNDS = 12
# Resolves when the page has been drawn for the address, and its chart with it, and the browser has painted.
_DRAWN = """() => new Promise(resolve => {
    const look = () => {
        const page = document.querySelector('[data-page]');
        const done = page && page.querySelector('main') && !page.hasAttribute('aria-busy')
            && (!page.querySelector('.drawn') || page.querySelector('.main-svg'));
        if (done) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
        else requestAnimationFrame(look);
    };
    look();
})"""
_CHANGE = """async (address) => {
    const before = document.querySelector('[data-sentence]').textContent;
    const started = performance.now();
    window.dashboard.navigate(address);
    await new Promise(resolve => {
        const look = () => {
            const page = document.querySelector('[data-page]');
            const changed = document.querySelector('[data-sentence]').textContent !== before;
            if (changed && !page.hasAttribute('aria-busy'))
                requestAnimationFrame(() => requestAnimationFrame(resolve));
            else requestAnimationFrame(look);
        };
        look();
    });
    return performance.now() - started;
}"""


def measure(demo: Demo) -> Iterator[str]:
    with served(demo) as (address, process), running_browser() as browser:
        sign_in = demo.sign_ins[0]
        loads, kilobytes = zip(*(_cold_load(browser, address, sign_in) for _ in range(_ROUNDS)), strict=True)
        yield times("cold load of the overview, all drawn", loads, COLD_LOAD_MS)
        yield amount("cold load, sent", kilobytes[-1], "KiB", COLD_LOAD_KIB)
        for path in ("/", "/hjem", "/skoler", "/boern/uden-ejer", "/kohorter/sammenlign"):
            yield times(f"click to all redrawn: {path}", _clicks(browser, address, sign_in, path), demo.size.click_ms)
        for child in process.children():
            yield amount("a web process", child.memory_info().rss / 1e6, "MB", demo.size.process_mb)


def signed_in(browser: Browser, address: str, sign_in: dict[str, str]) -> BrowserContext:
    """A reader's browser, with the overview drawn on its one page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="da-DK", reduced_motion="reduce")
    context.set_default_timeout(TIMEOUT_MS)
    page = context.new_page()
    page.goto(f"{address}/log-ind")
    page.fill("input[name=username]", sign_in["username"])
    page.fill("input[type=password]", sign_in["password"])
    page.press("input[type=password]", "Enter")
    page.wait_for_selector("[data-page] main")
    wait_until_drawn(page)
    return context


def wait_until_drawn(page: Page) -> float:
    """Until the page stands with its charts; milliseconds since the visit began."""
    return float(page.evaluate(_DRAWN))


def _cold_load(browser: Browser, address: str, sign_in: dict[str, str]) -> tuple[float, float]:
    """Milliseconds and KiB of a first visit, with nothing in the browser but the session."""
    with_session = signed_in(browser, address, sign_in)
    cookies = with_session.cookies()
    with_session.close()
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="da-DK", reduced_motion="reduce")
    context.set_default_timeout(TIMEOUT_MS)
    context.add_cookies([dict(cookie) for cookie in cookies])  # type: ignore[misc]
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}/", wait_until="commit")
    drawn = wait_until_drawn(page)
    sent = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
    context.close()
    return drawn, sent / 1024


def _clicks(browser: Browser, address: str, sign_in: dict[str, str], path: str) -> list[float]:
    context = signed_in(browser, address, sign_in)
    page: Page = context.pages[0]
    page.goto(f"{address}{path}")
    wait_until_drawn(page)
    searches = ("?trin=udskoling", "?trin=mellemtrin", "?koen=m", "?periode=forrige-skoleaar")
    taken = [
        float(page.evaluate(_CHANGE, f"{path}{searches[number % len(searches)]}")) for number in range(_ROUNDS + 4)
    ]
    context.close()
    return taken[4:]
