"""Dash that sends the browser what the page needs: no versions of itself and Python, no scripts that nothing runs."""

import json
import re
from typing import Any, Final

from dash import Dash

# Styles and scripts of the server's own pages: Dash would put all of the folder into its page.
ASSETS_IGNORED: Final = r"^(sign-in\.css|slides.*)$"
_TOLD: Final = frozenset({"python_version", "dash_version", "dash_version_url", "plotly_version", "ddk_version"})
_SCRIPT: Final = re.compile(r'<script src="([^"]*)"></script>')
# The page draws their elements itself (assets/page.js).
_NEVER_RUN: Final = ("/dash_bootstrap_components/", "/dash_table/")
_PLOTLY: Final = "/vendor/plotly-"


class QuietDash(Dash):
    """Dash, whose index page lacks the versions that it writes into its configuration, and loads less.

    Plotly is fetched with the page and run when it is needed (assets/page.js).
    """

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override] # the way Dash documents it
        parts["scripts"] = _SCRIPT.sub(_needed, str(parts["scripts"]))
        opening, bracket, rest = str(parts["config"]).partition("{")
        text, closing, after = rest.rpartition("</script>")
        config = {name: value for name, value in json.loads(bracket + text).items() if name not in _TOLD}
        # As Dash writes it: nothing in a script's data may look like the end of the script.
        written = json.dumps(config).replace("<", "\\u003c")
        parts["config"] = opening + written + closing + after
        page: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        return page


def _needed(script: re.Match[str]) -> str:
    """A script tag as the page needs it."""
    source = script[1]
    if any(part in source for part in _NEVER_RUN):
        return ""
    if _PLOTLY in source:
        return f'<link rel="preload" as="script" fetchpriority="low" href="{source}" data-plotly>'
    return script[0]
