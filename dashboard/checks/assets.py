"""The styles, fonts and scripts that are served from the checkout."""

from collections.abc import Iterator
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault

# Ours, and what `make setup` installs beside them; a page without one of these cannot be read.
_NEEDED: Final = (
    "page.js",
    "sign-in.css",
    "vendor/bootstrap.min.css",
    "vendor/plotly-basic.min.js",
    "vendor/ibm-plex-sans-400.woff2",
)


def _find(set_up: SetUp) -> Iterator[Finding]:
    folder, words = set_up.settings.assets_dir, set_up.words
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        yield fault(
            words("{names} are missing in {path}.", names=", ".join(missing), path=folder),
            words("Run `make setup` in the checkout, or correct DASHBOARD_ASSETS_DIR."),
        )


CHECK: Final = Check(title="Styles and scripts", find=_find, needs=frozenset({"assets_dir"}))
