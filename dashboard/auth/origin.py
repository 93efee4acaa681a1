"""Whether a request that changes something comes from our own pages. SameSite cookies are the other half."""

from urllib.parse import urlsplit

from flask import Request

from dashboard.settings import Settings


def is_from_here(request: Request, settings: Settings) -> bool:
    """Judges by what browsers say and pages cannot forge: Sec-Fetch-Site, Origin and, without that, Referer.

    The scheme is the setting's, not the request's: behind a proxy the request arrives over plain HTTP. A
    request that says nothing is a program's, not that of a browser whose cookie somebody wants to misuse.
    """
    here = f"{'https' if settings.tls else 'http'}://{request.host}"
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == here
    referer = request.headers.get("Referer")
    if referer is None:
        return True
    parts = urlsplit(referer)
    return f"{parts.scheme}://{parts.netloc}" == here
