"""The README's pictures, of the demo as it is served: `make pictures`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import signed_in, wait_until_drawn
from benchmarks.serving import served
from benchmarks.size import ROOT, SIZES, prepared
from tests.support.browser import running_browser

_FOLDER = ROOT / "docs" / "pictures"
# Name -> address and width; what a first look at each page shows.
_PICTURES = {
    "overview-1440": ("/", 1440),
    "homes-1440": ("/hjem", 1440),
    "home-1440": ("/hjem/H0006", 1440),
    "overview-390": ("/", 390),
}


def main() -> None:
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with prepared(SIZES["town"]) as demo, served(demo) as (address, _), running_browser() as browser:
        sign_in = next(each for each in demo.sign_ins if each["role"] == "chief")
        with _page(browser, address, sign_in) as page:
            for name, (path, width) in _PICTURES.items():
                _take(page, f"{address}{path}", width, _FOLDER / f"{name}.png")


@contextmanager
def _page(browser: Browser, address: str, sign_in: dict[str, str]) -> Iterator[Page]:
    context = signed_in(browser, address, sign_in)
    try:
        yield context.pages[0]
    finally:
        context.close()


def _take(page: Page, address: str, width: int, file: Path) -> None:
    page.set_viewport_size({"width": width, "height": 1100 if width > 500 else 844})
    page.goto(address)
    wait_until_drawn(page)
    page.screenshot(path=file)
    print(file.relative_to(ROOT))


if __name__ == "__main__":
    main()
