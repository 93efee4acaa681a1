"""Whether a request that changes something comes from our own pages. SameSite cookies are the other half."""

from urllib.parse import urlsplit

from flask import Request

from dashboard.auth.addresses import FORMS, is_open
from dashboard.auth.cookie import token_in
from dashboard.settings import Settings


def is_from_here(request: Request, settings: Settings) -> bool:
    """Judges by what browsers say and pages cannot forge: Sec-Fetch-Site, Origin and, without that, Referer.

    The scheme is the setting's, not the request's: behind a proxy the request arrives over plain HTTP. A
    request that says nothing is a program's and has no victim, unless it is a form that brings somebody's session.
    """
    here = f"{'https' if settings.tls else 'http'}://{request.host}"
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == here
    referer = request.headers.get("Referer")
    if referer is not None:
        parts = urlsplit(referer)
        return f"{parts.scheme}://{parts.netloc}" == here
    return site is not None or not _is_a_form_with_a_session(request, settings)


def _is_a_form_with_a_session(request: Request, settings: Settings) -> bool:
    """JSON is sent elsewhere only after asking, which is never granted; signing in and out needs no session."""
    return request.mimetype in FORMS and token_in(request, settings) is not None and not is_open(request)
