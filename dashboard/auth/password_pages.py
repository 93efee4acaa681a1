"""The page behind a link: whose it is, and the form in which that person chooses the own password."""

from math import ceil

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dashboard.auth.choose_password import choose, look_up
from dashboard.auth.context import AuthContext
from dashboard.auth.invitations import CHOOSE
from dashboard.auth.passwords import LEAST_CHARACTERS, MOST_CHARACTERS
from dashboard.auth.sign_in import Waiting
from dashboard.auth.sign_in_pages import wait_in_words
from dashboard.data.app_database.invitations import Invited
from dashboard.i18n.words import Words

_LARGEST_FORM = 16_384


def password_routes(context: AuthContext) -> Blueprint:
    """`/adgangskode/<token>` (GET) and `/adgangskode` (POST): the token is in no address but the link's own."""
    routes = Blueprint("password", __name__)
    languages = context.settings.languages

    def words_for(found: Invited | Waiting | None) -> Words:
        theirs = found.language if isinstance(found, Invited) else languages[0]
        return Words(theirs if theirs in languages else languages[0])

    @routes.get(f"{CHOOSE}/<token>")
    def page(token: str) -> Response:
        found = look_up(context, token, request.remote_addr or "")
        words = words_for(found)
        return _form(words, found, token) if isinstance(found, Invited) else _no_form(words, found)

    @routes.post(CHOOSE)
    def enter() -> Response:
        request.max_content_length = _LARGEST_FORM
        token, password = request.form.get("token", ""), request.form.get("password", "")
        address = request.remote_addr or ""
        found = look_up(context, token, address)
        words = words_for(found)
        if not isinstance(found, Invited):
            return _no_form(words, found)
        if password != request.form.get("again", ""):
            return _form(words, found, token, words("The two passwords are not the same."))
        try:
            in_time = choose(context, token, found, password, address)
        except ValueError:
            return _form(words, found, token, _rule(words))
        return redirect(url_for("sign_in.page", valgt="1"), 303) if in_time else _no_form(words, None)

    return routes


def _form(words: Words, found: Invited, token: str, problem: str = "") -> Response:
    status = 422 if problem else 200
    return _page(words, status, invited=found, token=token, problem=problem, rule=_rule(words))


def _no_form(words: Words, found: Waiting | None) -> Response:
    if found is None:
        return _page(words, 404)
    response = _page(words, 429, problem=wait_in_words(words, found.wait))
    response.headers["Retry-After"] = str(ceil(found.wait.total_seconds()))
    return response


def _rule(words: Words) -> str:
    return words("A password has {least} to {most} characters.", least=LEAST_CHARACTERS, most=MOST_CHARACTERS)


def _page(words: Words, status: int, **values: object) -> Response:
    html = render_template("password.html", words=words, least=LEAST_CHARACTERS, most=MOST_CHARACTERS, **values)
    response = make_response(html, status)
    # What this page loads must not say by which link. (Without any referrer browsers would hide the origin too.)
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
