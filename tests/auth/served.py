"""`python -m tests.auth.served --port N`: `dashboard serve` with a plain server in place of the whole app."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dashboard.auth.context import open_context
from dashboard.auth.server import create_server
from dashboard.commands import serve
from dashboard.data.app_database import sessions
from dashboard.settings import Settings
from tests.auth.conftest import START


def create_app(settings: Settings, ending: ExitStack) -> SimpleNamespace:
    """Like dashboard.app.create_app: something with a `server`."""
    context = open_context(settings)
    ending.callback(context.database.close)
    return SimpleNamespace(
        server=create_server(context, script_hashes=list, mart_built=lambda: START, pages=["/hjem/<key>"])
    )


def lay(trap: Path) -> None:
    """The process that starts a session while the file is there is killed before that is kept. Once."""
    start_session = sessions.start_session

    def start_and_die(*arguments: Any, **more: Any) -> None:
        start_session(*arguments, **more)
        if trap.exists():
            trap.unlink()
            os.kill(os.getpid(), signal.SIGKILL)

    sessions.start_session = start_and_die


if __name__ == "__main__":
    if trap := os.environ.get("KILLED_WHILE"):
        lay(Path(trap))
    serve._APP = "tests.auth.served:create_app"  # type: ignore[misc]
    serve.command()
