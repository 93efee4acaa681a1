"""What the browser is told about every answer: what it may run, load, keep and pass on."""

from collections.abc import Callable, Sequence
from typing import Final

from flask import Flask, Response, request

from dashboard.auth.addresses import has_script, is_drawn, is_static
from dashboard.settings import Settings

ScriptHashes = Callable[[], Sequence[str]]
# Few of our own pages have a script, and none of them asks the server for anything. Dash's inline scripts are named one
# by one; its components set styles inline.
_OWN: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_WITH_SCRIPT: Final = f"{_OWN}; script-src 'self'"
_DASH: Final = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TLS_FOR: Final = "max-age=31536000"
YEAR: Final = 31_536_000
DAY: Final = 86_400


def set_headers(server: Flask, settings: Settings, script_hashes: ScriptHashes) -> None:
    """Sets the headers on every answer, errors and redirections too.

    `script_hashes` is asked for each page that Dash makes: Dash adds an inline script at its first request.
    """

    @server.after_request
    def headers(response: Response) -> Response:
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)  # a page may tell even less of where its reader was
        response.headers["Content-Security-Policy"] = _policy(response, script_hashes)
        response.headers["Cache-Control"] = _cache_control(response)
        if settings.tls:
            response.headers["Strict-Transport-Security"] = _TLS_FOR
        return response


def _policy(response: Response, script_hashes: ScriptHashes) -> str:
    # A page that is not there (404), or is for others (403), is drawn by the same scripts as one that is.
    if response.mimetype != "text/html" or response.status_code not in (200, 403, 404) or not is_drawn(request):
        return _WITH_SCRIPT if has_script(request) else _OWN
    return _DASH.format(hashes="".join(f" {hash_}" for hash_ in script_hashes()))


def _cache_control(response: Response) -> str:
    """Static files may be kept by the reader's own browser; all else by nobody."""
    if not is_static(request) or response.status_code not in (200, 304):
        return "no-store"
    if "m" in request.args or response.cache_control.max_age == YEAR:
        return f"private, max-age={YEAR}, immutable"  # the address changes with the file
    if request.path.startswith("/assets/"):
        return f"private, max-age={DAY}"  # fonts, which a style names without its moment of change
    return "private, no-cache"
