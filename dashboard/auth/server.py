"""The Flask server under Dash: the gate, the sign-in page, health, headers, compression, errors and logs."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.auth.audit_refusals import log_refusals
from dashboard.auth.context import AuthContext
from dashboard.auth.error_pages import show_errors_in_words
from dashboard.auth.gate import put_up_gate
from dashboard.auth.headers import ScriptHashes, set_headers
from dashboard.auth.health import MartBuilt, health_routes
from dashboard.auth.language import language_routes
from dashboard.auth.limits import limit_requests
from dashboard.auth.logs import log_requests
from dashboard.auth.password_pages import password_routes
from dashboard.auth.recognise import recognise_readers
from dashboard.auth.sign_in_pages import sign_in_routes
from dashboard.auth.static_files import compress_answers
from dashboard.settings.oidc import oidc_settings

_TEMPLATES: Final = Path(__file__).parent / "templates"


def create_server(
    context: AuthContext, *, script_hashes: ScriptHashes, mart_built: MartBuilt, pages: Collection[str] = ()
) -> Flask:
    """The server with everything that must stand before Dash is put on it (`Dash(server=...)`).

    `script_hashes` is asked at each page, so it may name an app made later: `lambda: app.csp_hashes()`.
    `mart_built` says when the figures that can be read were built; `pages` are the paths that Dash draws.
    Raises SettingsError where the mapping of a provider's claims cannot be used.
    """
    settings = context.settings
    server = Flask("dashboard", static_folder=None, template_folder=str(_TEMPLATES))
    server.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=settings.max_upload_mb * 1_000_000,
        PROPAGATE_EXCEPTIONS=False,
    )
    if settings.behind_proxy:
        # The one proxy's word is believed about who asks, and about nothing else.
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            server.wsgi_app, x_for=1, x_proto=0, x_host=0, x_port=0, x_prefix=0
        )
    show_errors_in_words(server)
    recognise_readers(server, context)
    log_requests(server, context.clock, pages)
    limit_requests(server)
    put_up_gate(server, settings)
    set_headers(server, settings, script_hashes)
    compress_answers(server)
    log_refusals(server, context.audit)
    server.register_blueprint(sign_in_routes(context))
    if settings.password_sign_in:
        server.register_blueprint(password_routes(context))
    if (oidc := oidc_settings(settings)) is not None:
        # Not at the top: its libraries are 16 MB a process, which only who has a provider should pay.
        from dashboard.auth.oidc.routes import oidc_routes

        server.register_blueprint(oidc_routes(context, oidc))
    server.register_blueprint(health_routes(context, mart_built))
    server.register_blueprint(language_routes(context))
    return server


def routes(server: Flask) -> frozenset[tuple[str, str]]:
    """Every route as (method, rule): what the test of the allow-list looks through."""
    return frozenset((method, rule.rule) for rule in server.url_map.iter_rules() for method in rule.methods or ())
