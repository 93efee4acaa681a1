"""A provider of our own that says whatever a test wants: true, forged or broken."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from flask import Flask, Response, jsonify, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from joserfc.jws import JWSRegistry

DISCOVERY: Final = "/.well-known/openid-configuration"
_ALL: Final = ["RS256", "HS256", "none"]


class OwnProvider:
    """`app` is to be served at the issuer. `says` replaces whole answers by path, `document` adds to the discovery."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key = key_named("first")
        self.document: dict[str, Any] = {}
        self.token: object = {}
        self.userinfo: dict[str, Any] = {}
        self.says: dict[str, Response] = {}
        self.asked: list[str] = []
        self.forms: list[dict[str, str]] = []
        self.app = Flask("provider")
        self.app.before_request(self._note)
        self.app.get(DISCOVERY, endpoint="discovery")(lambda: jsonify(self.discovery()))
        self.app.get("/keys", endpoint="keys")(lambda: jsonify(keys=[self.key.as_dict(private=False)]))
        self.app.post("/token", endpoint="token")(lambda: jsonify(self.token))
        self.app.get("/userinfo", endpoint="userinfo")(lambda: jsonify(self.userinfo))

    def _note(self) -> Response | None:
        self.asked.append(request.path)
        if request.method == "POST":
            self.forms.append(request.form.to_dict())
        return self.says.get(request.path)

    def discovery(self) -> dict[str, Any]:
        """The discovery document."""
        endpoints = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return endpoints | self.document


@cache
def key_named(kid: str, whose: str = "the provider's") -> RSAKey:
    """A key for signing: the same for the same words, as making one takes a while."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


def signed(claims: Mapping[str, Any], key: Any, header: Mapping[str, Any]) -> str:
    """A token, signed as its header says, whatever that is."""
    registry = JWSRegistry(algorithms=_ALL, strict_check_header=False)
    return jwt.encode(dict(header), dict(claims), key, registry=registry)
