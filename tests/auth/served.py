"""`python -m tests.auth.served --port N`: `dashboard serve` with a plain server in place of the whole app."""

from types import SimpleNamespace

from dashboard.auth.context import open_context
from dashboard.auth.server import create_server
from dashboard.commands import serve
from dashboard.settings import Settings
from tests.auth.conftest import START


def create_app(settings: Settings) -> SimpleNamespace:
    """Like dashboard.app.create_app: something with a `server`."""
    context = open_context(settings)
    return SimpleNamespace(
        server=create_server(context, script_hashes=list, mart_built=lambda: START, pages=["/hjem/<key>"])
    )


if __name__ == "__main__":
    serve._APP = "tests.auth.served:create_app"  # type: ignore[misc]
    serve.command()
