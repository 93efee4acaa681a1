"""A tab of the real browser on the real application, which remembers everything that went wrong in it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from playwright.sync_api import TimeoutError as TookTooLong

from tests.support.browser import TIMEOUT_MS
from tests.web.readers import COOKIE, token_of

# A page has arrived when it has a heading, nothing is under way, and every chart in sight has been drawn.
_AT_REST = """() => {
  const page = document.querySelector("[data-page]");
  return page !== null && page.querySelector("h1") !== null && !page.hasAttribute("aria-busy")
    && Array.from(page.querySelectorAll(".plot")).every(plot => plot.querySelector(".main-svg") !== null);
}"""


_PATIENCE_MS = 5_000
_TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth;
  return Array.from(document.body.querySelectorAll("*"))
    .filter(element => element.getBoundingClientRect().right > innerWidth).slice(-3)
    .map(element => `${wide} px because of ${element.outerHTML.slice(0, 120)}`);
}"""


@dataclass
class Tab:
    """`faults`: console errors (a breach of the content security policy is one), failed scripts, foreign requests."""

    page: Page
    site: str
    faults: list[str] = field(default_factory=list)
    prints: list[Request] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Load an address anew."""
        self.page.goto(self.site + path)
        self.settle()

    def go(self, path: str) -> None:
        """Follow a link to an address, without a load."""
        if path != self.address:
            self.after(lambda: self.page.evaluate("path => window.dashboard.navigate(path)", path))

    def settle(self) -> None:
        self.page.wait_for_function(_AT_REST)

    def after(self, act: Callable[[], object]) -> None:
        """Do something that changes the address, and wait for the page that answers."""
        with self.page.expect_response(re.compile("_dash-update-component")) as answer:
            act()
        answer.value.finished()
        self.settle()

    def overflow(self) -> list[str]:
        """What makes the page scroll sideways, if it does."""
        # Charts follow the window's width in their own time.
        try:
            self.page.wait_for_function(
                "() => document.documentElement.scrollWidth <= innerWidth", timeout=_PATIENCE_MS
            )
        except TookTooLong:
            found: list[str] = self.page.evaluate(_TOO_WIDE)
            return found
        return []

    @property
    def address(self) -> str:
        """Path and query of the address bar."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def text(self) -> str:
        """All that the page says."""
        return self.page.inner_text("main")

    @property
    def sentence(self) -> str:
        """What is filtered, in words."""
        return self.page.inner_text("[data-sentence]")

    @property
    def focused(self) -> str:
        """The id of the element with the focus, or its text where it has none."""
        found = self.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        return str(found)

    def watch(self) -> None:
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._look)

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.faults.append(f"console: {said.text}")

    def _look(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.faults.append(f"request to {request.url}")
        elif request.url.endswith("/udskrift"):
            self.prints.append(request)

    def finish(self) -> None:
        """A print is told to the server by a request that outlives the tab; the next test's log must not hear of it."""
        for request in self.prints:
            request.response()


@contextmanager
def open_tab(
    browser: Browser, site: str, client: FlaskClient | None, width: int = 1440, height: int = 900
) -> Iterator[Tab]:
    """An empty tab of a new window, signed in as the client is."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )
    context.set_default_timeout(TIMEOUT_MS)
    if client is not None:
        context.add_cookies([{"name": COOKIE, "value": token_of(client), "url": site}])
    tab = Tab(context.new_page(), site)
    tab.watch()
    try:
        yield tab
        tab.finish()
    finally:
        context.close()
