"""Dash that tells nobody which versions it and Python are: the page needs none of that."""

import json
from typing import Any, Final

from dash import Dash

_TOLD: Final = frozenset({"python_version", "dash_version", "dash_version_url", "plotly_version", "ddk_version"})


class QuietDash(Dash):
    """Dash, whose index page lacks the versions that it writes into its configuration."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override] # the way Dash documents it
        opening, bracket, rest = str(parts["config"]).partition("{")
        text, closing, after = rest.rpartition("</script>")
        config = {name: value for name, value in json.loads(bracket + text).items() if name not in _TOLD}
        # As Dash writes it: nothing in a script's data may look like the end of the script.
        written = json.dumps(config).replace("<", "\\u003c")
        parts["config"] = opening + written + closing + after
        page: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        return page
