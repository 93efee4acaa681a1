"""Flask-Login's part: from the cookie to the reader, at each request, out of the app database."""

from flask import Flask, Request, g
from flask.sessions import SessionInterface
from flask_login import LoginManager

from dashboard.auth.context import AuthContext
from dashboard.auth.cookie import token_in
from dashboard.auth.reader import Reader, SignedIn
from dashboard.auth.scope_of import groups_of, permissions_of, roles_in_force, scope_of
from dashboard.auth.sessions import session_of
from dashboard.auth.throttle import network
from dashboard.i18n.words import Words


class NothingInTheBrowser(SessionInterface):
    """Flask's signed session cookie, switched off: nothing is kept in the browser but the session's token."""

    def open_session(self, app: Flask, request: Request) -> None:
        """None makes Flask use a session that cannot be written to."""

    def save_session(self, app: Flask, session: object, response: object) -> None:
        """Never called for such a session."""


def recognise_readers(server: Flask, context: AuthContext) -> None:
    """Makes `current_user` the person of the request's session."""
    server.session_interface = NothingInTheBrowser()
    # Flask-Login would look at a cookie of another application on this host before it asked us.
    server.config["REMEMBER_COOKIE_NAME"] = "no-remember-cookie"
    manager = LoginManager(server, add_context_processor=False)
    manager.session_protection = None

    def load(request: Request) -> SignedIn | None:
        token = token_in(request, context.settings)
        session = session_of(context, token) if token else None
        if session is None:
            return None
        person = session.person
        g.words = Words(person.language)
        return SignedIn(
            Reader(
                person_id=person.person_id,
                display_name=person.display_name,
                address=network(request.remote_addr or ""),
                session_id=session.session_id,
                language=g.words,
                scope=scope_of(person, context.settings),
                permissions=permissions_of(person, context.settings, session.groups),
                roles=frozenset(role.key for role, _ in roles_in_force(person, context.settings)),
                groups=groups_of(person, context.settings, session.groups),
            )
        )

    manager.request_loader(load)
