"""Requests that were refused to somebody signed in go into the audit log: what is not theirs, and what was forged."""

from flask import Flask, Response, request
from flask_login import current_user

from dashboard.auth.addresses import is_drawn
from dashboard.auth.audit import Audit
from dashboard.data.app_database.audit_entry import Kind, Outcome

_CALLBACK = "/_dash-update-component"


def log_refusals(server: Flask, audit: Audit) -> None:
    """Logs each answer of 403, and of 400 to a callback: a browser on our pages is never given one.

    Pages that are refused are answered with a page in words, and logged where that is decided (components.screen).
    """

    @server.after_request
    def log(response: Response) -> Response:
        if is_drawn(request):
            return response
        forged = response.status_code == 400 and request.path == _CALLBACK
        if (response.status_code == 403 or forged) and current_user.is_authenticated:
            audit.record(
                current_user.reader,
                Kind.REQUEST,
                f"{request.method} {request.path}",
                detail=request.query_string.decode("utf-8", "replace"),
                outcome=Outcome.REFUSED,
            )
        return response
