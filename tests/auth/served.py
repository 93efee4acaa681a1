"""`python -m tests.auth.served --port N`: `dashboard serve` with a plain server in place of the whole app."""

from types import SimpleNamespace

from dashboard.auth.server import create_server
from dashboard.commands import serve
from dashboard.settings import Settings


def create_app(settings: Settings) -> SimpleNamespace:
    """Like dashboard.app.create_app: something with a `server`."""
    return SimpleNamespace(server=create_server(settings, script_hashes=list, mart_ready=lambda: True))


if __name__ == "__main__":
    serve._APP = "tests.auth.served:create_app"  # type: ignore[misc]
    serve.command()
