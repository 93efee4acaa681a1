"""How much may be sent: a question of the page and a form are small; only a file is large."""

from typing import Final

from flask import Flask, request

_CALLBACKS: Final = "/_dash"
_LARGEST_CALL: Final = 262_144  # an address is at most 8 KB, and a call says it twice
_LARGEST_FORM: Final = 65_536
_FILES: Final = "multipart/form-data"


def limit_requests(server: Flask) -> None:
    """Sets the limit before anything is read. What is larger is answered with 413.

    Files keep the server's own limit (DASHBOARD_MAX_UPLOAD_MB); a route may set a lower one still.
    """

    @server.before_request
    def limit() -> None:
        if request.path.startswith(_CALLBACKS):
            request.max_content_length = _LARGEST_CALL
        elif request.mimetype != _FILES:
            request.max_content_length = _LARGEST_FORM
