"""`dashboard serve`: the production server, in the demo as in a municipality."""

import atexit
import gc
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pkgutil import resolve_name
from typing import Any, Final

import click
from gunicorn.app.base import BaseApplication

from dashboard.auth.audit_log import audit_log
from dashboard.auth.audit_upkeep import keep_audit_log_short, log_changed_settings
from dashboard.auth.clock import now
from dashboard.auth.demo_people import SignIn, read_sign_ins
from dashboard.auth.logs import log_config
from dashboard.auth.roles import ROLES
from dashboard.commands.app_database import app_database
from dashboard.commands.environment import mapping_or_fail, settings_or_fail
from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.i18n.words import Words
from dashboard.settings import Settings

# By name, so that only the workers pay for importing Dash: the process that watches them stays small.
_APP: Final = "dashboard.app:create_app"
_SLOWEST_ANSWER_SECONDS: Final = 120
_LONGEST_ADDRESS: Final = 8190  # a filter is an address, and a saved cohort can be a long one


@click.command("serve")
@click.option("--host", help="The address to listen on.  [default: DASHBOARD_HOST, else 127.0.0.1]")
@click.option("--port", type=int, help="The port to listen on.  [default: DASHBOARD_PORT, else 8050]")
def command(host: str | None, port: int | None) -> None:
    """Serve the dashboard until it is stopped."""
    settings, words = settings_or_fail(host=host, port=port), terminal_words()
    mapping_or_fail(settings)
    with app_database(settings) as database:  # brought up to date here, once, before the workers open it
        log = audit_log(settings, database)
        log_changed_settings(log, settings, now())
        keep_audit_log_short(log, settings, now())
    if not _is_free(settings.host, settings.port):
        fail(words("Port {port} is in use. Choose another: --port, or DASHBOARD_PORT.", port=settings.port), 1)

    def say_where(arbiter: Any) -> None:
        port = arbiter.LISTENERS[0].sock.getsockname()[1]
        click.echo("\n".join(greeting(words, settings, port)))

    _Gunicorn(settings, say_where).run()


def greeting(words: Words, settings: Settings, port: int) -> list[str]:
    """The lines that tell where the dashboard is, and in a demo who can sign in."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = ["", words("The dashboard is at {address} (stop it with Ctrl+C)", address=f"http://{host}:{port}")]
    sign_ins = read_sign_ins(settings.demo_dir) if settings.demo_dir is not None else []
    if sign_ins:
        lines += ["", words("Fictional data. Sign in as:"), *_table(words, sign_ins)]
    return [*lines, ""]


def _table(words: Words, sign_ins: list[SignIn]) -> list[str]:
    rows = [(words("User name"), words("Password"), words("Role"))]
    rows += [(each.username, each.password, f"{words.text(ROLES[each.role].name)}, {each.place}") for each in sign_ins]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return [f"  {row[0]:<{first}}  {row[1]:<{second}}  {row[2]}" for row in rows]


def _is_free(host: str, port: int) -> bool:
    """Asked beforehand: the server itself would try for five seconds, and then say it in a log line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def collect_seldom() -> None:
    """Let the collector of unreachable objects pass over what the process is made of, and rest while a page is made.

    What a process is made of stays; a page is made of some ten thousand objects, nearly all of which go without it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


class _Gunicorn(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our settings instead of a command line and a configuration file."""

    def __init__(self, settings: Settings, when_ready: Callable[[Any], None]) -> None:
        self._settings = settings
        self._when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        values = {
            "bind": f"{host}:{self._settings.port}",
            "worker_class": "gthread",
            "workers": self._settings.workers,
            "threads": self._settings.threads,
            "timeout": _SLOWEST_ANSWER_SECONDS,
            "limit_request_line": _LONGEST_ADDRESS,
            "logconfig_dict": log_config(self._settings.log_level),
            "control_socket_disable": True,
            "when_ready": self._when_ready,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """In each worker: the app, made afresh, so that no connection is shared between processes."""
        # Nothing is collected while it is made: quicker, and an end in the middle does not meet a collector at work.
        gc.disable()
        ending = ExitStack()
        atexit.register(ending.close)
        app = resolve_name(_APP)(self._settings, ending)
        collect_seldom()
        gc.enable()
        ending.callback(gc.unfreeze)  # or DuckDB complains at the end of what has not been collected
        return app.server
