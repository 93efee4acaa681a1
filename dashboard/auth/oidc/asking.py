"""Asks the provider, within limits: so long and no longer, so much and no more, there and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from time import monotonic
from typing import Any, Final

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from requests import RequestException, Response
from urllib3.exceptions import HTTPError

from dashboard.auth.oidc.failures import Failure, OidcError
from dashboard.settings.oidc import OidcSettings

_SECONDS_TO_BEGIN: Final = 5  # to connect, and then to say something
_SECONDS: Final = 10
_MOST_BYTES: Final = 1_000_000
_PIECE: Final = 65_536


@contextmanager
def asking(settings: OidcSettings) -> Iterator[OAuth2Session]:
    """A session with the provider. Raises OidcError for what goes wrong on the way.

    The environment's HTTPS_PROXY and REQUESTS_CA_BUNDLE hold.
    """
    with OAuth2Session(
        settings.client_id,
        settings.client_secret.get_secret_value(),
        scope=settings.scopes,
        code_challenge_method="S256",
        default_timeout=_SECONDS_TO_BEGIN,
    ) as session:
        session.max_redirects = 0  # nobody sends us on to another server
        session.hooks["response"].append(_read_within_limits)
        try:
            yield session
        except AuthlibBaseError as error:
            raise OidcError(Failure.REFUSED) from error
        except (RequestException, HTTPError, ValueError) as error:
            raise OidcError(Failure.AWAY) from error


def _read_within_limits(response: Response, **_: Any) -> None:
    """Reads the whole answer, piece by piece, so that neither a slow nor an endless one holds us up."""
    ends_at, content = monotonic() + _SECONDS, BytesIO()
    while piece := response.raw.read1(_PIECE, decode_content=True):
        content.write(piece)
        if content.tell() > _MOST_BYTES or monotonic() > ends_at:
            response.close()
            raise OidcError(Failure.AWAY)
    content.seek(0)
    response.raw = content


def json_object(response: Response) -> dict[str, Any]:
    """The answer's JSON object. Raises RequestException or ValueError for anything else."""
    response.raise_for_status()
    found = response.json()
    if not isinstance(found, dict):
        message = "not a JSON object"
        raise ValueError(message)
    return found
