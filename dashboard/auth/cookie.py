"""The one cookie: a random session token, out of reach of scripts and of other sites."""

from flask import Request
from werkzeug.wrappers import Response

from dashboard.settings import Settings


def cookie_name(settings: Settings) -> str:
    """Behind TLS with the prefix that makes browsers insist on Secure, Path=/ and this host alone."""
    return "__Host-session" if settings.tls else "dashboard-session"


def token_in(request: Request, settings: Settings) -> str | None:
    return request.cookies.get(cookie_name(settings)) or None


def give_token(response: Response, token: str, settings: Settings) -> None:
    """Until the browser closes; how long it is good for is decided on the server."""
    response.set_cookie(cookie_name(settings), token, path="/", secure=settings.tls, httponly=True, samesite="Lax")


def take_token(response: Response, settings: Settings) -> None:
    response.delete_cookie(cookie_name(settings), path="/", secure=settings.tls, httponly=True, samesite="Lax")
