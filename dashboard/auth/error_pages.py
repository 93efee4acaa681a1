"""What a reader sees when something is wrong: a sentence and what to do, and never a trace of the inside."""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from types import TracebackType
from typing import Final

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from dashboard.auth.addresses import wants_page
from dashboard.auth.logs import LOGGER
from dashboard.auth.reader import NotSignedIn
from dashboard.data.app_database.database import AppDatabaseError
from dashboard.i18n.words import Words

# Status -> heading and advice, in the source language of the catalogue.
_MESSAGES: Final = {
    400: ("The address cannot be understood", "Go to the front page and choose again."),
    403: ("This cannot be done from here", "Open the page anew, and try again."),
    404: ("There is no such page", "Check the address, or go to the front page."),
    405: ("This cannot be done from here", "Open the page anew, and try again."),
    413: ("That is too large", "Send less at a time."),
    500: (
        "Something went wrong",
        "Nothing is lost. Try again; if it goes on, tell whoever runs the dashboard.",
    ),
    503: (
        "The dashboard does not answer right now",
        "Nothing is lost. Try again in a moment; if it goes on, tell whoever runs the dashboard.",
    ),
}
_DASH: Final = "/_dash"
_CALLBACK: Final = "_invoke_callback"


def show_errors_in_words(server: Flask) -> None:
    """Registers the handlers of errors. Codes without words of their own are shown as 400 or 500."""

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        response = error.get_response()
        if error.code is None or error.code < 400:
            return make_response(response)  # a redirection
        answer = _answer(error.code)
        if error.code == HTTPStatus.METHOD_NOT_ALLOWED and "Allow" in response.headers:
            answer.headers["Allow"] = response.headers["Allow"]
        return answer

    @server.errorhandler(NotSignedIn)
    def not_signed_in(_: NotSignedIn) -> tuple[Response, int]:
        return jsonify(error="sign_in"), 401

    @server.errorhandler(AppDatabaseError)
    def away(error: AppDatabaseError) -> Response:
        logging.getLogger(LOGGER).error("app database away", exc_info=error)
        answer = _answer(503)
        answer.headers["Retry-After"] = "5"
        return answer

    @server.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        if _is_malformed(error):
            logging.getLogger(LOGGER).warning("malformed request", exc_info=error)
            return _answer(404 if request.method == "GET" else 400)
        logging.getLogger(LOGGER).error("failed", exc_info=error)
        return _answer(500)


def _answer(status: int) -> Response:
    known = status if status in _MESSAGES else 400 if status < 500 else 500
    if not wants_page(request):
        return make_response(jsonify(error=HTTPStatus(status).phrase.lower().replace(" ", "_")), status)
    heading, advice = _MESSAGES[known]
    words = g.get("words", Words())
    return make_response(render_template("error.html", words=words, heading=heading, advice=advice), status)


def _is_malformed(error: Exception) -> bool:
    """Whether Dash failed on what came in before any code of ours ran: it was forged or is out of date."""
    return request.path.startswith(_DASH) and not any(_is_ours(error.__traceback__))


def _is_ours(trace: TracebackType | None) -> Iterator[bool]:
    while trace is not None:
        frame = trace.tb_frame
        yield frame.f_code.co_name == _CALLBACK or str(frame.f_globals.get("__name__")).startswith("dashboard.")
        trace = trace.tb_next
