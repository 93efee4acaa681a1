"""The cookie that tells the browser in which a sign-in at the provider was begun, as long as it is under way."""

import re
import secrets
from typing import Final

from flask import Request
from werkzeug.wrappers import Response

from dashboard.data.app_database.oidc_requests import GOOD_FOR
from dashboard.settings import Settings

_OURS: Final = re.compile(r"[\w-]{43}", re.ASCII)


def browser_of(request: Request, settings: Settings) -> str | None:
    """What the browser was marked with."""
    found = request.cookies.get(_name(settings), "")
    return found if _OURS.fullmatch(found) else None


def new_browser() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def mark(response: Response, browser: str, settings: Settings) -> None:
    """Lax, not strict: the browser comes back from another site."""
    response.set_cookie(
        _name(settings), browser, max_age=GOOD_FOR, path="/", secure=settings.tls, httponly=True, samesite="Lax"
    )


def unmark(response: Response, settings: Settings) -> None:
    response.delete_cookie(_name(settings), path="/", secure=settings.tls, httponly=True, samesite="Lax")


def _name(settings: Settings) -> str:
    return "__Host-sign-in" if settings.tls else "dashboard-sign-in"
