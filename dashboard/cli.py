"""The `dashboard` command: its parts, listed by hand."""

from importlib import import_module

import click

# Name -> module; a command's imports (pandas, the web server) are only paid for when it is called.
_COMMANDS = {
    "audit": "audit",
    "check": "check",
    "contributors": "contributors",
    "demo": "demo",
    "import": "import_",
    "indicators": "indicators",
    "pack": "pack",
    "people": "people",
    "refresh": "refresh",
    "serve": "serve",
    "since": "since",
    "upgrade": "upgrade",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"dashboard.commands.{_COMMANDS[cmd_name]}")
        found = module.command
        assert isinstance(found, click.Command)
        return found


@click.command(cls=_Commands)
@click.version_option(package_name="dashboard")
def main() -> None:
    """Keeps the schooling of children in care in view, for the leaders responsible for it."""
