"""The gate: who is not signed in gets the sign-in page, and nothing else."""

from urllib.parse import urlsplit, urlunsplit

from flask import Flask, abort, jsonify, redirect, request, url_for
from flask_login import current_user
from werkzeug.exceptions import SecurityError
from werkzeug.wrappers import Response

from dashboard.auth.addresses import is_open, wants_page
from dashboard.auth.cookie import token_in
from dashboard.auth.origin import is_from_here
from dashboard.settings import Settings


def put_up_gate(server: Flask, settings: Settings) -> None:
    """Registers the gate. To be called before Dash is put on the server: its own hooks run in that order."""

    @server.before_request
    def gate() -> Response | tuple[Response, int] | None:
        if isinstance(request.routing_exception, SecurityError):
            raise request.routing_exception  # a host that nobody trusts; Flask would only say so after us
        if request.method not in ("GET", "HEAD", "OPTIONS") and not is_from_here(request, settings):
            abort(403)
        if is_open(request) or current_user.is_authenticated:
            return None
        if not wants_page(request):
            return jsonify(error="sign_in"), 401
        # Only who had a session is told that it has ended.
        ended = "1" if token_in(request, settings) else None
        return redirect(url_for("sign_in.page", udloebet=ended, next=_this_page()), 302 if _asks() else 303)


def _asks() -> bool:
    return request.method in ("GET", "HEAD")


def _this_page() -> str:
    """Where the reader is; of a form that was sent, the page that it was on."""
    if not _asks():
        was_on = urlsplit(request.referrer or "/")
        return urlunsplit(("", "", was_on.path, was_on.query, "")) or "/"
    query = request.query_string.decode("ascii", "replace")
    return f"{request.path}?{query}" if query else request.path
