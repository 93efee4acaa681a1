"""What the addresses of signing in at the provider answer."""

import logging
from dataclasses import dataclass
from typing import Final

from authlib.common.urls import add_params_to_uri
from flask import make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from dashboard.auth.addresses import SIGN_IN, SIGN_OUT
from dashboard.auth.context import AuthContext
from dashboard.auth.cookie import give_token, token_in
from dashboard.auth.external import Unwelcome, admit_external
from dashboard.auth.local_path import START, first_page, local_path
from dashboard.auth.logs import LOGGER
from dashboard.auth.oidc.browser import browser_of, mark, new_browser, unmark
from dashboard.auth.oidc.failures import OidcError
from dashboard.auth.oidc.flow import come_in, go_out, language_of, take_up
from dashboard.auth.oidc.mapping import ClaimMapping, Claims
from dashboard.auth.oidc.provider import Provider
from dashboard.auth.oidc.refusals import NO_WAY_OUT, REFUSALS, Told
from dashboard.auth.sessions import finish_session
from dashboard.i18n.words import Words
from dashboard.settings.oidc import OidcSettings

_NEVER_NEXT: Final = frozenset({SIGN_IN, SIGN_OUT})


@dataclass(frozen=True, slots=True)
class Handlers:
    """Each answers one address, out of Flask's `request`."""

    context: AuthContext
    oidc: OidcSettings
    mapping: ClaimMapping
    provider: Provider

    def out(self) -> Response:
        """To the provider."""
        next_path, words = local_path(request.args.get("next"), never=_NEVER_NEXT), self._words()
        if current_user.is_authenticated:
            return redirect(next_path, 303)
        settings = self.context.settings
        # Kept while it is good: two tabs may sign in at the same time.
        browser = browser_of(request, settings) or new_browser()
        try:
            url = go_out(
                self.context,
                self.provider,
                browser=browser,
                redirect_uri=self._here(url_for("oidc.back")),
                next_path=next_path,
                language=words.language,
            )
        except OidcError as error:
            return _failed(error, words, next_path)
        response = redirect(url, 303)
        mark(response, browser, settings)
        return response

    def back(self) -> Response:
        """From the provider, in or not."""
        state = request.args.get("state", "")
        words, next_path = self._words(language_of(state)), START
        try:
            begun = take_up(self.context, browser=browser_of(request, self.context.settings), state=state)
            next_path = begun.next_path
            redirect_uri = self._here(url_for("oidc.back"))
            claims = come_in(self.provider, begun, request.args, redirect_uri=redirect_uri)
        except OidcError as error:
            return _failed(error, words, next_path)
        return self._admit(claims, words, next_path)

    def leave(self) -> Response:
        """To where one signs out of the provider."""
        words = self._words()
        try:
            address = self.provider.discovered().end_session
        except OidcError as error:
            return _failed(error, words, START)
        if address is None:
            return _told(NO_WAY_OUT, words, START)
        query = {
            "client_id": self.oidc.client_id,
            "post_logout_redirect_uri": self._here(url_for("sign_in.page", ude="1")),
            "ui_locales": words.language,
        }
        return redirect(add_params_to_uri(address, query), 303)

    def _admit(self, claims: Claims, words: Words, next_path: str) -> Response:
        settings = self.context.settings
        outcome = admit_external(
            self.context,
            self.mapping.identity(self.oidc.issuer, claims),
            self.mapping.roles(claims),
            address=request.remote_addr or "",
            user_agent=request.headers.get("User-Agent", ""),
            language=words.language,
        )
        if isinstance(outcome, Unwelcome):
            return _told(REFUSALS[outcome.why], words, next_path)
        if before := token_in(request, settings):
            finish_session(self.context, before)
        response = redirect(first_page(next_path), 303)
        give_token(response, outcome.token, settings)
        unmark(response, settings)
        return response

    def _words(self, language: str | None = None) -> Words:
        """In the language asked for, where it is one of ours."""
        languages, asked = self.context.settings.languages, language or request.args.get("sprog")
        return Words(next((known for known in languages if known == asked), languages[0]))

    def _here(self, path: str) -> str:
        """The address as the browser knows it: the host is one that is trusted, the scheme is the setting's."""
        return f"{'https' if self.context.settings.tls else 'http'}://{request.host}{path}"


def _failed(error: OidcError, words: Words, next_path: str) -> Response:
    logging.getLogger(LOGGER).warning(error.failure.value, exc_info=error.__cause__)
    return _told(REFUSALS[error.failure], words, next_path)


def _told(what: Told, words: Words, next_path: str) -> Response:
    html = render_template(
        "sign_in_refused.html", words=words, heading=what.heading, advice=what.advice, next=next_path
    )
    return make_response(html, what.status)
