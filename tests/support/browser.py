"""A real browser for the tests: Chromium, driven by Playwright."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]

# A loaded machine with two cores has been seen to take half a minute for what else takes a second.
TIMEOUT_MS = 60_000

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start the Chromium that `tools/chromium` finds.

    Raises:
        RuntimeError: there is none; the message says what to do.
    """
    found = subprocess.run([ROOT / "tools" / "chromium"], capture_output=True, text=True, check=False)
    if found.returncode:
        raise RuntimeError(found.stderr)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=_ARGUMENTS, timeout=TIMEOUT_MS)
        yield browser
        browser.close()


@contextmanager
def open_page(browser: Browser, width: int, height: int = 900) -> Iterator[Page]:
    """Open an empty page, `width` by `height` CSS pixels, as a Danish reader has it, without any cookie.

    Raises:
        AssertionError: at the end, if a script of the page failed and did not catch it.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )
    context.set_default_timeout(TIMEOUT_MS)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert not errors, "; ".join(errors)
