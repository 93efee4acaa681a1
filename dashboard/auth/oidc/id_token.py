"""Whether an ID token is the provider's, for us, of now and of this very sign-in (OpenID Connect Core 3.1.3.7)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from dashboard.auth.oidc.discovery import Discovered
from dashboard.auth.oidc.failures import Failure, OidcError

LEEWAY_SECONDS: Final = 60  # two hosts' clocks differ a little
_LONGEST_SUBJECT: Final = 255  # by the standard


class UnknownKeyError(Exception):
    """The token is signed with a key that was not known when the keys were fetched."""


def claims_of_id_token(
    token: Mapping[str, Any], keys: KeySet, provider: Discovered, *, client_id: str, nonce: str, now: datetime
) -> dict[str, Any]:
    """The claims of the `id_token` in a token endpoint's answer.

    Raises UnknownKeyError, and OidcError for a token that is not what it must be.
    """
    registry = JWSRegistry(algorithms=list(provider.algorithms), strict_check_header=False)
    try:
        decoded = jwt.decode(str(token.get("id_token")), keys, registry=registry)
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": client_id},
                "nonce": {"essential": True, "value": nonce},
            },
            {"nonce": nonce, "client_id": client_id, "access_token": token.get("access_token")},
        )
        claims.validate(now=now.timestamp(), leeway=LEEWAY_SECONDS)
    except InvalidKeyIdError as error:
        raise UnknownKeyError from error
    # Whatever is no token at all fails in the decoder in ways of its own.
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise OidcError(Failure.NOT_THEIRS) from error
    # For nobody else too: we trust no other audience. And of somebody.
    is_for_us_alone = claims["aud"] in (client_id, [client_id])
    if not is_for_us_alone or not 0 < len(claims["sub"]) <= _LONGEST_SUBJECT:
        raise OidcError(Failure.NOT_THEIRS)
    return dict(claims)
