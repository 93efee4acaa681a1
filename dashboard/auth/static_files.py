"""Files that are the same for everybody: compressed once a process, and not sent again to who has them."""

import gzip
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from typing import Final

import brotli
from flask import Flask, Response, request
from flask_compress import Compress

from dashboard.auth.addresses import is_static

# More work than the usual qualities 4 and 6, and fewer bytes: it is done once.
_ALGORITHMS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "br": partial(brotli.compress, quality=9),
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}
_COMPRESSIBLE: Final = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})
_LEAST_BYTES: Final = 500


def compress_answers(server: Flask) -> None:
    """Brotli or gzip for what is made for one reader, each time; for static files the same bytes again."""
    server.config["COMPRESS_ALGORITHM"] = list(_ALGORITHMS)
    Compress(server)
    # Registered later, so asked earlier: what is compressed here Flask-Compress leaves alone.
    compressed: dict[tuple[str, str], bytes] = {}

    @server.after_request
    def compress_once(response: Response) -> Response:
        algorithm = request.accept_encodings.best_match(_ALGORITHMS)
        if algorithm is None or not _is_for_us(response):
            return response
        response.direct_passthrough = False
        content = response.get_data()
        if len(content) < _LEAST_BYTES:
            return response
        # By content: no address, however it is varied, makes a second entry of the same file.
        digest = sha256(content).hexdigest()
        key = (digest, algorithm)
        if key not in compressed:
            compressed[key] = _ALGORITHMS[algorithm](content)
        response.set_data(compressed[key])
        response.headers["Content-Encoding"] = algorithm
        response.vary.add("Accept-Encoding")
        response.set_etag(f"{digest[:32]}:{algorithm}")
        response.make_conditional(request)
        return response


def _is_for_us(response: Response) -> bool:
    return (
        is_static(request)
        and request.method in ("GET", "HEAD")
        and response.status_code == 200
        and response.mimetype in _COMPRESSIBLE
        and "Content-Encoding" not in response.headers
    )
