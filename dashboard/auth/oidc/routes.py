"""The addresses of signing in at the provider: out, back, and out of the provider too."""

from typing import Final

from flask import Blueprint

from dashboard.auth.addresses import SIGN_IN
from dashboard.auth.context import AuthContext
from dashboard.auth.oidc.handlers import Handlers
from dashboard.auth.oidc.mapping_file import load_mapping
from dashboard.auth.oidc.provider import Provider
from dashboard.settings.oidc import OidcSettings

OUT: Final = f"{SIGN_IN}/oidc"
BACK: Final = f"{OUT}/svar"
LEAVE: Final = f"{OUT}/ud"


def oidc_routes(context: AuthContext, oidc: OidcSettings) -> Blueprint:
    """`/log-ind/oidc`, `/log-ind/oidc/svar` and `/log-ind/oidc/ud` (all GET).

    Raises SettingsError where the mapping cannot be used.
    """
    mapping = load_mapping(oidc.mapping, context.settings.municipality)
    handlers = Handlers(context, oidc, mapping, Provider(context.settings, oidc, mapping, context.clock))
    routes = Blueprint("oidc", __name__)
    routes.get(OUT, endpoint="out")(handlers.out)
    routes.get(BACK, endpoint="back")(handlers.back)
    routes.get(LEAVE, endpoint="leave")(handlers.leave)
    return routes
