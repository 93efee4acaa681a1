"""The few addresses that answer without a sign-in, and what kind of answer an address gives."""

from typing import Final

from flask import Request

SIGN_IN: Final = "/log-ind"
SIGN_OUT: Final = "/log-ud"
ALIVE: Final = "/health/alive"
READY: Final = "/health/ready"
STYLE: Final = "/assets/sign-in.css"
# Pages with a script of ours, which runs nothing of anybody else's and asks for nothing.
MEETING_MODE: Final = "/moeder/<meeting_id>/vis"
MEETING_NOTES: Final = f"{MEETING_MODE}/noter"
_WITH_SCRIPT: Final = frozenset({MEETING_MODE, MEETING_NOTES})
OPEN_FILES: Final = frozenset(
    {STYLE, "/assets/vendor/ibm-plex-sans-400.woff2", "/assets/vendor/ibm-plex-sans-600.woff2"}
)
# By endpoint, not by path: to a method that these do not take, Dash's catch-all would answer on the same path.
OPEN_ENDPOINTS: Final = frozenset(
    {
        "sign_in.page",
        "sign_in.enter",
        "sign_in.leave",
        "password.page",
        "password.enter",
        "oidc.out",
        "oidc.back",
        "oidc.leave",
        "health.alive",
        "health.ready",
    }
)
# Dash answers every address that nobody else takes, so that the browser can draw the page, or that there is none.
_DASH_RULES: Final = frozenset({"/", "/<path:path>"})
_STATIC: Final = ("/assets/", "/_dash-component-suites/")
_FOR_SCRIPTS: Final = ("/_", "/assets/", "/health/")
# What a form sends; of all that a browser sends, also what a page elsewhere can make it send without asking first.
FORMS: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"})


def is_open(request: Request) -> bool:
    """Whether the request is answered without a sign-in."""
    return request.endpoint in OPEN_ENDPOINTS or (request.path in OPEN_FILES and request.method in ("GET", "HEAD"))


def is_static(request: Request) -> bool:
    """Whether the answer is a file that is the same for everybody."""
    return request.path.startswith(_STATIC)


def is_drawn(request: Request) -> bool:
    """Whether Dash answers, with the page that its scripts then fill."""
    return request.method in ("GET", "HEAD") and request.url_rule is not None and request.url_rule.rule in _DASH_RULES


def has_script(request: Request) -> bool:
    """Whether the answer is a page of ours with a script."""
    return request.url_rule is not None and request.url_rule.rule in _WITH_SCRIPT


def wants_page(request: Request) -> bool:
    """Whether a person sees the answer in a browser's window; else a script reads it, and gets JSON."""
    if request.path in (SIGN_IN, SIGN_OUT):
        return True
    is_asked_for = request.method in ("GET", "HEAD") or request.mimetype in FORMS
    return is_asked_for and not request.path.startswith(_FOR_SCRIPTS)
