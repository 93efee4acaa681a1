"""The sign-in page and the way out: plain HTML that needs no script."""

from datetime import timedelta
from math import ceil
from pathlib import Path

from flask import Blueprint, abort, after_this_request, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from dashboard.auth.addresses import SIGN_IN, SIGN_OUT, STYLE
from dashboard.auth.context import AuthContext
from dashboard.auth.cookie import give_token, take_token, token_in
from dashboard.auth.local_path import first_page, local_path
from dashboard.auth.sessions import finish_session
from dashboard.auth.sign_in import Admitted, Waiting, sign_in
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from dashboard.settings.oidc import oidc_settings
from dashboard.vocabulary.text import Language

_LARGEST_FORM = 16_384
_NEVER_NEXT = frozenset({SIGN_IN, SIGN_OUT})


def sign_in_routes(context: AuthContext) -> Blueprint:
    """`/log-ind` (GET, POST) and `/log-ud` (POST)."""
    routes = Blueprint("sign_in", __name__)
    settings = context.settings

    def page_with(status: int, *, problem: str = "", username: str = "") -> Response:
        words = _words(settings.languages)
        html = render_template(
            "sign_in.html",
            words=words,
            languages=[language for language in settings.languages if language != words.language],
            problem=problem,
            notice=_notice(words) if not problem else "",
            username=username,
            next=_next(),
            has_passwords=settings.password_sign_in,
            provider=_provider(words, settings),
            is_signed_out="ude" in request.args,
            is_demo=settings.environment == "demo",
            style=f"{STYLE}?m={_changed_at(settings.assets_dir / 'sign-in.css')}",
        )
        return make_response(html, status)

    @routes.get(SIGN_IN)
    def page() -> Response:
        return redirect(_next(), 303) if current_user.is_authenticated else page_with(200)

    @routes.post(SIGN_IN)
    def enter() -> Response:
        if not settings.password_sign_in:
            abort(403)
        request.max_content_length = _LARGEST_FORM
        username = request.form.get("username", "")
        outcome = sign_in(
            context,
            username=username,
            password=request.form.get("password", ""),
            address=request.remote_addr or "",
            user_agent=request.headers.get("User-Agent", ""),
        )
        if isinstance(outcome, Admitted):
            _end_session()
            response = redirect(first_page(_next()), 303)
            give_token(response, outcome.token, settings)
            return response
        words = _words(settings.languages)
        if isinstance(outcome, Waiting):
            response = page_with(429, problem=wait_in_words(words, outcome.wait), username=username)
            response.headers["Retry-After"] = str(ceil(outcome.wait.total_seconds()))
            return response
        return page_with(401, problem=words("The user name or the password is wrong."), username=username)

    @routes.post(SIGN_OUT)
    def leave() -> Response:
        # First of all the cookie: who sits down next is out, even if the app database is away and cannot be told.
        after_this_request(without_token)
        _end_session()
        return redirect(url_for("sign_in.page", ude="1"), 303)

    def without_token(response: Response) -> Response:
        take_token(response, settings)
        return response

    def _end_session() -> None:
        token = token_in(request, settings)
        if token:
            finish_session(context, token)

    return routes


def _next() -> str:
    return local_path(request.form.get("next") or request.args.get("next"), never=_NEVER_NEXT)


def _words(languages: tuple[Language, ...]) -> Words:
    chosen = request.values.get("sprog", "")
    return Words(chosen) if chosen in languages else Words(languages[0])


def _provider(words: Words, settings: Settings) -> str:
    """What the button that leads to the provider says; nothing where there is none."""
    if oidc_settings(settings) is None:
        return ""
    if settings.oidc_label is None:
        return words("Sign in with your work account")
    return words("Sign in with {label}", label=settings.oidc_label)


def _notice(words: Words) -> str:
    if "udloebet" in request.args:
        return words("Your session has expired. Sign in to go on where you were.")
    if "valgt" in request.args:
        return words("Your password is chosen. Sign in with it.")
    return words("You are signed out.") if "ude" in request.args else ""


def wait_in_words(words: Words, wait: timedelta) -> str:
    """That there were too many attempts, and how many minutes to wait."""
    minutes = ceil(wait / timedelta(minutes=1))
    return words.count(
        minutes,
        "Too many attempts. Wait {n} minute, and try again.",
        "Too many attempts. Wait {n} minutes, and try again.",
    )


def _changed_at(path: Path) -> int:
    return int(path.stat().st_mtime) if path.exists() else 0
