"""`dashboard upgrade`: the app database's tables of this version, made by whoever owns them."""

import click

from dashboard.commands.app_database import app_database
from dashboard.commands.environment import settings_or_fail
from dashboard.commands.terminal import terminal_words


@click.command("upgrade")
def command() -> None:
    """Bring the app database up to this version, as its owner where the web processes' user may not alter tables."""
    with app_database(settings_or_fail()):
        click.echo(terminal_words()("The dashboard's database is of this version."))
